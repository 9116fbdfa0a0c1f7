import { fold } from '../text';

/** The ways a question can be spoilt, for measuring. */
export const noises = ['none', 'nomarks', 'telex', 'typo', 'nfd', 'tone', 'abbr'] as const;
export type Noise = (typeof noises)[number];

export interface NoiseTools {
  /** Full forms to short forms. */
  readonly shortForms: ReadonlyMap<string, string>;
}

const toneKeys = ['', 'f', 's', 'r', 'x', 'j'];
const toneMarks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const letterKeys: Readonly<Record<string, string>> = {
  ă: 'aw',
  â: 'aa',
  ê: 'ee',
  ô: 'oo',
  ơ: 'ow',
  ư: 'uw',
  đ: 'dd',
};

function toTelex(word: string): string {
  const marks = word.normalize('NFD');
  const tone = toneMarks.findIndex((mark) => mark !== '' && marks.includes(mark));
  const bare = tone < 0 ? word : marks.replace(toneMarks[tone] ?? '', '').normalize('NFC');
  const keys = Array.from(bare, (letter) => letterKeys[letter] ?? letter).join('');
  return keys + (toneKeys[Math.max(0, tone)] ?? '');
}

const eachWord = /[\p{L}\p{M}]+/gu;

/** A number from 0 to 1 that depends on the text only, so that every run spoils it alike. */
function chanceOf(text: string): number {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash / 2 ** 32;
}

const edits: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) =>
    word.slice(0, at) + 'qwertyuiopasdfghjklcvbnm'.charAt((at * 7) % 24) + word.slice(at + 1),
];

/** One slip of the finger in one word of three letters or more. */
function withTypo(text: string): string {
  const words = [...text.matchAll(eachWord)].filter(([word]) => word.length >= 3);
  const hit = words[Math.floor(chanceOf(text) * words.length)];
  if (!hit) return text;
  const [word] = hit;
  const at = Math.floor(chanceOf(`${text}!`) * (word.length - 1));
  const edit = edits[Math.floor(chanceOf(`${text}?`) * edits.length)];
  const spoilt = edit ? edit(word, at) : word;
  return text.slice(0, hit.index) + spoilt + text.slice(hit.index + word.length);
}

const otherSeat: Readonly<Record<string, string>> = {
  òa: 'oà',
  óa: 'oá',
  ỏa: 'oả',
  õa: 'oã',
  ọa: 'oạ',
  òe: 'oè',
  óe: 'oé',
  ỏe: 'oẻ',
  õe: 'oẽ',
  ọe: 'oẹ',
  ùy: 'uỳ',
  úy: 'uý',
  ủy: 'uỷ',
  ũy: 'uỹ',
  ụy: 'uỵ',
};

function moveTones(text: string): string {
  const there = new Map(Object.entries(otherSeat));
  const back = new Map([...there].map(([a, b]) => [b, a]));
  return text
    .normalize('NFC')
    .replace(
      /(?:[òóỏõọ][ae]|[ùúủũụ]y|o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu,
      (pair) => there.get(pair) ?? back.get(pair) ?? pair,
    );
}

function abbreviate(text: string, { shortForms }: NoiseTools): string {
  let short = text;
  for (const [full, form] of shortForms) {
    const at = short.toLowerCase().indexOf(full);
    if (at >= 0) short = short.slice(0, at) + form + short.slice(at + full.length);
  }
  return short;
}

const spoil: Readonly<Record<Noise, (text: string, tools: NoiseTools) => string>> = {
  none: (text) => text,
  nomarks: (text) => fold(text),
  telex: (text) => text.normalize('NFC').toLowerCase().replace(eachWord, toTelex),
  typo: withTypo,
  nfd: (text) => text.normalize('NFD'),
  tone: moveTones,
  abbr: abbreviate,
};

/** A question as it looks under a noise; the same question always looks the same. */
export function addNoise(text: string, noise: Noise, tools: NoiseTools): string {
  return spoil[noise](text, tools);
}

import { fold, hasMarks, normalize, tokenize } from '../text';

/** A word of a question: as written (NFC, lower case, tone in its place) and without marks. */
export interface UnitWord {
  readonly written: string;
  readonly key: string;
}

/** The words of a text, with `p1`, `p.1` read as `phường 1`. */
export function unitWords(text: string): readonly UnitWord[] {
  const tokens = tokenize(normalize(text), 'vi').flatMap(splitShortWard);
  return tokens.map((token, at) => {
    const next = tokens[at + 1] ?? '';
    return toWord(isShortWard(token) && /^\d{1,2}$/.test(next) ? 'phường' : token);
  });
}

function splitShortWard(token: string): readonly string[] {
  const parts = /^([pf])(\d{1,2})$/.exec(token);
  return parts === null ? [token] : parts.slice(1);
}

function isShortWard(token: string): boolean {
  return token === 'p' || token === 'f';
}

function toWord(token: string): UnitWord {
  const written = withPlainI(token);
  return { written, key: fold(written) };
}

const finalY: Readonly<Record<string, string>> = { y: 'i', ý: 'í', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' };

// Mỹ and Mĩ, Lý and Lí are one name; which letter is used is taste.
function withPlainI(token: string): string {
  return token.replace(
    /^([bcdghklmnpqrstvxđ]{1,3})([yýỳỷỹỵ])$/u,
    (_, onset: string, y: string) => onset + (finalY[y] ?? y),
  );
}

/** True when the word of a question may stand for `wanted`: the same, or written without marks. */
export function sameWord(word: UnitWord, wanted: UnitWord): boolean {
  return word.written === wanted.written || word.written === wanted.key;
}

export function anyMarks(words: readonly UnitWord[]): boolean {
  return words.some(({ written }) => hasMarks(written));
}

/** True when `phrase` stands in `words` at `at`. */
export function phraseAt(
  words: readonly UnitWord[],
  at: number,
  phrase: readonly UnitWord[],
): boolean {
  return phrase.every((wanted, i) => {
    const word = words[at + i];
    return word !== undefined && sameWord(word, wanted);
  });
}

const numerals: readonly (readonly string[])[] = [
  [],
  ['một', 'nhất'],
  ['hai', 'nhì'],
  ['ba'],
  ['bốn', 'tư'],
  ['năm'],
  ['sáu'],
  ['bảy'],
  ['tám'],
  ['chín'],
  ['mười'],
  ['mười một'],
  ['mười hai'],
];

/** A name and how else people write it: `An Thạnh 1` is also `An Thạnh Nhất`. */
export function spellingsOf(name: string): readonly string[] {
  const number = /(\d{1,2})$/.exec(name)?.[1];
  if (number === undefined) return [name];
  const stem = name.slice(0, -number.length);
  return [name, ...(numerals[Number(number)] ?? []).map((numeral) => stem + numeral)];
}

/** Items by the first word of their phrase, without marks. */
export function byFirstWord<T extends { readonly words: readonly UnitWord[] }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = item.words[0]?.key ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

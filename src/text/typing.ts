import { decodeTelex, decodeVni, endsWithTone } from './telex';
import { hasMarks } from './unicode';
import { mapWords, wordsOf } from './words';
import type { SyllableModel } from './syllable-model';

interface Decoded {
  readonly syllable: string;
  /** True where the keys are a habit of typing and not likely a foreign word. */
  readonly sure: boolean;
}

function decodeKeys(word: string, model: SyllableModel, foreignToo: boolean): Decoded | undefined {
  const known = foreignToo ? model.idOf(word) >= 0 : model.knows(word);
  if (known || hasMarks(word)) return undefined;
  const telex = decodeTelex(word);
  if (telex !== undefined && model.idOf(telex) >= 0) {
    return { syllable: telex, sure: endsWithTone(word) || /(?:aa|ee|oo|dd|w)/u.test(word) };
  }
  const vni = decodeVni(word);
  return vni !== undefined && model.idOf(vni) >= 0
    ? { syllable: vni, sure: word.length > 3 }
    : undefined;
}

/**
 * Turns Telex and VNI keys left in a text into syllables, only where a word is unknown as it
 * stands. One unsure word alone (`visa`, `A1`) stays.
 */
export function createTypingDecoder(model: SyllableModel): (text: string) => string {
  return (text) => {
    const words = wordsOf(text).map(({ text: word }) => word.toLowerCase());
    const read = (foreignToo: boolean): readonly (Decoded | undefined)[] =>
      words.map((word) => decodeKeys(word, model, foreignToo));
    const cautious = read(false);
    const hits = cautious.filter((found) => found !== undefined).length;
    if (hits === 0) return text;
    // Where most words are keys, `max` and `car` are `mã` and `cả`.
    const decoded = hits * 3 >= words.length && hits >= 3 ? read(true) : cautious;
    return mapWords(text, (word, at) => {
      const found = decoded[at];
      return found && (found.sure || hits >= 3) ? found.syllable : word;
    });
  };
}

const longRun = /(\p{L})\1{2,}/giu;
const anyLongRun = new RegExp(longRun.source, 'iu');
const romanNumber = /^[ivxlcdm]+$/iu;

/** `alooooo` -> `alo`: letters held down. Roman numbers stay. */
export function shortenRuns(text: string): string {
  if (!anyLongRun.test(text)) return text;
  return mapWords(text, (word) => (romanNumber.test(word) ? word : word.replace(longRun, '$1')));
}

/** Splits words written together (`khaisinh`) where both halves are known and seen side by side. */
export function createSplitter(model: SyllableModel): (text: string) => string {
  const halves = (word: string): string => {
    if (word.length < 5 || word.length > 14 || model.knows(word)) return word;
    for (let cut = 2; cut <= word.length - 2; cut += 1) {
      const left = model.idsOfFolded(word.slice(0, cut));
      const right = model.idsOfFolded(word.slice(cut));
      const found = left.some((first) => right.some((second) => model.seen(first, second)));
      if (found) return `${word.slice(0, cut)} ${word.slice(cut)}`;
    }
    return word;
  };
  return (text) => mapWords(text, (word) => (/^[a-z]+$/u.test(word) ? halves(word) : word));
}

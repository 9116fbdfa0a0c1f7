import { fold } from './unicode';
import { mapWords } from './words';
import type { Word } from './words';

/** A short form with its full form, and words one of which must stand near (none: always). */
export interface ShortForm {
  readonly short: string;
  readonly full: string;
  readonly near: readonly string[];
}

interface Reading {
  readonly full: string;
  readonly near: readonly string[];
}

// How many words to each side count as context.
const contextWords = 8;

function contextOf(words: readonly Word[], at: number): string {
  const from = Math.max(0, at - contextWords);
  const near = words.slice(from, at + contextWords + 1);
  return ` ${fold(near.map(({ text }) => text).join(' '))} `;
}

function choose(readings: readonly Reading[], context: () => string): Reading | undefined {
  const fitting = readings.find(
    ({ near }) => near.length > 0 && near.some((phrase) => context().includes(` ${phrase} `)),
  );
  return fitting ?? readings.find(({ near }) => near.length === 0);
}

/**
 * A function that writes short forms out (`CCCD` -> `căn cước công dân`); where a short form has
 * several readings, the words around decide, and without a sign it stays as it is.
 */
export function createAbbreviations(forms: readonly ShortForm[]): (text: string) => string {
  const readings = new Map<string, Reading[]>();
  for (const { short, full, near } of forms) {
    const key = short.normalize('NFC').toLowerCase();
    const known = readings.get(key) ?? [];
    known.push({ full, near: near.map(fold) });
    readings.set(key, known);
  }
  return (text) =>
    mapWords(text, (word, at, words) => {
      const found = readings.get(word.toLowerCase());
      return (found && choose(found, () => contextOf(words, at)))?.full ?? word;
    });
}

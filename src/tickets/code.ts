import type { IdGenerator } from '../core';

// No 0 O 1 I L: they are misread on paper and over the phone. 31 is prime, so that the check
// character finds every single wrong character and every swap of two neighbours.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What may have been meant by a character that codes never use. */
const meant: Readonly<Record<string, string>> = {
  '0': 'QDU',
  O: 'QDU',
  '1': 'J7T',
  I: 'J7T',
  L: 'J7T',
};

const drawnLength = 3;

/** A new code such as `LC-2611-7K2Q`: place, year and month of `day` (`YYYY-MM-DD`), three drawn, one check. */
export function newTicketCode(place: string, day: string, ids: IdGenerator): string {
  const month = `${day.slice(2, 4)}${day.slice(5, 7)}`;
  // The generator's characters are all in the alphabet here.
  const drawn = ids.code(drawnLength);
  return `${place}-${month}-${drawn}${checkOf(place, month, drawn)}`;
}

/**
 * The code a person means, or undefined. Small letters, missing or other dashes, spaces and words
 * around it are forgiven, and characters that codes never use where only one can have been meant.
 */
export function parseTicketCode(text: string): string | undefined {
  const upper = text.normalize('NFKC').toUpperCase();
  for (const [, place = '', month = '', tail = ''] of upper.matchAll(loose)) {
    const found = complete(place, toDigits(month), compact(tail));
    if (found !== undefined) return found;
  }
  return undefined;
}

const gap = '[\\s._–—-]{0,3}';
const monthDigit = '[0-9OIL]';
const month = Array.from({ length: 4 }, () => monthDigit).join(gap);
const loose = new RegExp(
  `(?<![\\p{L}\\p{N}])([A-Z]{2,4})${gap}(${month})${gap}((?:[0-9A-Z]${gap}){3}[0-9A-Z])(?![\\p{L}\\p{N}])`,
  'gu',
);

function complete(place: string, month: string, tail: string): string | undefined {
  const number = Number(month.slice(2));
  if (number < 1 || number > 12) return undefined;
  const fits = readings(tail).filter(
    (reading) => checkOf(place, month, reading.slice(0, drawnLength)) === reading.slice(-1),
  );
  // Where two readings fit, nothing says which was meant.
  return fits.length === 1 ? `${place}-${month}-${fits[0] ?? ''}` : undefined;
}

/** Every way to read the characters. */
function readings(tail: string): readonly string[] {
  return Array.from(tail, (character) => Array.from(meant[character] ?? character)).reduce<
    readonly string[]
  >((built, next) => built.flatMap((head) => next.map((character) => head + character)), ['']);
}

function compact(text: string): string {
  return text.replace(/[\s._–—-]/gu, '');
}

function toDigits(text: string): string {
  return compact(text).replaceAll('O', '0').replace(/[IL]/gu, '1');
}

function checkOf(place: string, month: string, drawn: string): string {
  const values = [
    ...Array.from(place, (letter) => letters.indexOf(letter)),
    ...Array.from(month, Number),
    ...Array.from(drawn, (character) => alphabet.indexOf(character)),
  ];
  // 3 generates all of 1..30 modulo 31: no two places weigh the same, none weighs like the check's.
  const { sum } = values.reduce(
    ({ sum, weight }, value) => ({
      sum: (sum + (value + 1) * weight) % alphabet.length,
      weight: (weight * 3) % alphabet.length,
    }),
    { sum: 0, weight: 3 },
  );
  return alphabet.charAt(sum);
}

import type { Language } from '../core';

/** How a number is written; shares are 0..1, `points` the difference of two shares. */
export type NumberFormat = 'count' | 'share' | 'days' | 'score' | 'change' | 'points' | 'dayChange';

interface Writers {
  readonly whole: Intl.NumberFormat;
  readonly tenth: Intl.NumberFormat;
  readonly hundredth: Intl.NumberFormat;
}

function writersOf(locale: string): Writers {
  const upTo = (maximumFractionDigits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { maximumFractionDigits });
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return { whole: upTo(0), tenth: upTo(1), hundredth: new Intl.NumberFormat(locale, two) };
}

const byLanguage: Readonly<Record<Language, Writers>> = {
  vi: writersOf('vi-VN'),
  en: writersOf('en-GB'),
  km: writersOf('km-KH-u-nu-latn'),
};

const formats: Readonly<Record<NumberFormat, (value: number, writers: Writers) => string>> = {
  count: (value, { whole }) => whole.format(value),
  share: (value, { tenth }) => `${tenth.format(value * 100)}%`,
  days: (value, { tenth }) => tenth.format(value),
  score: (value, { hundredth }) => hundredth.format(value),
  change: (value, { whole }) => signed(whole.format(Math.abs(value)), value),
  points: (value, { tenth }) =>
    `${signed(tenth.format(Math.abs(value * 100)), value)}\u00a0điểm\u00a0%`,
  dayChange: (value, { tenth }) => signed(tenth.format(Math.abs(value)), value),
};

/** The number as people of the language read it: in Vietnamese `1.234`, `87,5%`, `+3`. */
export function writeNumber(value: number, format: NumberFormat, lang: Language = 'vi'): string {
  return formats[format](value, byLanguage[lang]);
}

// A minus sign as long as the plus, which no line break tears off.
function signed(text: string, value: number): string {
  if (/^[0,.]+$/.test(text)) return '0';
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** A day as officials write it: `01/07/2026`; of a moment, the day it is in Viet Nam. */
export function writeDay(time: Date): string {
  const { day, month, year } = dayParts(time);
  return `${day}/${month}/${year}`;
}

/** Day and month with two digits, as calendar of Viet Nam. */
export function dayParts(time: Date): {
  readonly day: string;
  readonly month: string;
  readonly year: string;
} {
  const there = new Date(time.getTime() + 7 * 60 * 60 * 1000).toISOString();
  return { year: there.slice(0, 4), month: there.slice(5, 7), day: there.slice(8, 10) };
}

/** How a number is written; shares are 0..1, `points` the difference of two shares. */
export type NumberFormat = 'count' | 'share' | 'days' | 'score' | 'change' | 'points' | 'dayChange';

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const hundredth = new Intl.NumberFormat('vi-VN', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

const writers: Readonly<Record<NumberFormat, (value: number) => string>> = {
  count: (value) => whole.format(value),
  share: (value) => `${tenth.format(value * 100)}%`,
  days: (value) => tenth.format(value),
  score: (value) => hundredth.format(value),
  change: (value) => signed(whole.format(Math.abs(value)), value),
  points: (value) => `${signed(tenth.format(Math.abs(value * 100)), value)}\u00a0điểm\u00a0%`,
  dayChange: (value) => signed(tenth.format(Math.abs(value)), value),
};

/** The number as Vietnamese read it: `1.234`, `87,5%`, `+3`. */
export function writeNumber(value: number, format: NumberFormat): string {
  return writers[format](value);
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

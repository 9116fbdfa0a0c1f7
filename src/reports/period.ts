export type PeriodKind = 'month' | 'quarter' | 'half' | 'year';

/** A span of Vietnamese calendar days that reports are made for. */
export interface Period {
  /** `2026-11`, `2026-Q4`, `2026-H2` or `2026`. */
  readonly id: string;
  readonly kind: PeriodKind;
  readonly year: number;
  /** The first month, 1–12. */
  readonly month: number;
  /** Midnight in Viet Nam at which it begins; inclusive. */
  readonly from: Date;
  /** Midnight in Viet Nam after its last day; exclusive. */
  readonly until: Date;
  /** As officials write it: “quý IV năm 2026”. */
  readonly name: string;
}

// Viet Nam is seven hours ahead of UTC and knows no daylight saving.
const offsetMs = 7 * 60 * 60 * 1000;
const months: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };
const roman = ['I', 'II', 'III', 'IV'] as const;

/** Reads `2026-11`, `2026-Q4`, `2026-H2` or `2026`; undefined when it is none of these. */
export function parsePeriod(text: string): Period | undefined {
  const found = /^(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(text);
  if (found === null) return undefined;
  const [, year, month, quarter, half] = found;
  if (month !== undefined) return makePeriod('month', Number(year), Number(month));
  if (quarter !== undefined) return makePeriod('quarter', Number(year), Number(quarter) * 3 - 2);
  if (half !== undefined) return makePeriod('half', Number(year), Number(half) * 6 - 5);
  return makePeriod('year', Number(year), 1);
}

/** The period of the same length that ends where this one begins. */
export function previousPeriod({ kind, year, month }: Period): Period {
  const before = year * 12 + month - 1 - months[kind];
  return makePeriod(kind, Math.floor(before / 12), (before % 12) + 1);
}

/** The parts a trend is drawn by: days of a month, else months. Each is `[from, until)`. */
export function periodParts(period: Period): readonly PeriodPart[] {
  return period.kind === 'month' ? daysOf(period) : monthsOf(period);
}

export interface PeriodPart {
  /** Day or month of the calendar, without a leading nought. */
  readonly number: number;
  readonly from: Date;
  readonly until: Date;
}

function monthsOf({ kind, year, month }: Period): readonly PeriodPart[] {
  return Array.from({ length: months[kind] }, (_, i) => ({
    number: month + i,
    from: midnight(year, month + i),
    until: midnight(year, month + i + 1),
  }));
}

function daysOf({ year, month, until }: Period): readonly PeriodPart[] {
  const last = vietnam(new Date(until.getTime() - 1)).getUTCDate();
  return Array.from({ length: last }, (_, i) => ({
    number: i + 1,
    from: midnight(year, month, i + 1),
    until: midnight(year, month, i + 2),
  }));
}

function makePeriod(kind: PeriodKind, year: number, month: number): Period {
  const from = midnight(year, month);
  const until = midnight(year, month + months[kind]);
  return {
    id: idOf(kind, year, month),
    kind,
    year,
    month,
    from,
    until,
    name: nameOf(kind, year, month),
  };
}

function idOf(kind: PeriodKind, year: number, month: number): string {
  const ids: Readonly<Record<PeriodKind, string>> = {
    month: `${year}-${String(month).padStart(2, '0')}`,
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    half: `${year}-H${Math.ceil(month / 6)}`,
    year: String(year),
  };
  return ids[kind];
}

function nameOf(kind: PeriodKind, year: number, month: number): string {
  const names: Readonly<Record<PeriodKind, string>> = {
    month: `tháng ${month} năm ${year}`,
    quarter: `quý ${roman[Math.ceil(month / 3) - 1] ?? ''} năm ${year}`,
    half: `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`,
    year: `năm ${year}`,
  };
  return names[kind];
}

/** The moment a day begins in Viet Nam; months and days beyond their end run on. */
function midnight(year: number, month: number, day = 1): Date {
  return new Date(Date.UTC(year, month - 1, day) - offsetMs);
}

function vietnam(time: Date): Date {
  return new Date(time.getTime() + offsetMs);
}

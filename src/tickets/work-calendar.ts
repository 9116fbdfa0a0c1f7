import type { Handling, Span } from '../knowledge';
import { vietnamDay } from '../core';

/** Working time of offices in Viet Nam. Days are `YYYY-MM-DD`. */
export interface WorkCalendar {
  isWorkingDay(day: string): boolean;
  /**
   * The end of office hours on the last day of a span that begins the day after `from`; days one
   * after another that end on a holiday end on the next working day, as Bộ luật Dân sự, Điều 148, has it.
   */
  deadline(from: Date, span: Span): Date;
  /** The moment when a share (0 to 1) of the office hours between two times has gone by. */
  momentOf(share: number, from: Date, until: Date): Date;
  /** Office hours between two times, in milliseconds; 0 when there are none. */
  workingMs(from: Date, until: Date): number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** A calendar of holidays and office hours. Years that are not listed have only weekends and days fixed by law. */
export function createWorkCalendar({
  holidays,
  hours,
}: Pick<Handling, 'holidays' | 'hours'>): WorkCalendar {
  const free = new Set(holidays.flatMap(({ days }) => days.map(({ on }) => on)));
  const madeUp = new Set(holidays.flatMap((year) => year.madeUp));
  const known = new Set(holidays.map(({ year }) => String(year)));
  const isWorkingDay = (day: string): boolean => {
    if (madeUp.has(day)) return true;
    if (free.has(day) || isWeekend(day)) return false;
    return known.has(day.slice(0, 4)) || !fixedDays.has(day.slice(5));
  };
  const office = { isWorkingDay, from: hours.from, to: hours.to };
  return {
    isWorkingDay,
    deadline: (from, span) => deadline(office, from, span),
    workingMs: (from, until) => sum(windows(office, from, until)),
    momentOf: (share, from, until) => momentOf(office, share, from, until),
  };
}

interface Office {
  readonly isWorkingDay: (day: string) => boolean;
  readonly from: string;
  readonly to: string;
}

const fixedDays: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02', '11-24']);

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

function deadline(office: Office, from: Date, { days, unit }: Span): Date {
  const first = vietnamDay(from);
  if (unit === 'lich') return at(nextWorkingDay(office, plusDays(first, days)), office.to);
  let day = first;
  for (let left = days; left > 0; left -= 1) day = nextWorkingDay(office, plusDays(day, 1));
  return at(day, office.to);
}

/** The day itself, if offices are open then. */
function nextWorkingDay(office: Office, day: string): string {
  let next = day;
  while (!office.isWorkingDay(next)) next = plusDays(next, 1);
  return next;
}

interface Window {
  readonly from: number;
  readonly until: number;
}

/** Office hours between two times, one window a day. */
function windows(office: Office, from: Date, until: Date): readonly Window[] {
  const found: Window[] = [];
  for (let day = vietnamDay(from); at(day, '00:00') < until; day = plusDays(day, 1)) {
    if (!office.isWorkingDay(day)) continue;
    const begin = Math.max(at(day, office.from).getTime(), from.getTime());
    const end = Math.min(at(day, office.to).getTime(), until.getTime());
    if (end > begin) found.push({ from: begin, until: end });
  }
  return found;
}

function momentOf(office: Office, share: number, from: Date, until: Date): Date {
  const open = windows(office, from, until);
  let left = sum(open) * share;
  for (const window of open) {
    const length = window.until - window.from;
    if (left <= length) return new Date(window.from + left);
    left -= length;
  }
  return until;
}

function sum(open: readonly Window[]): number {
  return open.reduce((total, { from, until }) => total + until - from, 0);
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** A time of a day in Viet Nam. */
function at(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`);
}

import { vietnamDay } from '../core';

const dayMs = 24 * 60 * 60 * 1000;

/** A week from Monday to Sunday in Viet Nam; days are `YYYY-MM-DD`. */
export interface Week {
  readonly from: string;
  readonly to: string;
}

/** The last `count` weeks up to the one of `now`, the oldest first. */
export function lastWeeks(now: Date, count: number): readonly Week[] {
  const monday = mondayOf(vietnamDay(now));
  return Array.from({ length: count }, (_, i) => {
    const from = addDays(monday, -7 * (count - 1 - i));
    return { from, to: addDays(from, 6) };
  });
}

/** The moment a day begins in Viet Nam. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`);
}

/** The place of the week a moment lies in, or -1. */
export function weekOf(time: Date, weeks: readonly Week[]): number {
  const day = vietnamDay(time);
  return weeks.findIndex(({ from, to }) => from <= day && day <= to);
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

function addDays(day: string, days: number): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** Time as a dependency, so that tests stand still and answers can be replayed. */
export interface Clock {
  now(): Date;
}

/** The wall clock of the machine; built in main.ts and cli/main.ts only. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is told to move. */
export class FixedClock implements Clock {
  constructor(private time: Date) {}

  now(): Date {
    return new Date(this.time);
  }

  /** Moves the clock forward by `ms` milliseconds. */
  advance(ms: number): void {
    this.time = new Date(this.time.getTime() + ms);
  }
}

/** The calendar day in Viet Nam (UTC+7, no daylight saving) as `YYYY-MM-DD`. */
export function vietnamDay(time: Date): string {
  const offsetMs = 7 * 60 * 60 * 1000;
  return new Date(time.getTime() + offsetMs).toISOString().slice(0, 10);
}

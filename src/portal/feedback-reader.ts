import type { Clock } from '../core';
import { gatherFeedback, parsePeriod, previousPeriod } from '../reports';
import type { FeedbackFigures, Period } from '../reports';
import type { ReleasedRow, Store } from '../store';

/** What the public feedback pages are made of. */
export interface PublicFeedback {
  readonly figures: FeedbackFigures;
  /** Of the period, the newest first; at most `mostReleased`. */
  readonly released: readonly ReleasedRow[];
  readonly readAt: Date;
}

export type FeedbackStores = Pick<Store, 'figures' | 'surveys' | 'publications' | 'tickets'>;

/** Reads the figures of a period; whoever asks within five minutes gets the same ones. */
export type ReadFeedback = (period: Period, locality: string) => Promise<PublicFeedback>;

const mostReleased = 5000;
const freshMs = 5 * 60 * 1000;
// Addresses name any period there ever was; only some are worth remembering.
const mostKept = 20;

export function createFeedbackReader(store: FeedbackStores, clock: Clock): ReadFeedback {
  const kept = new Map<
    string,
    { readonly until: number; readonly made: Promise<PublicFeedback> }
  >();
  return (period, locality) => {
    const now = clock.now();
    const key = `${period.id} ${locality}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > now.getTime()) return known.made;
    const made = read(store, period, locality, now);
    kept.delete(key);
    kept.set(key, { until: now.getTime() + freshMs, made });
    made.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

async function read(
  store: FeedbackStores,
  period: Period,
  locality: string,
  now: Date,
): Promise<PublicFeedback> {
  const [figures, all] = await Promise.all([
    gatherFeedback(store, { period, locality, now }),
    store.publications.released({ locality, limit: mostReleased }),
  ]);
  const released = all.filter(({ releasedAt }) => isWithin(releasedAt, period));
  return { figures, released, readAt: now };
}

function isWithin(time: string | null, { from, until }: Period): boolean {
  return time !== null && time >= from.toISOString() && time < until.toISOString();
}

/** The period of an address, by default the year of `now` in Viet Nam; undefined when it is none. */
export function periodOf(wanted: unknown, now: Date): Period | undefined {
  if (wanted === undefined || wanted === '') return parsePeriod(yearOf(now));
  const period = typeof wanted === 'string' ? parsePeriod(wanted) : undefined;
  return period !== undefined && period.from <= now ? period : undefined;
}

/** This year, the quarter of `now` and the three before it, and the year before. */
export function offeredPeriods(now: Date): readonly Period[] {
  const year = parsePeriod(yearOf(now));
  const quarters = [1, 2, 3, 4].flatMap((part) => parsePeriod(`${yearOf(now)}-Q${part}`) ?? []);
  const latest = quarters.findLast(({ from }) => from <= now);
  if (year === undefined || latest === undefined) return [];
  const before = [latest];
  for (let i = 0; i < 3; i++) before.push(previousPeriod(before[i] ?? latest));
  return [year, ...before, previousPeriod(year)];
}

function yearOf(now: Date): string {
  return new Date(now.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 4);
}

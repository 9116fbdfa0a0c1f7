import type { AnswerFigures as Counted, RatingCount } from '../store';
import type { Period } from './period';
import { periodParts } from './period';
import { sum } from './statistics';
import type { Share } from './statistics';

/** How an answer ended, as reports tell it. */
export type Outcome =
  'answered' | 'clarified' | 'handed_over' | 'smalltalk' | 'unanswered' | 'refused' | 'failed';

// Statuses of answers by their family; one that is new here counts as answered only if it says so.
const outcomes: Readonly<Record<string, Outcome>> = {
  answered: 'answered',
  dossier: 'answered',
  emergency: 'answered',
  clarification: 'clarified',
  petition: 'handed_over',
  handoff: 'handed_over',
  smalltalk: 'smalltalk',
  unanswered: 'unanswered',
  refused: 'refused',
  error: 'failed',
};

export interface AnswerFigures {
  readonly conversations: number;
  /** Everything citizens said that was answered in some way. */
  readonly messages: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /**
   * Questions answered, of those that asked for an answer: answered, in vain or failed. Asking
   * back, small talk, handing over and refusing are none.
   */
  readonly answerRate: Share;
  /** The most asked first. */
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  readonly languages: readonly { readonly lang: string; readonly count: number }[];
  /** One a day or month of the period, in order. */
  readonly trend: readonly { readonly number: number; readonly count: number }[];
}

/** `trend` counts the parts of the period in order. */
export function toAnswerFigures(
  { counts, conversations }: Counted,
  period: Period,
  trend: readonly number[],
): AnswerFigures {
  const byOutcome = outcomeCounts(counts);
  const { answered, unanswered, failed } = byOutcome;
  return {
    conversations,
    messages: sum(counts.map(({ count }) => count)),
    byOutcome,
    answerRate: { count: answered, of: answered + unanswered + failed },
    topics: totals(counts, ({ topic }) => topic).map(([topic, count]) => ({ topic, count })),
    languages: totals(counts, ({ lang }) => lang).map(([lang, count]) => ({ lang, count })),
    trend: periodParts(period).map(({ number }, i) => ({ number, count: trend[i] ?? 0 })),
  };
}

function outcomeCounts(counts: Counted['counts']): Record<Outcome, number> {
  const all: Record<Outcome, number> = {
    answered: 0,
    clarified: 0,
    handed_over: 0,
    smalltalk: 0,
    unanswered: 0,
    refused: 0,
    failed: 0,
  };
  for (const { status, count } of counts) {
    const outcome = outcomes[status.split('_')[0] ?? ''];
    if (outcome !== undefined) all[outcome] += count;
  }
  return all;
}

function totals<Row extends { readonly count: number }>(
  rows: readonly Row[],
  key: (row: Row) => string | null,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = key(row);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + row.count);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

export interface RatingFigures {
  readonly helpful: Share;
  /** Why answers did not help, the most frequent first; null where nothing was said. */
  readonly reasons: readonly { readonly reason: string | null; readonly count: number }[];
  /** Topics by how often they did not help, the worst first; topics that always helped are left out. */
  readonly topics: readonly { readonly topic: string; readonly notHelpful: Share }[];
}

export function toRatingFigures(counts: readonly RatingCount[]): RatingFigures {
  const all = sum(counts.map(({ count }) => count));
  const bad = counts.filter(({ rating }) => rating === 'not_helpful');
  const reasons = totals(bad, ({ reason }) => reason).map(([reason, count]) => ({ reason, count }));
  const unsaid = sum(bad.filter(({ reason }) => reason === null).map(({ count }) => count));
  return {
    helpful: { count: all - sum(bad.map(({ count }) => count)), of: all },
    reasons: unsaid === 0 ? reasons : [...reasons, { reason: null, count: unsaid }],
    topics: badTopics(counts, bad),
  };
}

function badTopics(
  counts: readonly RatingCount[],
  bad: readonly RatingCount[],
): RatingFigures['topics'] {
  const all = new Map(totals(counts, ({ topic }) => topic));
  return totals(bad, ({ topic }) => topic).map(([topic, count]) => ({
    topic,
    notHelpful: { count, of: all.get(topic) ?? count },
  }));
}

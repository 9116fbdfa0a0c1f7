import type { TicketFact } from '../store';
import type { Period } from './period';
import { median, tally } from './statistics';
import type { Share } from './statistics';

const dayMs = 24 * 60 * 60 * 1000;

/** What became of the tickets of one agency, one field, or all. */
export interface TicketGroup {
  /** Id of the agency or field; empty for all. */
  readonly key: string;
  /** Came in during the period. */
  readonly received: number;
  /** Answered during the period, whenever they came in. */
  readonly answered: number;
  /** First answers in time, of those given during the period. */
  readonly onTime: Share;
  /** Calendar days from coming in to the answer, of those answered during the period. */
  readonly medianDays: number | undefined;
  /** Not yet answered at the end of the period, or now if it has not ended. */
  readonly open: number;
  /** Of the open ones, past their deadline. */
  readonly overdue: number;
}

export interface TicketFigures {
  readonly all: TicketGroup;
  /** The most received first. */
  readonly byAgency: readonly TicketGroup[];
  readonly byField: readonly TicketGroup[];
  /** What came in during the period, by how it stands now and by kind. */
  readonly byState: readonly { readonly key: string; readonly count: number }[];
  readonly byKind: readonly { readonly key: string; readonly count: number }[];
  /** Taken up by somebody, of those that came in and were not withdrawn. */
  readonly takenUp: Share;
  /** Made public, of those answered during the period. */
  readonly published: Share;
  /** Rated 4 or 5, of those answered during the period and rated. */
  readonly satisfied: Share;
  readonly reopened: number;
}

/** Counts tickets for a period; `now` ends a period that is not over. */
export function toTicketFigures(
  facts: readonly TicketFact[],
  period: Period,
  now: Date,
): TicketFigures {
  const view = viewOf(period, now);
  const received = facts.filter(view.received);
  const answered = facts.filter(view.answered);
  const rated = answered.filter(({ satisfaction }) => satisfaction !== null);
  const kept = received.filter(({ state }) => state !== 'withdrawn');
  return {
    all: groupOf('', facts, view),
    byAgency: groupsBy(facts, view, ({ agency }) => agency),
    byField: groupsBy(facts, view, ({ field }) => field),
    byState: countBy(received, ({ state }) => state),
    byKind: countBy(received, ({ kind }) => kind),
    takenUp: { count: kept.filter(isTakenUp).length, of: kept.length },
    published: {
      count: answered.filter(({ releasedAt }) => releasedAt !== null).length,
      of: answered.length,
    },
    satisfied: {
      count: rated.filter(({ satisfaction }) => (satisfaction ?? 0) >= 4).length,
      of: rated.length,
    },
    reopened: answered.filter(({ reopened }) => reopened > 0).length,
  };
}

/** Tests of a ticket against a period. Times are ISO text in UTC, which sorts as time does. */
interface View {
  readonly received: (fact: TicketFact) => boolean;
  readonly answered: (fact: TicketFact) => boolean;
  readonly open: (fact: TicketFact) => boolean;
  readonly overdue: (fact: TicketFact) => boolean;
}

function viewOf({ from, until }: Period, now: Date): View {
  const begin = from.toISOString();
  const end = (until < now ? until : now).toISOString();
  const within = (time: string | null): boolean => time !== null && time >= begin && time < end;
  const open = (fact: TicketFact): boolean => fact.createdAt < end && !isSettled(fact, end);
  return {
    received: ({ createdAt }) => within(createdAt),
    // An answer the citizen did not accept leaves the ticket open.
    answered: (fact) => within(fact.answeredAt) && !open(fact),
    open,
    overdue: (fact) => open(fact) && fact.dueBy < end,
  };
}

/** Whether nobody waited for an answer any more at a moment. */
function isSettled({ state, answeredAt, closedAt }: TicketFact, at: string): boolean {
  switch (state) {
    case 'merged':
    case 'withdrawn':
      return closedAt === null || closedAt < at;
    case 'answered':
    case 'closed':
      return (answeredAt ?? closedAt ?? '') < at;
    default:
      return false;
  }
}

function isTakenUp({ acknowledgedAt, answeredAt, state }: TicketFact): boolean {
  return acknowledgedAt !== null || answeredAt !== null || state === 'merged';
}

function groupsBy(
  facts: readonly TicketFact[],
  view: View,
  key: (fact: TicketFact) => string,
): readonly TicketGroup[] {
  return tally(facts, key)
    .map(({ key: name, items }) => groupOf(name, items, view))
    .filter(({ received, answered, open }) => received + answered + open > 0)
    .sort((a, b) => b.received - a.received || a.key.localeCompare(b.key));
}

function groupOf(key: string, facts: readonly TicketFact[], view: View): TicketGroup {
  const answered = facts.filter(view.answered);
  const timed = answered.filter(({ onTime }) => onTime !== null);
  return {
    key,
    received: facts.filter(view.received).length,
    answered: answered.length,
    onTime: { count: timed.filter(({ onTime }) => onTime === 1).length, of: timed.length },
    medianDays: median(answered.map(daysTaken)),
    open: facts.filter(view.open).length,
    overdue: facts.filter(view.overdue).length,
  };
}

function daysTaken({ createdAt, answeredAt }: TicketFact): number {
  return (Date.parse(answeredAt ?? createdAt) - Date.parse(createdAt)) / dayMs;
}

function countBy(
  facts: readonly TicketFact[],
  key: (fact: TicketFact) => string,
): readonly { readonly key: string; readonly count: number }[] {
  return tally(facts, key).map(({ key: name, items }) => ({ key: name, count: items.length }));
}

import type { Handling, HandlingDeadline, TicketKind } from '../knowledge';
import { neutralHandling } from '../knowledge';
import type { Move } from './moves';
import { dueAt, isWaiting } from './ticket';
import type { Ticket } from './ticket';
import { createWorkCalendar } from './work-calendar';
import type { WorkCalendar } from './work-calendar';

type Clocked = Pick<
  Ticket,
  | 'state'
  | 'acknowledgeBy'
  | 'acknowledgedAt'
  | 'resolveBy'
  | 'extendedTo'
  | 'clockStart'
  | 'answeredAt'
>;

/** A moment at which the clock has something to do with a ticket. */
export interface Milestone {
  readonly at: Date;
  readonly move: Extract<Move, { readonly kind: 'remind' | 'lapse' }>;
}

/** The legal clock: deadlines, reminders and silences by the curated rules. */
export interface TicketTimes {
  readonly calendar: WorkCalendar;
  /** Deadlines of a ticket whose way begins at a time; ISO. */
  deadlines(kind: TicketKind, from: Date): Pick<Ticket, 'acknowledgeBy' | 'resolveBy'>;
  /** The latest an extension may reach. */
  longest(kind: TicketKind, from: Date): Date;
  reopenUntil(closedAt: Date): Date;
  deleteContactAfter(createdAt: Date): Date;
  /** In order of time; none for a ticket nobody waits for. */
  milestones(ticket: Clocked): readonly Milestone[];
  /**
   * The first milestone after a time, ISO, or null. What was pending before it (from `pending` on)
   * stays due: a move between two looks of the clock must not swallow a reminder.
   */
  nextCheck(ticket: Clocked, after: Date, pending?: string | null): string | null;
}

export function createTimes(handling: Handling): TicketTimes {
  const calendar = createWorkCalendar(handling);
  const of = (kind: TicketKind): HandlingDeadline => deadlineOf(handling, kind);
  const milestones = (ticket: Clocked): readonly Milestone[] =>
    [...waitingMilestones(calendar, ticket), ...lapse(calendar, handling, ticket)].sort(
      (a, b) => a.at.getTime() - b.at.getTime(),
    );
  return {
    calendar,
    deadlines: (kind, from) => ({
      acknowledgeBy: calendar.deadline(from, of(kind).acknowledge).toISOString(),
      resolveBy: calendar.deadline(from, of(kind).resolve).toISOString(),
    }),
    longest: (kind, from) => calendar.deadline(from, of(kind).longest),
    reopenUntil: (closedAt) => calendar.deadline(closedAt, handling.reopen),
    deleteContactAfter: (createdAt) => calendar.deadline(createdAt, handling.keepContact),
    milestones,
    nextCheck: (ticket, after, pending = null) => {
      const isAhead = ({ at }: Milestone): boolean =>
        at > after || (pending !== null && at.toISOString() >= pending);
      return milestones(ticket).find(isAhead)?.at.toISOString() ?? null;
    },
  };
}

function deadlineOf({ deadlines }: Handling, kind: TicketKind): HandlingDeadline {
  const own = deadlines.find((one) => one.kind === kind);
  const neutral = neutralHandling.deadlines.find((one) => one.kind === kind);
  if (own === undefined && neutral === undefined) throw new Error(`No deadline for ${kind}`);
  return (own ?? neutral) as HandlingDeadline;
}

const shares = [50, 80, 100] as const;

function waitingMilestones(calendar: WorkCalendar, ticket: Clocked): readonly Milestone[] {
  if (!isWaiting(ticket)) return [];
  const from = new Date(ticket.clockStart);
  const due = new Date(dueAt(ticket));
  const reminders = shares.map((about): Milestone => ({
    at: about === 100 ? due : calendar.momentOf(about / 100, from, due),
    move: { kind: 'remind', about },
  }));
  if (ticket.acknowledgedAt !== null) return reminders;
  const at = new Date(ticket.acknowledgeBy);
  return [...reminders, { at, move: { kind: 'remind', about: 'acknowledge' } }];
}

function lapse(
  calendar: WorkCalendar,
  { silence }: Handling,
  ticket: Clocked,
): readonly Milestone[] {
  if (ticket.state !== 'answered' || ticket.answeredAt === null) return [];
  return [{ at: calendar.deadline(new Date(ticket.answeredAt), silence), move: { kind: 'lapse' } }];
}

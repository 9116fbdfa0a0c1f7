import { vietnamDay } from '../core';
import type { Clock, IdGenerator, Logger } from '../core';
import type { NewNotice, Store } from '../store';
import type { TicketDesk } from './desk';
import type { Digest } from './letters';
import type { Move } from './moves';
import { addressKey } from './notice-plan';
import { agencyName } from './routing';
import { dueAt, system, waitingStates } from './ticket';
import type { Ticket } from './ticket';
import type { Milestone } from './times';

export interface TicketClockDeps {
  readonly store: Pick<Store, 'tickets' | 'ticketAttachments' | 'ticketQueries' | 'notices'>;
  readonly desk: TicketDesk;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

/** What one look at the clock did. */
export interface TickReport {
  readonly checked: number;
  readonly moves: number;
  readonly digests: number;
  readonly purged: number;
}

const batch = 200;
const mostOpen = 20_000;
const dayMs = 24 * 60 * 60 * 1000;
/** Digests leave at this time of a working day in Viet Nam. */
const digestTime = '08:00';

/**
 * Does what time asks for: reminders, escalation, closing after silence, digests, deletion. Looking
 * twice, or from two processes at once, does nothing the second time: moves count on the ticket's
 * version, digests on their key.
 */
export class TicketClock {
  private digestsOf = '';
  private purgedOn = '';

  constructor(private readonly deps: TicketClockDeps) {}

  async tick(): Promise<TickReport> {
    const now = this.deps.clock.now();
    const seen = new Set<string>();
    let moves = 0;
    for (;;) {
      const due = await this.deps.store.tickets.dueForCheck(now.toISOString(), batch);
      // One that stays due although it was looked at would hold up the others for ever.
      const fresh = due.filter(({ id, version }) => !seen.has(`${id}:${version}`));
      if (fresh.length === 0) break;
      for (const ticket of fresh) {
        seen.add(`${ticket.id}:${ticket.version}`);
        moves += await this.check(ticket, now);
      }
    }
    const digests = await this.writeDigests(now);
    return { checked: seen.size, moves, digests, purged: await this.purge(now) };
  }

  private async check(ticket: Ticket, now: Date): Promise<number> {
    const moves = dueMoves(ticket, this.deps.desk.times().milestones(ticket), now);
    const moved =
      moves.length === 0
        ? await this.lookLater(ticket, now)
        : await this.deps.desk.apply(ticket, moves, system);
    return moved === undefined ? 0 : moves.length;
  }

  /** The rules changed since: nothing is due now. */
  private lookLater(ticket: Ticket, now: Date): Promise<Ticket | undefined> {
    const nextCheckAt = this.deps.desk.times().nextCheck(ticket, now);
    const change = { nextCheckAt };
    return this.deps.store.tickets.move({ ticket, change, events: [], notices: [] });
  }

  private async writeDigests(now: Date): Promise<number> {
    const { desk, store, ids } = this.deps;
    const day = vietnamDay(now);
    const begins = new Date(`${day}T${digestTime}:00+07:00`);
    if (this.digestsOf === day || now < begins || !desk.times().calendar.isWorkingDay(day))
      return 0;
    const open = await store.ticketQueries.list({ states: waitingStates, limit: mostOpen });
    const groups = groupBy(open, addressKey);
    const notices = [...groups].map(([address, tickets]): NewNotice => ({
      id: ids.uuid(),
      key: `digest:${address}:${day}`,
      kind: 'digest',
      recipient: 'agency',
      address,
      payload: { ...this.digest(day, tickets, now) },
      dueAt: now.toISOString(),
    }));
    let written = 0;
    for (const notice of notices) written += await store.notices.append([notice]);
    this.digestsOf = day;
    return written;
  }

  private digest(day: string, tickets: readonly Ticket[], now: Date): Digest {
    const { calendar } = this.deps.desk.times();
    const isLate = (ticket: Ticket): boolean => dueAt(ticket) < now.toISOString();
    const isSoon = (ticket: Ticket): boolean =>
      !isLate(ticket) &&
      calendar.momentOf(0.8, new Date(ticket.clockStart), new Date(dueAt(ticket))) <= now;
    const [first] = tickets;
    return {
      day,
      agency: first === undefined ? '' : agencyName(this.deps.desk.handling(), first),
      open: tickets.length,
      overdue: codes(tickets.filter(isLate)),
      soon: codes(tickets.filter(isSoon)),
      fresh: codes(tickets.filter(({ acknowledgedAt }) => acknowledgedAt === null)),
    };
  }

  private async purge(now: Date): Promise<number> {
    const day = vietnamDay(now);
    if (this.purgedOn === day) return 0;
    const purged = await this.deps.store.ticketAttachments.purge(new Date(now.getTime() - dayMs));
    this.purgedOn = day;
    return purged;
  }
}

/** Of several reminders that were missed only the last is given. */
function dueMoves(ticket: Ticket, milestones: readonly Milestone[], now: Date): readonly Move[] {
  const since = ticket.nextCheckAt ?? '';
  const due = milestones.filter(({ at }) => at <= now && at.toISOString() >= since);
  const reminders = due.flatMap(({ move }) => (move.kind === 'remind' ? [move] : []));
  const last = reminders.filter(({ about }) => about !== 'acknowledge').at(-1);
  const acknowledge = reminders.find(({ about }) => about === 'acknowledge');
  const lapse = due.find(({ move }) => move.kind === 'lapse')?.move;
  const escalate: readonly Move[] = last?.about === 100 ? [{ kind: 'escalate' }] : [];
  return [acknowledge, last, ...escalate, lapse].filter((move) => move !== undefined);
}

function codes(tickets: readonly Ticket[]): readonly string[] {
  return tickets.map(({ code }) => code).slice(0, 200);
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

import type { Clock } from '../core';
import type { Store, TicketFilter, TimelinessRow } from '../store';
import { isOverdue, moveNames } from './decide';
import type { TicketDesk } from './desk';
import { agencyName, agencyOf, fieldName } from './routing';
import { dueAt, stateNames } from './ticket';
import type { Ticket } from './ticket';

/** Which tickets; times are ISO and refer to when a ticket was opened. */
export type WatchFilter = Pick<TicketFilter, 'locality' | 'agency' | 'from' | 'to'>;

/** A ticket to look after. */
export interface WatchedTicket {
  readonly ticket: Ticket;
  readonly agency: string;
  readonly due: string;
  /** Office hours until the answer is due; below 0 since when it was. */
  readonly hoursLeft: number;
}

/** An agency's place in the league; shares from 0 to 1, undefined where nothing can be said yet. */
export interface AgencyTimeliness extends TimelinessRow {
  readonly name: string;
  /** Answers in time among those given or overdue. */
  readonly onTimeShare?: number;
  /** Mean satisfaction from 1 to 5. */
  readonly satisfaction?: number;
}

export interface Alarm {
  readonly kind: 'many_overdue' | 'low_on_time' | 'long_overdue';
  readonly agency: string;
  readonly name: string;
  /** Vietnamese. */
  readonly text: string;
}

/** One line of an agency's export; masked words only. */
export interface ExportRow {
  readonly code: string;
  readonly kind: string;
  readonly field: string;
  readonly unit: string;
  readonly agency: string;
  readonly state: string;
  readonly text: string;
  readonly answer: string;
  readonly createdAt: string;
  readonly due: string;
  readonly answeredAt: string;
  readonly closedAt: string;
  readonly onTime: 'có' | 'không' | '';
  readonly overdue: 'có' | 'không';
  readonly reopened: number;
  readonly satisfaction: number | '';
}

export interface SupervisionDeps {
  readonly store: Pick<Store, 'ticketQueries'>;
  readonly desk: TicketDesk;
  readonly clock: Clock;
}

const mostListed = 1000;
const mostExported = 50_000;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const alarmOverdue = 3;
const alarmShare = 0.8;
const alarmDecided = 5;
const longOverdueHours = 50;

/** What supervisors watch: what is late or soon will be, who keeps the time, and what is alarming. */
export class Supervision {
  constructor(private readonly deps: SupervisionDeps) {}

  /** The longest overdue first. */
  async overdue(filter: WatchFilter = {}): Promise<readonly WatchedTicket[]> {
    const now = this.deps.clock.now().toISOString();
    const late = await this.deps.store.ticketQueries.dueBefore(now, {
      ...filter,
      limit: mostListed,
    });
    return late.map((ticket) => this.watched(ticket));
  }

  /** Due within `days` calendar days and not overdue, the most urgent first. */
  async dueSoon(days = 3, filter: WatchFilter = {}): Promise<readonly WatchedTicket[]> {
    const now = this.deps.clock.now();
    const until = new Date(now.getTime() + days * dayMs).toISOString();
    const soon = await this.deps.store.ticketQueries.dueBefore(until, {
      ...filter,
      limit: mostListed,
    });
    return soon.filter((ticket) => !isOverdue(ticket, now)).map((ticket) => this.watched(ticket));
  }

  /** Agencies by the share answered in time, the best first; those without any answer or delay come last. */
  async league(filter: WatchFilter = {}): Promise<readonly AgencyTimeliness[]> {
    const now = this.deps.clock.now().toISOString();
    const rows = await this.deps.store.ticketQueries.timeliness(filter, now);
    return rows
      .map((row) => this.timeliness(row))
      .sort((a, b) => (b.onTimeShare ?? -1) - (a.onTimeShare ?? -1) || b.received - a.received);
  }

  async alarms(filter: WatchFilter = {}): Promise<readonly Alarm[]> {
    const league = await this.league(filter);
    const late = await this.overdue(filter);
    const long = new Set(
      late
        .filter(({ hoursLeft }) => hoursLeft < -longOverdueHours)
        .map(({ ticket }) => ticket.agency),
    );
    return league.flatMap((row) => alarmsOf(row, long.has(row.agency)));
  }

  /** All tickets of an agency (or of all) in a period, for a table that the agency keeps. */
  async exportRows(filter: WatchFilter): Promise<readonly ExportRow[]> {
    const now = this.deps.clock.now();
    const tickets = await this.deps.store.ticketQueries.list({ ...filter, limit: mostExported });
    return tickets.map((ticket) => this.toRow(ticket, now));
  }

  private watched(ticket: Ticket): WatchedTicket {
    const { calendar } = this.deps.desk.times();
    const now = this.deps.clock.now();
    const due = new Date(dueAt(ticket));
    const left = due > now ? calendar.workingMs(now, due) : -calendar.workingMs(due, now);
    const agency = agencyName(this.deps.desk.handling(), ticket);
    return { ticket, agency, due: dueAt(ticket), hoursLeft: Math.round(left / hourMs) };
  }

  private timeliness(row: TimelinessRow): AgencyTimeliness {
    const decided = row.onTime + row.late + row.missed;
    return {
      ...row,
      name: agencyOf(this.deps.desk.handling(), row.agency)?.name ?? row.agency,
      ...(decided > 0 && { onTimeShare: row.onTime / decided }),
      ...(row.satisfactionCount > 0 && {
        satisfaction: row.satisfactionSum / row.satisfactionCount,
      }),
    };
  }

  private toRow(ticket: Ticket, now: Date): ExportRow {
    const handling = this.deps.desk.handling();
    return {
      code: ticket.code,
      kind: ticket.kind,
      field: fieldName(handling, ticket.field),
      unit: ticket.unit ?? '',
      agency: agencyName(handling, ticket),
      state: stateNames[ticket.state],
      text: ticket.text,
      answer: ticket.answer ?? '',
      createdAt: ticket.createdAt,
      due: dueAt(ticket),
      answeredAt: ticket.answeredAt ?? '',
      closedAt: ticket.closedAt ?? '',
      onTime: ticket.onTime === null ? '' : yesNo(ticket.onTime === 1),
      overdue: yesNo(isOverdue(ticket, now)),
      reopened: ticket.reopened,
      satisfaction: ticket.satisfaction ?? '',
    };
  }
}

function alarmsOf(row: AgencyTimeliness, isLong: boolean): readonly Alarm[] {
  const { agency, name, overdue, onTimeShare, onTime, late, missed } = row;
  const about = { agency, name };
  const decided = onTime + late + missed;
  const isLow = onTimeShare !== undefined && decided >= alarmDecided && onTimeShare < alarmShare;
  return [
    ...(overdue >= alarmOverdue
      ? [{ ...about, kind: 'many_overdue' as const, text: `${name}: ${overdue} phiếu quá hạn.` }]
      : []),
    ...(isLow
      ? [
          {
            ...about,
            kind: 'low_on_time' as const,
            text: `${name}: đúng hạn ${percent(onTimeShare)}.`,
          },
        ]
      : []),
    ...(isLong
      ? [
          {
            ...about,
            kind: 'long_overdue' as const,
            text: `${name}: có phiếu quá hạn hơn một tuần.`,
          },
        ]
      : []),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function yesNo(value: boolean): 'có' | 'không' {
  return value ? 'có' : 'không';
}

/** What a step of a history is called. */
export function eventName(kind: string): string {
  if (kind === 'opened') return 'gửi phiếu';
  if (kind === 'routed') return 'chuyển đến cơ quan';
  return kind in moveNames ? moveNames[kind as keyof typeof moveNames] : kind;
}

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from './tables';
import type { TicketRow } from './tickets';

const openTicketStates = [
  'received',
  'assigned',
  'acknowledged',
  'in_progress',
  'contested',
] as const;

export interface TicketFilter {
  readonly locality?: string;
  readonly agency?: string;
  readonly states?: readonly TicketRow['state'][];
  /** Created at or after, ISO. */
  readonly from?: string;
  /** Created before, ISO. */
  readonly to?: string;
  readonly limit: number;
}

/** Counts of one agency's tickets of a period, by creation; open and overdue are as of `now`. */
export interface TimelinessRow {
  readonly agency: string;
  readonly received: number;
  readonly answered: number;
  readonly onTime: number;
  readonly late: number;
  /** Waiting for an answer. */
  readonly open: number;
  /** Waiting for an answer that is due already. */
  readonly overdue: number;
  /** Of the overdue those that never had an answer. */
  readonly missed: number;
  readonly reopened: number;
  /** Sum and count of satisfaction from 1 to 5. */
  readonly satisfactionSum: number;
  readonly satisfactionCount: number;
}

/** Lists and counts for those who watch over tickets. */
export interface TicketQueries {
  /** By due time, the most urgent first. */
  list(filter: TicketFilter): Promise<readonly TicketRow[]>;
  /** Tickets without an answer whose time is over by `before`. */
  dueBefore(before: string, filter: Omit<TicketFilter, 'states'>): Promise<readonly TicketRow[]>;
  timeliness(
    filter: Omit<TicketFilter, 'states' | 'limit'>,
    now: string,
  ): Promise<readonly TimelinessRow[]>;
}

export class SqlTicketQueries implements TicketQueries {
  constructor(private readonly db: Db) {}

  list(filter: TicketFilter): Promise<readonly TicketRow[]> {
    return this.filtered(filter)
      .selectAll()
      .orderBy(dueAt)
      .orderBy('id')
      .limit(filter.limit)
      .execute();
  }

  dueBefore(before: string, filter: Omit<TicketFilter, 'states'>): Promise<readonly TicketRow[]> {
    return this.filtered({ ...filter, states: openTicketStates })
      .selectAll()
      .where(dueAt, '<=', before)
      .orderBy(dueAt)
      .orderBy('id')
      .limit(filter.limit)
      .execute();
  }

  async timeliness(
    filter: Omit<TicketFilter, 'states' | 'limit'>,
    now: string,
  ): Promise<readonly TimelinessRow[]> {
    const isOpen = sql<boolean>`state in (${sql.join(openTicketStates.map((state) => sql.lit(state)))})`;
    const rows = await this.filtered({ ...filter, limit: 0 })
      .where('state', 'not in', ['merged', 'withdrawn'])
      .select([
        'agency',
        count(sql`1 = 1`).as('received'),
        count(sql`answered_at is not null`).as('answered'),
        count(sql`on_time = 1`).as('onTime'),
        count(sql`on_time = 0`).as('late'),
        count(isOpen).as('open'),
        count(sql`${isOpen} and ${dueAt} < ${now}`).as('overdue'),
        count(sql`${isOpen} and ${dueAt} < ${now} and on_time is null`).as('missed'),
        count(sql`reopened > 0`).as('reopened'),
        sql<number | string>`coalesce(sum(satisfaction), 0)`.as('satisfactionSum'),
        count(sql`satisfaction is not null`).as('satisfactionCount'),
      ])
      .groupBy('agency')
      .orderBy('agency')
      .execute();
    return rows.map(({ agency, ...counts }) => ({ agency, ...numbers(counts) }));
  }

  private filtered({ locality, agency, states, from, to }: TicketFilter) {
    let query = this.db.selectFrom('tickets');
    if (locality !== undefined) query = query.where('locality', '=', locality);
    if (agency !== undefined) query = query.where('agency', '=', agency);
    if (states !== undefined) query = query.where('state', 'in', states);
    if (from !== undefined) query = query.where('createdAt', '>=', from);
    if (to !== undefined) query = query.where('createdAt', '<', to);
    return query;
  }
}

const dueAt = sql<string>`coalesce(extended_to, resolve_by)`;

function count(condition: RawBuilder<unknown>): RawBuilder<number | string> {
  return sql<number | string>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
}

// PostgreSQL counts in bigint, which arrives as text.
function numbers<Name extends string>(
  counts: Readonly<Record<Name, number | string>>,
): Record<Name, number> {
  return Object.fromEntries(
    Object.entries<number | string>(counts).map(([name, value]) => [name, Number(value)]),
  ) as Record<Name, number>;
}

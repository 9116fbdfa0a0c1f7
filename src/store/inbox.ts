import type { Clock } from '../core';
import type { Database } from './database';
import type { Db } from './tables';

/** An event as plain JSON; this room never looks inside. */
export type EventJson = Readonly<Record<string, unknown>>;

export interface NewEvent {
  readonly channel: string;
  /** A second event with the same key in the channel is a repeat. At most 200 plain characters. */
  readonly key: string;
  /** Events of one lane are dealt with one after another, in the order they were accepted. */
  readonly lane: string;
  readonly body: EventJson;
}

export type Acceptance = 'accepted' | 'repeated';

/** An accepted event that was not dealt with; `attempts` counts the tries begun so far. */
export interface PendingEvent {
  readonly id: number;
  readonly body: EventJson;
  readonly attempts: number;
  readonly receivedAt: Date;
}

export type EventEnd = 'done' | 'failed' | 'abandoned';

/** What came in from a channel that delivers at least once and wants an answer within seconds. */
export interface Inbox {
  /** All of them or none survive even a power cut when it resolves; one outcome an event, in order. */
  accept(events: readonly NewEvent[]): Promise<readonly Acceptance[]>;
  /** The oldest event of the lane that was not dealt with. */
  next(channel: string, lane: string): Promise<PendingEvent | undefined>;
  begin(id: number): Promise<void>;
  /** `done` forgets the event's content and remembers only that it came. */
  end(id: number, end: EventEnd): Promise<void>;
  /** The lanes a restart has to go on with. */
  pendingLanes(channel: string): Promise<readonly string[]>;
  /** How many events wait, and how many could not be dealt with. */
  counts(channel: string): Promise<{ readonly pending: number; readonly failed: number }>;
}

export class SqlInbox implements Inbox {
  private readonly db: Db;

  constructor(
    private readonly database: Pick<Database, 'db' | 'durablyAtOnce'>,
    private readonly clock: Clock,
  ) {
    this.db = database.db;
  }

  async accept(events: readonly NewEvent[]): Promise<readonly Acceptance[]> {
    if (events.length === 0) return [];
    const receivedAt = this.clock.now().toISOString();
    const rows = events.map((event) => toRow(event, receivedAt));
    const kept = await this.database.durablyAtOnce((db) =>
      db
        .insertInto('inbox')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['channel', 'key']).doNothing())
        .returning(['channel', 'key'])
        .execute(),
    );
    const fresh = new Set(kept.map(nameOf));
    // A batch may hold an event and its repeat: only the first of them is new.
    return events.map((event) => (fresh.delete(nameOf(event)) ? 'accepted' : 'repeated'));
  }

  async next(channel: string, lane: string): Promise<PendingEvent | undefined> {
    const row = await this.db
      .selectFrom('inbox')
      .select(['id', 'body', 'attempts', 'receivedAt'])
      .where('channel', '=', channel)
      .where('lane', '=', lane)
      .where('state', '=', 'pending')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const body = JSON.parse(row.body ?? '{}') as EventJson;
    return { ...row, body, receivedAt: new Date(row.receivedAt) };
  }

  async begin(id: number): Promise<void> {
    await this.db
      .updateTable('inbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }

  async end(id: number, end: EventEnd): Promise<void> {
    await this.db
      .updateTable('inbox')
      .set({ state: end, ...(end === 'done' && { body: null }) })
      .where('id', '=', id)
      .execute();
  }

  async pendingLanes(channel: string): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('inbox')
      .select('lane')
      .distinct()
      .where('channel', '=', channel)
      .where('state', '=', 'pending')
      .execute();
    return rows.map(({ lane }) => lane);
  }

  async counts(channel: string): Promise<{ readonly pending: number; readonly failed: number }> {
    const rows = await this.db
      .selectFrom('inbox')
      .select((eb) => ['state', eb.fn.countAll<number | string>().as('count')])
      .where('channel', '=', channel)
      .where('state', '!=', 'done')
      .groupBy('state')
      .execute();
    const of = (state: string): number =>
      Number(rows.find((row) => row.state === state)?.count ?? 0);
    return { pending: of('pending'), failed: of('failed') + of('abandoned') };
  }
}

function toRow({ channel, key, lane, body }: NewEvent, receivedAt: string) {
  return {
    channel,
    key,
    lane,
    body: JSON.stringify(body),
    state: 'pending' as const,
    attempts: 0,
    receivedAt,
  };
}

function nameOf({ channel, key }: Pick<NewEvent, 'channel' | 'key'>): string {
  return `${channel} ${key}`;
}

import type { Selectable } from 'kysely';
import type { Clock } from '../core';
import { plainText } from './plain-text';
import type { Db, Tables } from './tables';

/** A message to a channel as plain JSON; this room never looks inside. */
export type MessageJson = Readonly<Record<string, unknown>>;

export interface NewMessage {
  readonly channel: string;
  /** Messages of one lane leave one after another, in the order they were appended. */
  readonly lane: string;
  /** A second append that begins with the same key in the channel stores nothing. */
  readonly key: string;
  readonly payload: MessageJson;
  readonly answerCode?: string;
}

export interface OutMessage {
  readonly id: number;
  readonly lane: string;
  readonly payload: MessageJson;
  /** Which try this is, from 1. */
  readonly attempt: number;
  readonly createdAt: Date;
}

/**
 * What a sender may do with a lane now. `unsure` is a message whose last sender died or lost the
 * connection: it may have arrived, so look before sending it again.
 */
export type Claim =
  | { readonly kind: 'empty' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'send'; readonly message: OutMessage }
  | { readonly kind: 'unsure'; readonly message: OutMessage };

/** What the channel said of a message it took. */
export interface Receipt {
  readonly externalId?: string;
  /** What it is charged to, in the channel's words. */
  readonly cost?: string;
}

/** What is to be sent, kept until the channel took it or it is given up for people to see. */
export interface Outbox {
  /**
   * Written, all or none, when it resolves. What is appended together belongs together: a turn that
   * runs again and says more this time must not add a second ending to what it said before.
   */
  append(messages: readonly NewMessage[]): Promise<void>;
  /** Takes up the oldest open message of a lane for `leaseMs`; nobody else gets it meanwhile. */
  claim(channel: string, lane: string, leaseMs: number): Promise<Claim>;
  /** The channel took it: its words are forgotten, its receipt is kept. */
  sent(id: number, receipt: Receipt): Promise<void>;
  /** It is tried again at a time; `outcome` says whether it may have arrived already. */
  retry(id: number, at: Date, outcome: 'not_sent' | 'unsure', error: string): Promise<void>;
  /** It can never be sent, or was tried too often: a dead letter for staff; the lane goes on. */
  bury(id: number, reason: string, outcome: 'not_sent' | 'unsure'): Promise<void>;
  /** It should not be sent any more, and nobody needs to look at it. */
  withdraw(id: number, reason: string): Promise<void>;
  /** Lanes whose oldest open message may be taken up now. */
  dueLanes(channel: string, limit: number): Promise<readonly string[]>;
}

export const openStates = ['waiting', 'sending', 'unsure'] as const;

export class SqlOutbox implements Outbox {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async append(messages: readonly NewMessage[]): Promise<void> {
    const now = this.clock.now().toISOString();
    const [first, ...others] = messages.map((message) => toRow(message, now));
    if (first === undefined) return;
    await this.db.transaction().execute(async (db) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('outbox')
        .values(first)
        .onConflict((conflict) => conflict.columns(['channel', 'key']).doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n || others.length === 0) return;
      await db.insertInto('outbox').values(others).execute();
    });
  }

  async claim(channel: string, lane: string, leaseMs: number): Promise<Claim> {
    const now = this.clock.now();
    const row = await this.oldestOpen(channel, lane);
    if (row === undefined) return { kind: 'empty' };
    if (row.nextAt > now.toISOString()) return { kind: 'later', at: new Date(row.nextAt) };
    const leaseEnd = new Date(now.getTime() + leaseMs);
    const attempt = row.attempts + 1;
    // The number of tries is the guard: of two who read the same row, only one can raise it.
    const { numUpdatedRows } = await this.db
      .updateTable('outbox')
      .set({ state: 'sending', nextAt: leaseEnd.toISOString(), attempts: attempt })
      .where('id', '=', row.id)
      .where('attempts', '=', row.attempts)
      .where('state', '=', row.state)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return { kind: 'later', at: leaseEnd };
    const message = toMessage({ ...row, attempts: attempt });
    return { kind: row.state === 'waiting' ? 'send' : 'unsure', message };
  }

  async sent(id: number, { externalId, cost }: Receipt): Promise<void> {
    await this.settle(id, {
      state: 'sent',
      payload: null,
      error: null,
      unsure: 0,
      externalId: externalId === undefined ? null : plainText(externalId),
      cost: cost === undefined ? null : plainText(cost),
    });
  }

  async retry(id: number, at: Date, outcome: 'not_sent' | 'unsure', error: string): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set({
        state: outcome === 'unsure' ? 'unsure' : 'waiting',
        nextAt: at.toISOString(),
        error: plainText(error),
      })
      .where('id', '=', id)
      .execute();
  }

  async bury(id: number, reason: string, outcome: 'not_sent' | 'unsure'): Promise<void> {
    await this.settle(id, {
      state: 'dead',
      error: plainText(reason),
      unsure: outcome === 'unsure' ? 1 : 0,
    });
  }

  async withdraw(id: number, reason: string): Promise<void> {
    await this.settle(id, { state: 'withdrawn', payload: null, error: plainText(reason) });
  }

  async dueLanes(channel: string, limit: number): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('outbox')
      .select('lane')
      .where('channel', '=', channel)
      .where('state', 'in', openStates)
      .where('nextAt', '<=', this.clock.now().toISOString())
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('outbox as earlier')
              .select('earlier.id')
              .whereRef('earlier.channel', '=', 'outbox.channel')
              .whereRef('earlier.lane', '=', 'outbox.lane')
              .where('earlier.state', 'in', openStates)
              .whereRef('earlier.id', '<', 'outbox.id'),
          ),
        ),
      )
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ lane }) => lane);
  }

  private oldestOpen(channel: string, lane: string): Promise<OutboxRow | undefined> {
    return this.db
      .selectFrom('outbox')
      .selectAll()
      .where('channel', '=', channel)
      .where('lane', '=', lane)
      .where('state', 'in', openStates)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
  }

  private async settle(id: number, change: Partial<OutboxRow>): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set({ ...change, settledAt: this.clock.now().toISOString() })
      .where('id', '=', id)
      .execute();
  }
}

export type OutboxRow = Selectable<Tables['outbox']>;

function toRow(message: NewMessage, now: string) {
  return {
    channel: message.channel,
    lane: message.lane,
    key: message.key,
    payload: JSON.stringify(message.payload),
    answerCode: message.answerCode ?? null,
    state: 'waiting' as const,
    attempts: 0,
    unsure: 0,
    nextAt: now,
    createdAt: now,
  };
}

export function toMessage({ id, lane, payload, attempts, createdAt }: OutboxRow): OutMessage {
  return {
    id,
    lane,
    payload: JSON.parse(payload ?? '{}') as MessageJson,
    attempt: attempts,
    createdAt: new Date(createdAt),
  };
}

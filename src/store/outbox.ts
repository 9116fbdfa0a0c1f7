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

export interface DeadLetter extends OutMessage {
  readonly reason: string;
  /** True when it may have arrived nevertheless. */
  readonly unsure: boolean;
  readonly diedAt: Date;
}

export interface OutboxCounts {
  readonly open: number;
  readonly sent: number;
  readonly dead: number;
  readonly withdrawn: number;
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
  /** The oldest first. */
  deadLetters(channel: string, limit: number): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter (or all of them) back; resolves to how many were. */
  revive(channel: string, id?: number): Promise<number>;
  counts(channel: string): Promise<OutboxCounts>;
  /** How many messages of a lane were charged to what. */
  costs(channel: string, lane: string): Promise<Readonly<Record<string, number>>>;
  /** Messages of a channel sent since a time that were charged to anything else than `free`. */
  charged(channel: string, since: Date, free: string): Promise<number>;
  /** Whether a message the channel knows by this id was already accounted for. */
  knows(channel: string, externalId: string): Promise<boolean>;
  /** Notes that messages arrived or were read; those of others are ignored. */
  noteReceipt(
    channel: string,
    kind: 'delivered' | 'seen',
    externalIds: readonly string[],
  ): Promise<void>;
  /** What is known of a message's arrival; undefined for a message of others. */
  receiptOf(
    channel: string,
    externalId: string,
  ): Promise<{ readonly delivered: boolean; readonly seen: boolean } | undefined>;
  /** The code of the answer that a message carried. */
  answerCodeOf(channel: string, externalId: string): Promise<string | undefined>;
}

const openStates = ['waiting', 'sending', 'unsure'] as const;

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

  async deadLetters(channel: string, limit: number): Promise<readonly DeadLetter[]> {
    const rows = await this.db
      .selectFrom('outbox')
      .selectAll()
      .where('channel', '=', channel)
      .where('state', '=', 'dead')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      ...toMessage(row),
      reason: row.error ?? '',
      unsure: row.unsure === 1,
      diedAt: new Date(row.settledAt ?? row.createdAt),
    }));
  }

  async revive(channel: string, id?: number): Promise<number> {
    let update = this.db
      .updateTable('outbox')
      .set((eb) => ({
        // What may have arrived is looked up first, also when people ask for it.
        state: eb.case().when('unsure', '=', 1).then('unsure').else('waiting').end() as never,
        attempts: 0,
        settledAt: null,
        nextAt: this.clock.now().toISOString(),
      }))
      .where('channel', '=', channel)
      .where('state', '=', 'dead');
    if (id !== undefined) update = update.where('id', '=', id);
    const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  }

  async counts(channel: string): Promise<OutboxCounts> {
    const rows = await this.db
      .selectFrom('outbox')
      .select((eb) => ['state', eb.fn.countAll<number | string>().as('count')])
      .where('channel', '=', channel)
      .groupBy('state')
      .execute();
    const of = (...states: readonly string[]): number =>
      rows
        .filter(({ state }) => states.includes(state))
        .reduce((sum, { count }) => sum + Number(count), 0);
    return {
      open: of(...openStates),
      sent: of('sent'),
      dead: of('dead'),
      withdrawn: of('withdrawn'),
    };
  }

  async costs(channel: string, lane: string): Promise<Readonly<Record<string, number>>> {
    const rows = await this.db
      .selectFrom('outbox')
      .select((eb) => ['cost', eb.fn.countAll<number | string>().as('count')])
      .where('channel', '=', channel)
      .where('lane', '=', lane)
      .where('state', '=', 'sent')
      .groupBy('cost')
      .execute();
    return Object.fromEntries(rows.map(({ cost, count }) => [cost ?? 'unknown', Number(count)]));
  }

  async charged(channel: string, since: Date, free: string): Promise<number> {
    const row = await this.db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('channel', '=', channel)
      .where('state', '=', 'sent')
      .where('cost', '!=', free)
      .where('settledAt', '>=', since.toISOString())
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  }

  async knows(channel: string, externalId: string): Promise<boolean> {
    return (await this.byExternalId(channel, externalId)) !== undefined;
  }

  async noteReceipt(
    channel: string,
    kind: 'delivered' | 'seen',
    externalIds: readonly string[],
  ): Promise<void> {
    if (externalIds.length === 0) return;
    const now = this.clock.now().toISOString();
    await this.db
      .updateTable('outbox')
      .set(kind === 'seen' ? { seenAt: now } : { deliveredAt: now })
      .where('channel', '=', channel)
      .where('externalId', 'in', externalIds.map(plainText))
      .execute();
  }

  async receiptOf(
    channel: string,
    externalId: string,
  ): Promise<{ readonly delivered: boolean; readonly seen: boolean } | undefined> {
    const row = await this.byExternalId(channel, externalId);
    // Who has read it has got it, even if that receipt came late or never.
    const seen = row?.seenAt !== null;
    return row && { delivered: seen || row.deliveredAt !== null, seen };
  }

  async answerCodeOf(channel: string, externalId: string): Promise<string | undefined> {
    return (await this.byExternalId(channel, externalId))?.answerCode ?? undefined;
  }

  private byExternalId(channel: string, externalId: string) {
    return this.db
      .selectFrom('outbox')
      .select(['id', 'answerCode', 'deliveredAt', 'seenAt'])
      .where('channel', '=', channel)
      .where('externalId', '=', plainText(externalId))
      .executeTakeFirst();
  }

  private oldestOpen(channel: string, lane: string): Promise<Row | undefined> {
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

  private async settle(id: number, change: Partial<Row>): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set({ ...change, settledAt: this.clock.now().toISOString() })
      .where('id', '=', id)
      .execute();
  }
}

type Row = Selectable<Tables['outbox']>;

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

function toMessage({ id, lane, payload, attempts, createdAt }: Row): OutMessage {
  return {
    id,
    lane,
    payload: JSON.parse(payload ?? '{}') as MessageJson,
    attempt: attempts,
    createdAt: new Date(createdAt),
  };
}

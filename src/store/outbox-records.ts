import type { Clock } from '../core';
import { openStates, toMessage } from './outbox';
import type { OutMessage } from './outbox';
import { plainText } from './plain-text';
import type { Db } from './tables';

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

/** What became of messages: for people, for receipts, and for what they cost. */
export interface OutboxRecords {
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

export class SqlOutboxRecords implements OutboxRecords {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

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
}

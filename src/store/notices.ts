import type { Selectable } from 'kysely';
import type { Clock } from '../core';
import { plainText } from './plain-text';
import type { Db } from './tables';
import type { NoticeTable } from './ticket-tables';

export type NoticeRow = Readonly<Selectable<NoticeTable>>;

export interface NewNotice {
  readonly id: string;
  /** A second notice with the same key is not stored. */
  readonly key: string;
  readonly kind: string;
  readonly recipient: NoticeRow['recipient'];
  /** An e-mail address, or the id of an agency or locality; absent for the citizen of a ticket. */
  readonly address?: string;
  readonly ticketId?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** ISO; not sent before. */
  readonly dueAt: string;
}

export interface NoticeCounts {
  readonly waiting: number;
  readonly sent: number;
  readonly dead: number;
  readonly withdrawn: number;
}

/** What people are to be told, kept until they were or until it is given up for staff to see. */
export interface NoticeQueue {
  /** Resolves to how many were new. */
  append(notices: readonly NewNotice[]): Promise<number>;
  /**
   * Takes up the oldest notice that is due, for `leaseMs`: nobody else gets it meanwhile. One whose
   * sender died comes again when its lease is over, with `attempts` above 1.
   */
  claim(leaseMs: number): Promise<NoticeRow | undefined>;
  sent(id: string): Promise<void>;
  retry(id: string, at: Date, error: string): Promise<void>;
  /** It cannot be sent or was tried too often. */
  bury(id: string, error: string): Promise<void>;
  withdraw(id: string, reason: string): Promise<void>;
  /** Waits without counting as a try, because something must be set up first. */
  defer(id: string, at: Date, reason: string): Promise<void>;
  /** Puts dead notices back; resolves to how many. */
  revive(): Promise<number>;
  counts(): Promise<NoticeCounts>;
  /** Of a ticket, or of everything in a state, the oldest first. */
  list(filter: {
    readonly ticketId?: string;
    readonly state?: NoticeRow['state'];
    readonly limit: number;
  }): Promise<readonly NoticeRow[]>;
}

export class SqlNoticeQueue implements NoticeQueue {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  append(notices: readonly NewNotice[]): Promise<number> {
    return insertNotices(this.db, notices, this.now());
  }

  async claim(leaseMs: number): Promise<NoticeRow | undefined> {
    const now = this.clock.now();
    // Of several processes that read the same row only one raises its count; the others look again.
    for (let tries = 0; tries < 50; tries += 1) {
      const row = await this.oldestDue(now.toISOString());
      if (row === undefined) return undefined;
      const attempts = row.attempts + 1;
      const nextAt = new Date(now.getTime() + leaseMs).toISOString();
      const { numUpdatedRows } = await this.db
        .updateTable('notices')
        .set({ state: 'sending', attempts, nextAt })
        .where('id', '=', row.id)
        .where('attempts', '=', row.attempts)
        .where('state', '=', row.state)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 1n) return { ...row, state: 'sending', attempts, nextAt };
    }
    return undefined;
  }

  sent(id: string): Promise<void> {
    return this.settle(id, 'sent', null);
  }

  async retry(id: string, at: Date, error: string): Promise<void> {
    await this.update(id, { state: 'waiting', nextAt: at.toISOString(), error: plainText(error) });
  }

  bury(id: string, error: string): Promise<void> {
    return this.settle(id, 'dead', error);
  }

  withdraw(id: string, reason: string): Promise<void> {
    return this.settle(id, 'withdrawn', reason);
  }

  async defer(id: string, at: Date, reason: string): Promise<void> {
    const nextAt = at.toISOString();
    await this.update(id, { state: 'waiting', nextAt, attempts: 0, error: plainText(reason) });
  }

  async revive(): Promise<number> {
    const { numUpdatedRows } = await this.db
      .updateTable('notices')
      .set({ state: 'waiting', attempts: 0, nextAt: this.now(), settledAt: null })
      .where('state', '=', 'dead')
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  }

  async counts(): Promise<NoticeCounts> {
    const rows = await this.db
      .selectFrom('notices')
      .select((eb) => ['state', eb.fn.countAll<number | string>().as('count')])
      .groupBy('state')
      .execute();
    const of = (...states: readonly string[]): number =>
      rows
        .filter(({ state }) => states.includes(state))
        .reduce((sum, { count }) => sum + Number(count), 0);
    return {
      waiting: of('waiting', 'sending'),
      sent: of('sent'),
      dead: of('dead'),
      withdrawn: of('withdrawn'),
    };
  }

  async list({
    ticketId,
    state,
    limit,
  }: Parameters<NoticeQueue['list']>[0]): Promise<readonly NoticeRow[]> {
    let query = this.db.selectFrom('notices').selectAll();
    if (ticketId !== undefined) query = query.where('ticketId', '=', ticketId);
    if (state !== undefined) query = query.where('state', '=', state);
    return query.orderBy('createdAt').orderBy('key').limit(limit).execute();
  }

  private oldestDue(now: string): Promise<NoticeRow | undefined> {
    return this.db
      .selectFrom('notices')
      .selectAll()
      .where('state', 'in', ['waiting', 'sending'])
      .where('nextAt', '<=', now)
      .orderBy('nextAt')
      .orderBy('key')
      .limit(1)
      .executeTakeFirst();
  }

  private settle(id: string, state: NoticeRow['state'], error: string | null): Promise<void> {
    const text = error === null ? null : plainText(error);
    return this.update(id, { state, error: text, settledAt: this.now() });
  }

  private async update(id: string, change: Partial<NoticeRow>): Promise<void> {
    await this.db.updateTable('notices').set(change).where('id', '=', id).execute();
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** Runs inside the transaction of whatever the notices tell of. */
export async function insertNotices(
  db: Db,
  notices: readonly NewNotice[],
  now: string,
): Promise<number> {
  if (notices.length === 0) return 0;
  const rows = notices.map(({ address, ticketId, payload, dueAt, ...notice }) => ({
    ...notice,
    address: address ?? null,
    ticketId: ticketId ?? null,
    payload: plainText(JSON.stringify(payload)),
    dueAt,
    state: 'waiting' as const,
    attempts: 0,
    nextAt: dueAt,
    createdAt: now,
  }));
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('notices')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

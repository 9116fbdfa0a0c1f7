import type { ExpressionBuilder } from 'kysely';
import type { Clock } from '../core';
import type { Database } from './database';
import type { Db, Tables } from './tables';

/** A Bot Framework activity as plain JSON; this room never looks inside. */
export type ActivityJson = Readonly<Record<string, unknown>>;

export interface NewActivity {
  readonly activity: ActivityJson;
  /** A second append with the same key in the conversation stores nothing. */
  readonly key?: string;
  /** True when the bot owes this activity a turn. */
  readonly awaitsTurn?: boolean;
}

/** What an append did; `position` is 1-based and grows by one within a conversation. */
export type Appended =
  | { readonly kind: 'appended'; readonly position: number }
  | { readonly kind: 'repeated'; readonly position: number }
  | { readonly kind: 'unknown_conversation' };

export interface LoggedActivity {
  readonly position: number;
  readonly activity: ActivityJson;
  readonly createdAt: Date;
}

/** An accepted activity whose turn begins; `attempt` counts the turns begun for it, from 1. */
export interface PendingTurn extends LoggedActivity {
  readonly attempt: number;
}

/** How a turn ended: as meant, with an error, or given up after crashing the process repeatedly. */
export type TurnEnd = 'done' | 'failed' | 'abandoned';

/** The ordered log of a conversation, from which streams are served and lost turns recovered. */
export interface ActivityLog {
  /**
   * Resolves once it is written and the subscribers of the conversation are woken. What awaits a
   * turn survives even a power cut: it is what a citizen was told has arrived.
   */
  append(conversationId: string, activity: NewActivity): Promise<Appended>;
  /** Up to `limit` activities after a position, oldest first. */
  read(conversationId: string, after: number, limit: number): Promise<readonly LoggedActivity[]>;
  /** Calls `listener` after appends by any process, perhaps once for several; returns how to stop. */
  subscribe(conversationId: string, listener: () => void): () => void;
  /** Begins the turn of the oldest activity that awaits one; call it under `withTurn`. */
  takeTurn(conversationId: string): Promise<PendingTurn | undefined>;
  endTurn(conversationId: string, position: number, end: TurnEnd): Promise<void>;
  /** The conversations of a channel in which a turn is awaited: what a restart has to go on with. */
  conversationsWithPendingTurns(channel: string): Promise<readonly string[]>;
}

export class SqlActivityLog implements ActivityLog {
  constructor(
    private readonly database: Pick<
      Database,
      'db' | 'durably' | 'signals' | 'announce' | 'afterAppend'
    >,
    private readonly clock: Clock,
  ) {}

  async append(conversationId: string, activity: NewActivity): Promise<Appended> {
    const { db, durably, afterAppend } = this.database;
    const work = (trx: Db): Promise<Appended> => this.appendIn(trx, conversationId, activity);
    const appended = activity.awaitsTurn
      ? await durably(work)
      : await db.transaction().execute(work);
    if (appended.kind === 'appended') afterAppend?.(conversationId);
    return appended;
  }

  async read(conversationId: string, after: number, limit: number): Promise<LoggedActivity[]> {
    const rows = await this.database.db
      .selectFrom('activities')
      .select(['position', 'activity', 'createdAt'])
      .where('conversationId', '=', conversationId)
      .where('position', '>', after)
      .orderBy('position')
      .limit(limit)
      .execute();
    return rows.map(toLogged);
  }

  subscribe(conversationId: string, listener: () => void): () => void {
    return this.database.signals.subscribe(conversationId, listener);
  }

  async takeTurn(conversationId: string): Promise<PendingTurn | undefined> {
    const row = await this.database.db
      .updateTable('activities')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('conversationId', '=', conversationId)
      .where('position', '=', (eb) => oldestPending(eb, conversationId))
      .returning(['position', 'activity', 'createdAt', 'attempts'])
      .executeTakeFirst();
    return row && { ...toLogged(row), attempt: row.attempts };
  }

  async endTurn(conversationId: string, position: number, end: TurnEnd): Promise<void> {
    await this.database.db
      .updateTable('activities')
      .set({ turn: end })
      .where('conversationId', '=', conversationId)
      .where('position', '=', position)
      .execute();
  }

  async conversationsWithPendingTurns(channel: string): Promise<readonly string[]> {
    const rows = await this.database.db
      .selectFrom('activities')
      .innerJoin('conversations', 'conversations.id', 'activities.conversationId')
      .select('conversations.id')
      .distinct()
      .where('activities.turn', '=', 'pending')
      .where('conversations.channel', '=', channel)
      .execute();
    return rows.map(({ id }) => id);
  }

  private async appendIn(db: Db, conversationId: string, added: NewActivity): Promise<Appended> {
    const now = this.clock.now().toISOString();
    // The update comes first because it locks the conversation: positions are committed in order,
    // and nobody can store the same key between our look and our insert.
    const conversation = await takeNextPosition(db, conversationId, now);
    if (conversation === undefined) return { kind: 'unknown_conversation' };
    const earlier = await findKey(db, conversationId, added.key);
    if (earlier !== undefined) {
      await giveBackPosition(db, conversationId);
      return { kind: 'repeated', position: earlier };
    }
    const position = conversation.lastPosition;
    await insert(db, { conversationId, position, createdAt: now }, added);
    await this.database.announce?.(db, conversationId);
    return { kind: 'appended', position };
  }
}

function takeNextPosition(db: Db, conversationId: string, now: string) {
  return db
    .updateTable('conversations')
    .set((eb) => ({ lastPosition: eb('lastPosition', '+', 1), lastActivityAt: now }))
    .where('id', '=', conversationId)
    .returning('lastPosition')
    .executeTakeFirst();
}

function oldestPending(eb: ExpressionBuilder<Tables, 'activities'>, conversationId: string) {
  return eb
    .selectFrom('activities as pending')
    .select(({ fn }) => fn.min('pending.position').as('position'))
    .where('pending.conversationId', '=', conversationId)
    .where('pending.turn', '=', 'pending');
}

async function giveBackPosition(db: Db, conversationId: string): Promise<void> {
  await db
    .updateTable('conversations')
    .set((eb) => ({ lastPosition: eb('lastPosition', '-', 1) }))
    .where('id', '=', conversationId)
    .execute();
}

async function findKey(db: Db, conversationId: string, key?: string): Promise<number | undefined> {
  if (key === undefined) return undefined;
  const row = await db
    .selectFrom('activities')
    .select('position')
    .where('conversationId', '=', conversationId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.position;
}

interface Place {
  readonly conversationId: string;
  readonly position: number;
  readonly createdAt: string;
}

async function insert(db: Db, place: Place, added: NewActivity): Promise<void> {
  await db
    .insertInto('activities')
    .values({
      ...place,
      key: added.key ?? null,
      activity: JSON.stringify(added.activity),
      turn: added.awaitsTurn === true ? 'pending' : null,
      attempts: 0,
    })
    .execute();
}

interface Row {
  readonly position: number;
  readonly activity: string;
  readonly createdAt: string;
}

function toLogged({ position, activity, createdAt }: Row): LoggedActivity {
  return {
    position,
    activity: JSON.parse(activity) as ActivityJson,
    createdAt: new Date(createdAt),
  };
}

import type { Clock, Language } from '../core';
import type { Db } from './tables';
import type { TurnLock } from './turn-lock';

/** One citizen on one channel. `userId` is a pseudonym: it leads to no person outside the channel. */
export interface Conversation {
  readonly id: string;
  readonly channel: string;
  readonly userId: string;
  /** Absent until the citizen's language is known. */
  readonly language?: Language;
  /** Position of the newest activity of the log, 0 when there is none yet. */
  readonly lastPosition: number;
  readonly createdAt: Date;
  readonly lastActivityAt: Date;
}

export type NewConversation = Pick<Conversation, 'id' | 'channel' | 'userId' | 'language'>;

/** Who is talking where, and in which order their turns run. */
export interface ConversationStore {
  /** Creates the conversation unless its id exists; false when it did. */
  create(conversation: NewConversation): Promise<boolean>;
  get(id: string): Promise<Conversation | undefined>;
  /** Notes that something happened in it, which keeps it from the purge. */
  touch(id: string): Promise<void>;
  setLanguage(id: string, language: Language): Promise<void>;
  /**
   * Runs the turns of one conversation one after another, also across processes on PostgreSQL, and
   * settles as `turn` does. Not re-entrant: a turn that asks for its own conversation waits for ever.
   */
  withTurn<Result>(id: string, turn: () => Promise<Result>): Promise<Result>;
}

export class SqlConversationStore implements ConversationStore {
  constructor(
    private readonly db: Db,
    private readonly turnLock: TurnLock,
    private readonly clock: Clock,
  ) {}

  async create({ id, channel, userId, language }: NewConversation): Promise<boolean> {
    const now = this.clock.now().toISOString();
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('conversations')
      .values({
        id,
        channel,
        userId,
        language: language ?? null,
        lastPosition: 0,
        createdAt: now,
        lastActivityAt: now,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async get(id: string): Promise<Conversation | undefined> {
    const row = await this.db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { language, createdAt, lastActivityAt, ...rest } = row;
    return {
      ...rest,
      ...(language !== null && { language }),
      createdAt: new Date(createdAt),
      lastActivityAt: new Date(lastActivityAt),
    };
  }

  async touch(id: string): Promise<void> {
    await this.update(id, { lastActivityAt: this.clock.now().toISOString() });
  }

  async setLanguage(id: string, language: Language): Promise<void> {
    await this.update(id, { language });
  }

  withTurn<Result>(id: string, turn: () => Promise<Result>): Promise<Result> {
    return this.turnLock.run(id, turn);
  }

  private async update(
    id: string,
    change: { readonly lastActivityAt: string } | { readonly language: Language },
  ): Promise<void> {
    await this.db.updateTable('conversations').set(change).where('id', '=', id).execute();
  }
}

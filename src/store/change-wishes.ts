import type { Clock, IdGenerator } from '../core';
import { randomIds } from '../core';
import type { Db } from './tables';

/** Somebody wants to hear when an article is changed. */
export interface ChangeWish {
  readonly id: string;
  readonly conversationId: string;
  readonly topic: string;
  /** The article's own version when the wish was made. */
  readonly knowledgeVersion: string;
  readonly createdAt: Date;
}

/** Wishes to be told, until they are fulfilled. */
export interface ChangeWishStore {
  add(wish: Pick<ChangeWish, 'conversationId' | 'topic' | 'knowledgeVersion'>): Promise<void>;
  /** Not told yet, the oldest first; those of one conversation, or all. */
  waiting(conversationId?: string): Promise<readonly ChangeWish[]>;
  /** False when another process was faster. */
  markTold(id: string): Promise<boolean>;
}

export class SqlChangeWishStore implements ChangeWishStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: IdGenerator = randomIds,
  ) {}

  async add(
    wish: Pick<ChangeWish, 'conversationId' | 'topic' | 'knowledgeVersion'>,
  ): Promise<void> {
    await this.db
      .insertInto('changeWishes')
      .values({
        ...wish,
        id: this.ids.uuid(),
        createdAt: this.clock.now().toISOString(),
        toldAt: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['conversationId', 'topic', 'knowledgeVersion']).doNothing(),
      )
      .execute();
  }

  async waiting(conversationId?: string): Promise<readonly ChangeWish[]> {
    let query = this.db.selectFrom('changeWishes').selectAll().where('toldAt', 'is', null);
    if (conversationId !== undefined) query = query.where('conversationId', '=', conversationId);
    const rows = await query.orderBy('createdAt').orderBy('id').execute();
    return rows.map(({ toldAt: _never, createdAt, ...rest }) => ({
      ...rest,
      createdAt: new Date(createdAt),
    }));
  }

  async markTold(id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('changeWishes')
      .set({ toldAt: this.clock.now().toISOString() })
      .where('id', '=', id)
      .where('toldAt', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }
}

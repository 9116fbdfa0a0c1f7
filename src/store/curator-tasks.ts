import type { Selectable } from 'kysely';
import type { Clock, IdGenerator } from '../core';
import { randomIds } from '../core';
import type { Db, Tables } from './tables';

/** Something a curator has to look at. */
export interface CuratorTask {
  readonly id: string;
  readonly kind: 'low_rating' | 'unanswered' | 'stale';
  readonly answerCode: string;
  readonly topic?: string;
  readonly facet?: string;
  /** The reason given, by key. */
  readonly reason?: string;
  readonly state: 'open' | 'done' | 'dismissed';
  readonly createdAt: Date;
  readonly doneAt?: Date;
}

export type NewCuratorTask = Omit<CuratorTask, 'id' | 'state' | 'createdAt' | 'doneAt'>;

/** Work that citizens' ratings leave to curators. */
export interface CuratorTaskStore {
  /** One task for an answer and kind: a second rating opens it again and keeps the newest reason. */
  open(task: NewCuratorTask): Promise<void>;
  /** The oldest first. */
  list(filter: {
    readonly state?: CuratorTask['state'];
    readonly topic?: string;
    readonly limit: number;
  }): Promise<readonly CuratorTask[]>;
  /** False when there is no open task of that id. */
  settle(id: string, state: 'done' | 'dismissed'): Promise<boolean>;
}

export class SqlCuratorTaskStore implements CuratorTaskStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: IdGenerator = randomIds,
  ) {}

  async open({ topic, facet, reason, ...task }: NewCuratorTask): Promise<void> {
    await this.db
      .insertInto('curatorTasks')
      .values({
        ...task,
        id: this.ids.uuid(),
        topic: topic ?? null,
        facet: facet ?? null,
        reason: reason ?? null,
        state: 'open',
        createdAt: this.clock.now().toISOString(),
        doneAt: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'answerCode']).doUpdateSet((eb) => ({
          state: 'open',
          doneAt: null,
          reason: eb.fn.coalesce('excluded.reason', 'curatorTasks.reason'),
        })),
      )
      .execute();
  }

  async list({
    state,
    topic,
    limit,
  }: Parameters<CuratorTaskStore['list']>[0]): Promise<readonly CuratorTask[]> {
    let query = this.db.selectFrom('curatorTasks').selectAll();
    if (state !== undefined) query = query.where('state', '=', state);
    if (topic !== undefined) query = query.where('topic', '=', topic);
    const rows = await query.orderBy('createdAt').orderBy('id').limit(limit).execute();
    return rows.map(toTask);
  }

  async settle(id: string, state: 'done' | 'dismissed'): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('curatorTasks')
      .set({ state, doneAt: this.clock.now().toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }
}

function toTask(row: Selectable<Tables['curatorTasks']>): CuratorTask {
  const { topic, facet, reason, createdAt, doneAt, ...rest } = row;
  return {
    ...rest,
    ...(topic !== null && { topic }),
    ...(facet !== null && { facet }),
    ...(reason !== null && { reason }),
    createdAt: new Date(createdAt),
    ...(doneAt !== null && { doneAt: new Date(doneAt) }),
  };
}

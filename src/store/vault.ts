import type { Clock } from '../core';
import type { Database } from './database';
import type { Db } from './tables';

/** What was kept under a name; `version` grows with every change. */
export interface Sealed {
  readonly sealed: string;
  readonly version: number;
}

/** Secrets that a channel was given, encrypted by the channel before they come here. */
export interface Vault {
  get(name: string): Promise<Sealed | undefined>;
  /**
   * Replaces what has `version` (0: nothing yet) and survives a power cut when it resolves; false
   * when another process was faster, so that nobody overwrites a newer secret with an older one.
   */
  put(name: string, sealed: string, version: number): Promise<boolean>;
}

export class SqlVault implements Vault {
  constructor(
    private readonly database: Pick<Database, 'db' | 'durably'>,
    private readonly clock: Clock,
  ) {}

  get(name: string): Promise<Sealed | undefined> {
    return this.database.db
      .selectFrom('vault')
      .select(['sealed', 'version'])
      .where('name', '=', name)
      .executeTakeFirst();
  }

  put(name: string, sealed: string, version: number): Promise<boolean> {
    const row = { name, sealed, version: version + 1, updatedAt: this.clock.now().toISOString() };
    return this.database.durably((db) => (version === 0 ? insert(db, row) : replace(db, row)));
  }
}

interface Row {
  readonly name: string;
  readonly sealed: string;
  readonly version: number;
  readonly updatedAt: string;
}

async function insert(db: Db, row: Row): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('vault')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function replace(db: Db, { name, ...content }: Row): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('vault')
    .set(content)
    .where('name', '=', name)
    .where('version', '=', content.version - 1)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

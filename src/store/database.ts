import type { ActivitySignals } from './activity-signals';
import type { BulkDialect } from './bulk-load';
import type { IdColumn } from './migrations';
import type { Db } from './tables';
import type { TurnLock } from './turn-lock';

/** One opened database: everything in which SQLite and PostgreSQL differ, and nothing else. */
export interface Database {
  readonly db: Db;
  readonly idColumn: IdColumn;
  readonly turnLock: TurnLock;
  readonly signals: ActivitySignals;
  readonly bulk: BulkDialect;
  /** Runs `work` in a transaction that even a power cut cannot undo once it resolved. */
  readonly durably: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>;
  /** Runs a single statement as `durably` does, before whatever turns ask for. */
  readonly durablyAtOnce: <Result>(statement: (db: Db) => Promise<Result>) => Promise<Result>;
  /** Runs inside the transaction of an append, as its last statement. */
  announce?(db: Db, conversationId: string): Promise<void>;
  /** Runs once an append is committed. */
  afterAppend?(conversationId: string): void;
  close(): Promise<void>;
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDriver from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { LocalSignals } from './activity-signals';
import type { Database } from './database';
import { sqliteIdColumn } from './migrations';
import { LocalTurnLock } from './turn-lock';

/** Opens the embedded database at `path` (or `:memory:`), making its folder if need be. */
export function openSqlite(path: string): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const driver = new SqliteDriver(path);
  configure(driver);
  const db: Database['db'] = new Kysely({
    dialect: new SqliteDialect({ database: driver }),
    plugins: [new CamelCasePlugin()],
  });
  const signals = new LocalSignals();
  return {
    db,
    idColumn: sqliteIdColumn,
    turnLock: new LocalTurnLock(),
    signals,
    afterAppend: (conversationId) => {
      signals.wake(conversationId);
    },
    close: () => db.destroy(),
  };
}

function configure(driver: SqliteDriver.Database): void {
  driver.pragma('journal_mode = WAL');
  // NORMAL would survive a killed process but not a power cut, and commune offices have those.
  driver.pragma('synchronous = FULL');
  // The command line may read and write beside the server.
  driver.pragma('busy_timeout = 5000');
}

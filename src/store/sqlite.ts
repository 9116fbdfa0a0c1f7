import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDriver from 'better-sqlite3';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { LocalSignals } from './activity-signals';
import { createCourtesy } from './courtesy';
import { sqliteBulk } from './bulk-load';
import type { Database } from './database';
import { sqliteIdColumn } from './migrations';
import { shareConnection } from './sqlite-dialect';
import { LocalTurnLock } from './turn-lock';

/** Opens the embedded database at `path` (or `:memory:`), making its folder if need be. */
export function openSqlite(path: string): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const driver = new SqliteDriver(path);
  configure(driver);
  const { urgent, polite } = shareConnection(driver, createCourtesy());
  const plugins = [new CamelCasePlugin()];
  const db: Database['db'] = new Kysely({ dialect: polite, plugins });
  // What waits for the disk has somebody waiting outside: it goes before the turns.
  const first: Database['db'] = new Kysely({ dialect: urgent, plugins });
  const signals = new LocalSignals();
  return {
    db,
    idColumn: sqliteIdColumn,
    turnLock: new LocalTurnLock(),
    signals,
    bulk: sqliteBulk,
    durably: (work) => durably(first, work),
    durablyAtOnce: (statement) => durably(first, statement),
    afterAppend: (conversationId) => {
      signals.wake(conversationId);
    },
    close: () => db.destroy(),
  };
}

function configure(driver: SqliteDriver.Database): void {
  driver.pragma('journal_mode = WAL');
  // A commit survives a killed process. A power cut may undo the last ones, in order: the turns
  // they belonged to run again, since what citizens sent is written durably.
  driver.pragma('synchronous = NORMAL');
  // The command line may read and write beside the server.
  driver.pragma('busy_timeout = 5000');
}

// Waiting for the disk takes 0.3 to 20 ms and stops the whole process, so it is done once a message
// and not for each of the six commits of its turn.
function durably<Result>(
  db: Database['db'],
  work: (trx: Database['db']) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = full`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = normal`.execute(connection);
    }
  });
}

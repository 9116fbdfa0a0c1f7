import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { errorMessage } from '../core';
import type { Logger } from '../core';
import { postgresBulk } from './bulk-load';
import type { Database } from './database';
import { postgresIdColumn } from './migrations';
import { activityChannel, PostgresSignals } from './postgres-signals';
import { PostgresTurnLock } from './postgres-turn-lock';

/** Opens a PostgreSQL database; rejects when it cannot be reached. */
export async function openPostgres(url: string, logger: Logger): Promise<Database> {
  const pool = createPool(url, logger);
  // Turns hold a lock connection while they query; from one pool, enough turns would starve each other.
  const lockPool = createPool(url, logger);
  const signals = new PostgresSignals(url, logger);
  const db: Database['db'] = new Kysely({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
  const close = async (): Promise<void> => {
    await Promise.all([signals.close(), lockPool.end(), db.destroy()]);
  };
  try {
    await signals.open();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    idColumn: postgresIdColumn,
    turnLock: new PostgresTurnLock(lockPool),
    signals,
    bulk: postgresBulk,
    // PostgreSQL flushes every commit.
    durably: (work) => db.transaction().execute(work),
    announce,
    close,
  };
}

async function announce(db: Database['db'], conversationId: string): Promise<void> {
  await sql`select pg_notify(${activityChannel}, ${conversationId})`.execute(db);
}

function createPool(connectionString: string, logger: Logger): Pool {
  const pool = new Pool({ connectionString, max: 10, application_name: 'tro-ly-dich-vu-cong' });
  // Without a listener, a restart of the database server would end this process.
  pool.on('error', (error) => {
    logger.warn({ error: errorMessage(error) }, 'an idle database connection was lost');
  });
  return pool;
}

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
  const db = overPool(pool);
  // What came in must not queue for a connection behind turns: somebody waits for its 200.
  const first = overPool(createPool(url, logger, 2));
  const close = async (): Promise<void> => {
    await Promise.all([signals.close(), lockPool.end(), db.destroy(), first.destroy()]);
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
    durablyAtOnce: (statement) => statement(first),
    announce,
    close,
  };
}

async function announce(db: Database['db'], conversationId: string): Promise<void> {
  await sql`select pg_notify(${activityChannel}, ${conversationId})`.execute(db);
}

function overPool(pool: Pool): Database['db'] {
  return new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
}

function createPool(connectionString: string, logger: Logger, max = 10): Pool {
  const pool = new Pool({ connectionString, max, application_name: 'tro-ly-dich-vu-cong' });
  // Without a listener, a restart of the database server would end this process.
  pool.on('error', (error) => {
    logger.warn({ error: errorMessage(error) }, 'an idle database connection was lost');
  });
  return pool;
}

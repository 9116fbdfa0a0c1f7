import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { errorMessage } from '../core';
import type { Logger } from '../core';
import { postgresBulk } from './bulk-load';
import type { Database } from './database';
import { postgresIdColumn } from './migrations';
import { activityChannel, PostgresSignals } from './postgres-signals';
import { PostgresTurnLock } from './postgres-turn-lock';

// As the database server lists our connections.
const name = 'tro-ly-dich-vu-cong';

/** Opens a PostgreSQL database; rejects when it cannot be reached. */
export async function openPostgres(url: string, logger: Logger): Promise<Database> {
  // The client is loaded here: an office on SQLite never needs it.
  const { Pool: Connections } = await import('pg');
  const createPool = (max = 10): Pool =>
    listening(new Connections({ connectionString: url, application_name: name, max }), logger);
  const pool = createPool();
  // Turns hold a lock connection while they query; from one pool, enough turns would starve each other.
  const lockPool = createPool();
  const signals = new PostgresSignals(url, logger);
  const db = overPool(pool);
  // What came in must not queue for a connection behind turns: somebody waits for its 200.
  const first = overPool(createPool(2));
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

function listening(pool: Pool, logger: Logger): Pool {
  // Without a listener, a restart of the database server would end this process.
  pool.on('error', (error) => {
    logger.warn({ error: errorMessage(error) }, 'an idle database connection was lost');
  });
  return pool;
}

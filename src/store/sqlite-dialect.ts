import type BetterSqlite from 'better-sqlite3';
import { SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, SqliteDatabase, SqliteStatement } from 'kysely';
import type { Courtesy } from './courtesy';

type Opened = BetterSqlite.Database;

/**
 * Dialects over one connection and one queue for it: `urgent` goes as it comes, `polite` asks
 * `courtesy` before it begins. Each is for one Kysely; only `polite` closes the database.
 */
export function shareConnection(
  database: Opened,
  courtesy: Courtesy,
): { readonly urgent: Dialect; readonly polite: Dialect } {
  const shared = withPreparedStatements(database);
  const inner = new SqliteDriver({ database: shared });
  const opening = inner.init();
  const through = (before: Courtesy, close: () => Promise<void>): Dialect =>
    new SharedDialect(shared, new SharedDriver(inner, { opening, before, close }));
  return {
    urgent: through(nobody, () => Promise.resolve()),
    polite: through(courtesy, () => inner.destroy()),
  };
}

const nobody: Courtesy = () => undefined;

interface Door {
  readonly opening: Promise<void>;
  readonly before: Courtesy;
  readonly close: () => Promise<void>;
}

class SharedDriver implements Driver {
  constructor(
    private readonly inner: SqliteDriver,
    private readonly door: Door,
  ) {}

  init(): Promise<void> {
    return this.door.opening;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.door.before();
    return this.inner.acquireConnection();
  }

  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return this.inner.beginTransaction(connection);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.inner.commitTransaction(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.inner.rollbackTransaction(connection);
  }

  releaseConnection(): Promise<void> {
    return this.inner.releaseConnection();
  }

  destroy(): Promise<void> {
    return this.door.close();
  }
}

class SharedDialect extends SqliteDialect {
  constructor(
    database: SqliteDatabase,
    private readonly driver: Driver,
  ) {
    super({ database });
  }

  override createDriver(): Driver {
    return this.driver;
  }
}

// A turn asks the same forty questions as the one before; lists of values make odd ones.
const mostPrepared = 300;

/** Prepares each statement once; compiling it takes longer than most statements take to run. */
function withPreparedStatements(database: Opened): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    // SQLite carries a pragma out while it compiles it: prepared once, it would work only once.
    if (/^\s*pragma/iu.test(sql)) return database.prepare(sql);
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    if (prepared.size >= mostPrepared) prepared.clear();
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    prepare,
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDriver from 'better-sqlite3';
import { Client } from 'pg';
import { z } from 'zod';
import { UserError } from '../core';

const id = z.coerce.number();
const eventSchema = z.object({ id, lane: z.string() });
const replySchema = z.object({
  key: z.string(),
  lane: z.string(),
  state: z.string(),
  external_id: z.string().nullable(),
});

/** What the program wrote down: accepted events by their numbers, and what it answered. */
export interface BenchRecords {
  readonly events: readonly z.output<typeof eventSchema>[];
  readonly replies: readonly z.output<typeof replySchema>[];
}

/** A database that outlives the program's deaths. */
export interface BenchDatabase {
  /** For `DATABASE_URL`. */
  readonly url: string;
  records(): Promise<BenchRecords>;
  remove(): Promise<void>;
}

const eventsSql = 'select id, lane from inbox order by id';
const repliesSql = 'select key, lane, state, external_id from outbox';

/** Opens an empty database of a kind: `sqlite`, or `postgres` from the npm package. */
export async function openBenchDatabase(kind: string): Promise<BenchDatabase> {
  if (kind === 'sqlite') return openSqlite();
  if (kind === 'postgres') return startPostgres();
  throw new UserError('--database sqlite|postgres', 'usage');
}

async function openSqlite(): Promise<BenchDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-zalo-'));
  const file = path.join(folder, 'bench.db');
  return {
    url: `sqlite:${file}`,
    records: () => {
      const database = new SqliteDriver(file, { readonly: true });
      try {
        const all = (sql: string): unknown[] => database.prepare(sql).all();
        return Promise.resolve(toRecords(all(eventsSql), all(repliesSql)));
      } finally {
        database.close();
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const serverScript = 'tests/support/postgres-process.ts';

async function startPostgres(): Promise<BenchDatabase> {
  if (!existsSync(serverScript)) {
    throw new UserError(`Run this in the project's folder: ${serverScript} is missing.`, 'bench');
  }
  const server = spawn(process.execPath, ['--import', 'tsx', serverScript, 'durable'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  return {
    url,
    records: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        const all = async (sql: string): Promise<unknown[]> =>
          (await client.query<Record<string, unknown>>(sql)).rows;
        return toRecords(await all(eventsSql), await all(repliesSql));
      } finally {
        await client.end();
      }
    },
    remove: async () => {
      const exit = once(server, 'exit');
      server.stdin.end();
      await exit;
    },
  };
}

function toRecords(events: unknown[], replies: unknown[]): BenchRecords {
  return {
    events: z.array(eventSchema).parse(events),
    replies: z.array(replySchema).parse(replies),
  };
}

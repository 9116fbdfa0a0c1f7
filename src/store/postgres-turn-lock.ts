import type { Pool, PoolClient } from 'pg';
import { LocalTurnLock } from './turn-lock';
import type { TurnLock } from './turn-lock';

/** Order across processes by advisory locks, which the server drops when a process dies. */
export class PostgresTurnLock implements TurnLock {
  // Within the process a queue comes first, so that a busy conversation holds one connection only.
  private readonly local = new LocalTurnLock();

  constructor(private readonly pool: Pool) {}

  run<Result>(conversationId: string, turn: () => Promise<Result>): Promise<Result> {
    return this.local.run(conversationId, () => this.runLocked(conversationId, turn));
  }

  private async runLocked<Result>(key: string, turn: () => Promise<Result>): Promise<Result> {
    const client = await this.lock(key);
    try {
      return await turn();
    } finally {
      await unlock(client, key);
    }
  }

  private async lock(key: string): Promise<PoolClient> {
    const client = await this.pool.connect();
    try {
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key]);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

async function unlock(client: PoolClient, key: string): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]);
    client.release();
  } catch {
    // The connection is gone and its lock with it.
    client.release(true);
  }
}

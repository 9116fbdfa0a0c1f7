import type { Client } from 'pg';
import { errorMessage } from '../core';
import type { Logger } from '../core';
import { LocalSignals } from './activity-signals';
import type { ActivitySignals } from './activity-signals';

/** The NOTIFY channel; its payload is a conversation id. */
export const activityChannel = 'activities';
const reconnectMs = 1_000;

/** Wakes the listeners of this process for appends of every process, by LISTEN. */
export class PostgresSignals implements ActivitySignals {
  private readonly local = new LocalSignals();
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  subscribe(conversationId: string, listener: () => void): () => void {
    return this.local.subscribe(conversationId, listener);
  }

  async open(): Promise<void> {
    const { Client: Connection } = await import('pg');
    const client = new Connection({ connectionString: this.url });
    client.on('notification', ({ payload }) => {
      this.local.wake(payload ?? '');
    });
    // pg reports a lost connection as 'error', then 'end'; 'end' alone drives the reconnection.
    client.on('error', (error) => {
      this.logger.warn({ error: errorMessage(error) }, 'the notification connection was lost');
    });
    await client.connect();
    await client.query(`listen ${activityChannel}`);
    client.on('end', () => {
      this.reopenLater();
    });
    this.client = client;
    if (this.closed) await client.end();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end();
  }

  private reopenLater(): void {
    if (this.closed) return;
    this.retry = setTimeout(() => {
      this.reopen().catch(() => {
        this.reopenLater();
      });
    }, reconnectMs);
    this.retry.unref();
  }

  private async reopen(): Promise<void> {
    await this.open();
    this.local.wakeAll();
  }
}

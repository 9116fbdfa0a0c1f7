import type { WebSocket } from 'ws';
import { errorMessage } from '../../core';
import type { Logger } from '../../core';
import type { ActivityLog, LoggedActivity } from '../../store';
import { isVisible, pageSize, toClient } from './activities';
import type { ActivitySet } from './protocol';

/** A client that takes this long to read is cut off; it comes back with its watermark. */
const maxBufferedBytes = 4 * 1024 * 1024;

export interface StreamDeps {
  readonly socket: WebSocket;
  readonly log: ActivityLog;
  readonly conversationId: string;
  /** The position after which the client wants everything. */
  readonly after: number;
  readonly keepAliveMs: number;
  readonly logger: Logger;
}

/** One WebSocket of a client: replays the log from a position, then follows it. */
export class Stream {
  private position: number;
  private pumping = false;
  private behind = false;
  private answered = true;

  constructor(private readonly deps: StreamDeps) {
    this.position = deps.after;
  }

  /** Follows the log until the socket closes. */
  open(): void {
    const { socket, log, conversationId, keepAliveMs } = this.deps;
    const unsubscribe = log.subscribe(conversationId, () => {
      this.catchUp();
    });
    const timer = setInterval(() => {
      this.keepAlive();
    }, keepAliveMs);
    socket.on('pong', () => {
      this.answered = true;
    });
    // 'close' follows every 'error'; without a listener the error would end the process.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      unsubscribe();
      clearInterval(timer);
    });
    this.catchUp();
  }

  /** Ends the stream; 1001 tells the client to come back elsewhere. */
  close(): void {
    this.deps.socket.close(1001);
  }

  // Appends may come faster than we read: one reader at a time, and one more look after each.
  private catchUp(): void {
    this.behind = true;
    if (this.pumping) return;
    this.pumping = true;
    this.pump()
      .catch((error: unknown) => {
        this.deps.logger.error({ error: errorMessage(error) }, 'a stream failed');
        this.deps.socket.terminate();
      })
      .finally(() => {
        this.pumping = false;
      });
  }

  private async pump(): Promise<void> {
    while (this.behind && this.isOpen()) {
      this.behind = false;
      await this.sendNext();
    }
  }

  private async sendNext(): Promise<void> {
    const { socket, log, conversationId } = this.deps;
    const page = await log.read(conversationId, this.position, pageSize);
    for (const logged of page) this.send(logged);
    if (page.length > 0) this.behind = true;
    if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
  }

  // One activity a frame: the official client mixes up those of two frames that come together.
  private send(logged: LoggedActivity): void {
    const { socket, conversationId } = this.deps;
    this.position = logged.position;
    if (!isVisible(logged.activity, 'stream')) return;
    const set: ActivitySet = {
      activities: [toClient(conversationId, logged)],
      watermark: String(logged.position),
    };
    socket.send(JSON.stringify(set));
  }

  private keepAlive(): void {
    const { socket } = this.deps;
    if (!this.answered) {
      socket.terminate();
      return;
    }
    this.answered = false;
    socket.ping();
    socket.send('');
    // A notification may have been lost with the database connection it came by.
    this.catchUp();
  }

  private isOpen(): boolean {
    return this.deps.socket.readyState === this.deps.socket.OPEN;
  }
}

import { errorMessage } from '../../core';
import type { Logger } from '../../core';
import type { ActivityLog, ConversationStore, PendingTurn, TurnEnd } from '../../store';
import { webChannel } from './activities';
import type { DirectLineAdapter, TurnLogic } from './direct-line-adapter';

/** A turn that took the process down this often is given up, so that the conversation goes on. */
const maxAttempts = 3;

export interface TurnRunnerDeps {
  readonly log: ActivityLog;
  readonly conversations: ConversationStore;
  readonly adapter: DirectLineAdapter;
  readonly onTurn: TurnLogic;
  readonly turnMs: number;
  readonly logger: Logger;
}

/** Gives every accepted activity its turn: once, in order, and after a crash too. */
export class TurnRunner {
  private readonly running = new Set<Promise<void>>();
  private closing = false;

  constructor(private readonly deps: TurnRunnerDeps) {}

  /** Runs what awaits its turn in a conversation; returns at once. */
  wake(conversationId: string): void {
    if (this.closing) return;
    const run = this.run(conversationId);
    this.running.add(run);
    void run.finally(() => this.running.delete(run));
  }

  /** Wakes every conversation in which a turn was left behind; resolves to how many. */
  async recover(): Promise<number> {
    const waiting = await this.deps.log.conversationsWithPendingTurns(webChannel);
    for (const conversationId of waiting) this.wake(conversationId);
    return waiting.length;
  }

  /** Lets the running turns end; those not begun stay on disk for the next start. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.running);
  }

  private async run(conversationId: string): Promise<void> {
    try {
      await this.deps.conversations.withTurn(conversationId, () => this.runAll(conversationId));
    } catch (error) {
      // The turn stays pending: the next message or the next look for lost turns takes it up.
      this.log(conversationId, 'turns could not be run', error);
    }
  }

  private async runAll(conversationId: string): Promise<void> {
    while (!this.closing) {
      const pending = await this.deps.log.takeTurn(conversationId);
      if (pending === undefined) return;
      const end = await this.runOne(conversationId, pending);
      await this.deps.log.endTurn(conversationId, pending.position, end);
    }
  }

  private async runOne(conversationId: string, pending: PendingTurn): Promise<TurnEnd> {
    if (pending.attempt > maxAttempts) {
      this.log(conversationId, 'a turn was given up', new Error('It ended the process each time'));
      return 'abandoned';
    }
    try {
      await this.runInTime(conversationId, pending);
      return 'done';
    } catch (error) {
      this.log(conversationId, 'a turn failed', error);
      return 'failed';
    }
  }

  private async runInTime(conversationId: string, pending: PendingTurn): Promise<void> {
    const { adapter, onTurn, turnMs } = this.deps;
    const abort = new AbortController();
    const tooLate = rejectLater(turnMs);
    try {
      const turn = adapter.runTurn(conversationId, pending, onTurn, abort.signal);
      await Promise.race([turn, tooLate.promise]);
    } finally {
      tooLate.cancel();
      abort.abort();
    }
  }

  private log(conversationId: string, message: string, error: unknown): void {
    this.deps.logger.error({ conversationId, error: errorMessage(error) }, message);
  }
}

function rejectLater(ms: number): { readonly promise: Promise<never>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The turn took longer than ${ms} ms`));
    }, ms);
  });
  return {
    promise,
    cancel: () => {
      clearTimeout(timer);
    },
  };
}

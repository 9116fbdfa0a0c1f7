import { errorMessage } from '../../core';
import type { Logger } from '../../core';
import type { ConversationStore, EventEnd, Inbox, PendingEvent } from '../../store';
import type { EventHandler } from './event-handler';
import type { ZaloEvent } from './events';
import type { LaneResult } from './lanes';
import type { ZaloObserver } from './observer';
import { zaloChannel } from './webhook';

/** An event that took the process down this often is given up, so that the conversation goes on. */
const maxAttempts = 3;

export interface EventRunnerDeps {
  readonly inbox: Inbox;
  readonly conversations: ConversationStore;
  readonly handler: EventHandler;
  readonly turnMs: number;
  readonly observer: ZaloObserver;
  readonly logger: Logger;
}

/** Deals with accepted events: each once, in order within its lane, after a crash too. */
export class EventRunner {
  constructor(private readonly deps: EventRunnerDeps) {}

  /** Deals with the oldest event of a lane. */
  work(lane: string): Promise<LaneResult> {
    const { inbox, conversations } = this.deps;
    return conversations.withTurn(lane, async () => {
      const pending = await inbox.next(zaloChannel, lane);
      if (pending === undefined) return 'empty';
      await inbox.end(pending.id, await this.deal(pending));
      return 'more';
    });
  }

  private async deal(pending: PendingEvent): Promise<EventEnd> {
    const event = pending.body as unknown as ZaloEvent;
    const { observer, logger, inbox } = this.deps;
    if (pending.attempts >= maxAttempts) {
      logger.error({ id: pending.id, kind: event.kind }, 'an event ended the process each time');
      observer.turn('abandoned', event.kind);
      return 'abandoned';
    }
    await inbox.begin(pending.id);
    try {
      observer.turn(await this.inTime(pending.id, event), event.kind);
      return 'done';
    } catch (error) {
      logger.error({ id: pending.id, error: errorMessage(error) }, 'a turn failed');
      observer.turn('failed', event.kind);
      return 'failed';
    }
  }

  private async inTime(id: number, event: ZaloEvent): Promise<'done' | 'silent'> {
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`The turn took longer than ${this.deps.turnMs} ms`));
      }, this.deps.turnMs);
    });
    try {
      return await Promise.race([this.deps.handler.handle({ id, event }, abort.signal), tooLate]);
    } finally {
      clearTimeout(timer);
      abort.abort();
    }
  }
}

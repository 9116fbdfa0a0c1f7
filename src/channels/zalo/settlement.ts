import type { Clock, Logger } from '../../core';
import type { Outbox, Receipt } from '../../store';
import type { ZaloLimits } from './limits';
import type { OutgoingMessage } from './messages';
import type { ZaloObserver } from './observer';
import { nextVietnamHour } from './plan';
import type { ErrorClass } from './zalo-error';

/** A message taken up to be sent, with what it is. */
export interface Letter {
  readonly id: number;
  readonly lane: string;
  readonly attempt: number;
  readonly createdAt: Date;
  /** The account whose token sends it. */
  readonly account: string;
  readonly out: OutgoingMessage;
}

/** Whether a message that failed may have arrived nevertheless. */
export type Arrival = 'not_sent' | 'unsure';

export interface SettlementDeps {
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
  readonly observer: ZaloObserver;
  readonly logger: Logger;
  readonly limits: ZaloLimits;
}

/** Decides what becomes of a message after a try, and notes it. */
export class Settlement {
  /** Accounts that Zalo refuses altogether, until when they rest. */
  private readonly resting = new Map<string, Date>();

  constructor(private readonly deps: SettlementDeps) {}

  /** When an account may be tried again, if it rests now. */
  restsUntil(account: string): Date | undefined {
    const until = this.resting.get(account);
    return until !== undefined && until > this.deps.clock.now() ? until : undefined;
  }

  async sent(letter: Letter, receipt: Receipt, how: 'sent' | 'found_sent'): Promise<void> {
    await this.deps.outbox.sent(letter.id, receipt);
    this.resting.delete(letter.account);
    this.deps.observer.sending(how, '');
  }

  async withdraw(letter: Letter, reason: string): Promise<void> {
    await this.deps.outbox.withdraw(letter.id, reason);
    this.deps.observer.sending('withdrawn', labelOf(reason));
  }

  /** What a refusal of a class means for the message. */
  async refused(letter: Letter, kind: ErrorClass, reason: string): Promise<void> {
    const at = this.timeFor(letter, kind);
    if (kind === 'account') this.pause(letter.account, reason);
    if (at === undefined) await this.bury(letter, reason, 'not_sent');
    else await this.postpone(letter, at, 'not_sent', reason);
  }

  /** It is tried again a while later, longer each time. */
  async failed(letter: Letter, arrival: Arrival, reason: string): Promise<void> {
    await this.postpone(letter, this.backoff(letter, arrival), arrival, reason);
  }

  /** The account has no token that people did not have to bring first. */
  async rest(letter: Letter, arrival: Arrival, reason: string): Promise<void> {
    this.pause(letter.account, reason);
    await this.postpone(letter, this.pauseEnd(), arrival, reason);
  }

  async postpone(letter: Letter, at: Date, arrival: Arrival, reason: string): Promise<void> {
    const age = this.deps.clock.now().getTime() - letter.createdAt.getTime();
    if (age > this.deps.limits.giveUpMs) {
      await this.bury(letter, `đã thử quá lâu: ${reason}`, arrival);
      return;
    }
    await this.deps.outbox.retry(letter.id, at, arrival, reason);
    this.deps.observer.sending('retried', labelOf(reason));
  }

  /** People see it and can send it again. */
  async bury(letter: Letter, reason: string, arrival: Arrival): Promise<void> {
    const { id, account } = letter;
    await this.deps.outbox.bury(id, reason, arrival);
    this.deps.observer.sending('dead', labelOf(reason));
    this.deps.logger.warn({ account, id, reason }, 'a message became a dead letter');
  }

  /** When a refused message is tried again; undefined when never. */
  private timeFor(letter: Letter, kind: ErrorClass): Date | undefined {
    const now = this.deps.clock.now();
    switch (kind) {
      case 'rate':
        return this.nextMinute();
      case 'night':
        return nextVietnamHour(now, 6);
      case 'quota':
        return nextVietnamHour(now, 0);
      case 'token':
        return this.backoff(letter, 'not_sent');
      case 'account':
        return this.pauseEnd();
      case 'once':
        return letter.attempt < 2 ? this.backoff(letter, 'not_sent') : undefined;
      case 'content':
      case 'recipient':
      case 'never':
        return undefined;
    }
  }

  private pause(account: string, reason: string): void {
    const until = this.pauseEnd();
    this.resting.set(account, until);
    this.deps.logger.error({ account, reason, until }, 'ALARM: nothing can be sent for an OA');
  }

  private pauseEnd(): Date {
    return new Date(this.deps.clock.now().getTime() + this.deps.limits.pauseMs);
  }

  /** Doubles with every try, up to the longest; half of it is chance, so that not all come at once. */
  private backoff(letter: Letter, arrival: Arrival): Date {
    const { retryMs, longestRetryMs, unsureMs } = this.deps.limits;
    const full = Math.min(longestRetryMs, retryMs * 2 ** Math.min(letter.attempt - 1, 20));
    const wait = full / 2 + (this.deps.random() * full) / 2;
    const least = arrival === 'unsure' ? unsureMs : 0;
    return new Date(this.deps.clock.now().getTime() + Math.max(wait, least));
  }

  // Zalo counts by the minute; a little later, each at another moment, it is a new one.
  private nextMinute(): Date {
    const now = this.deps.clock.now().getTime();
    const minute = 60_000;
    const spread = this.deps.random() * this.deps.limits.retryMs * 5;
    return new Date(Math.ceil((now + 1) / minute) * minute + spread);
  }
}

// A label of a metric: the code of Zalo or of the network, never a sentence.
function labelOf(reason: string): string {
  return /^(-?\d+|[A-Z_]{3,40})\b/u.exec(reason)?.[1] ?? 'other';
}

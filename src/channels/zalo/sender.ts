import { errorMessage } from '../../core';
import type { Clock, Logger } from '../../core';
import type { Claim, ContactStore, OutMessage, Outbox, Receipt } from '../../store';
import type { Accounts } from './accounts';
import type { CallResult, RecentMessage, ZaloClient } from './client';
import type { LaneResult } from './lanes';
import type { ZaloLimits } from './limits';
import { textOf } from './messages';
import type { OutgoingMessage } from './messages';
import type { ZaloObserver } from './observer';
import { freeQuota, nextVietnamHour, planMessage, vietnamMidnight } from './plan';
import { TokenUnavailable } from './tokens';
import type { TokenKeeper } from './tokens';
import { zaloChannel } from './webhook';
import { classOf, cures } from './zalo-error';
import type { ErrorClass } from './zalo-error';

export interface SenderDeps {
  readonly outbox: Outbox;
  readonly contacts: ContactStore;
  readonly client: ZaloClient;
  readonly tokens: TokenKeeper;
  readonly accounts: Accounts;
  readonly clock: Clock;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
  readonly observer: ZaloObserver;
  readonly logger: Logger;
  readonly limits: ZaloLimits;
}

/** A claimed message with what it is. */
interface Letter {
  readonly id: number;
  readonly lane: string;
  readonly attempt: number;
  readonly createdAt: Date;
  readonly account: string;
  readonly out: OutgoingMessage;
}

type Refusal = Extract<CallResult<unknown>, { readonly kind: 'refused' }>;

/**
 * Sends what waits in the outbox, one message of a conversation at a time.
 *
 * Zalo's API has no idempotency key. The window in which a message could be sent twice is between
 * Zalo taking it and us noting that: a crash, a cut connection or a timeout there leaves it
 * `unsure`. Such a message is looked for in the conversation as Zalo tells it before it is sent
 * again, so what remains is a request that Zalo carries out later than that look.
 */
export class Sender {
  /** Accounts that Zalo refuses altogether, until when they rest. */
  private readonly resting = new Map<string, Date>();

  constructor(private readonly deps: SenderDeps) {}

  /** Does one thing in a lane of the outbox. */
  async work(lane: string): Promise<LaneResult> {
    const { outbox, limits } = this.deps;
    const claim = await outbox.claim(zaloChannel, lane, limits.leaseMs);
    switch (claim.kind) {
      case 'empty':
        return 'empty';
      case 'later':
        return claim.at;
      case 'send':
      case 'unsure':
        await this.handle(claim);
        return 'more';
    }
  }

  /** Accounts at rest with the time they are tried again. */
  restingAccounts(): ReadonlyMap<string, Date> {
    return this.resting;
  }

  private async handle(claim: Extract<Claim, { readonly message: OutMessage }>): Promise<void> {
    const letter = this.toLetter(claim.message);
    const outcome = claim.kind === 'unsure' ? 'unsure' : 'not_sent';
    try {
      const rest = this.resting.get(letter.account);
      if (rest !== undefined && rest > this.deps.clock.now()) {
        await this.postpone(letter, rest, outcome, 'account at rest');
        return;
      }
      const token = await this.deps.tokens.access(letter.account);
      if (claim.kind === 'unsure' && (await this.wasFound(letter, token))) return;
      await this.sendPlanned(letter, token);
    } catch (error) {
      if (!(error instanceof TokenUnavailable)) throw error;
      await this.withoutToken(letter, error, outcome);
    }
  }

  private async sendPlanned(letter: Letter, token: string): Promise<void> {
    const { contacts, outbox, clock, limits } = this.deps;
    const now = clock.now();
    const contact = await contacts.get(letter.lane);
    const input = { contact, proactive: letter.out.proactive, now, limits, billedToday: 0 };
    const cheap = planMessage(input);
    // Counting is worth a query only for a message that would be charged.
    const plan =
      cheap.kind === 'refuse'
        ? planMessage({
            ...input,
            billedToday: await outbox.charged(zaloChannel, vietnamMidnight(now), freeQuota),
          })
        : cheap;
    switch (plan.kind) {
      case 'withdraw':
        await outbox.withdraw(letter.id, plan.reason);
        this.deps.observer.sending('withdrawn', plan.reason);
        return;
      case 'refuse':
        await this.bury(letter, plan.reason, 'not_sent');
        return;
      case 'send':
        await this.send(letter, token, true);
    }
  }

  /** One request; `mayRenew` guards against renewing for ever. */
  private async send(letter: Letter, token: string, mayRenew: boolean): Promise<void> {
    const result = await this.deps.client.send(token, letter.out);
    switch (result.kind) {
      case 'ok':
        await this.noteSent(letter, result.value, 'sent');
        return;
      case 'no_answer':
        await this.noAnswer(letter, result.sure ? 'not_sent' : 'unsure', result.error);
        return;
      case 'refused':
        await this.refused(letter, token, result, mayRenew);
    }
  }

  private async refused(
    letter: Letter,
    token: string,
    refusal: Refusal,
    mayRenew: boolean,
  ): Promise<void> {
    const kind = classOf(refusal.code, refusal.message);
    if (kind === 'token' && mayRenew) {
      const fresh = await this.deps.tokens.replace(letter.account, token);
      await this.send(letter, fresh, false);
      return;
    }
    const { plain } = letter.out;
    if (kind === 'content' && plain !== undefined) {
      const { plain: _tried, ...out } = letter.out;
      await this.send({ ...letter, out: { ...out, body: { text: plain } } }, token, mayRenew);
      return;
    }
    await this.decide(letter, kind, `${refusal.code} ${refusal.message}. ${cures[kind]}`);
  }

  /** What a refusal of a class means for the message. */
  private async decide(letter: Letter, kind: ErrorClass, reason: string): Promise<void> {
    const { clock } = this.deps;
    switch (kind) {
      case 'rate':
        await this.postpone(letter, this.nextMinute(), 'not_sent', reason);
        return;
      case 'night':
        await this.postpone(letter, nextVietnamHour(clock.now(), 6), 'not_sent', reason);
        return;
      case 'quota':
        await this.postpone(letter, nextVietnamHour(clock.now(), 0), 'not_sent', reason);
        return;
      case 'token':
        await this.postpone(letter, this.backoff(letter), 'not_sent', reason);
        return;
      case 'account':
        await this.rest(letter, reason);
        return;
      case 'once':
        if (letter.attempt < 2) {
          await this.postpone(letter, this.backoff(letter), 'not_sent', reason);
          return;
        }
        await this.bury(letter, reason, 'not_sent');
        return;
      case 'content':
      case 'recipient':
      case 'never':
        await this.bury(letter, reason, 'not_sent');
    }
  }

  private async rest(letter: Letter, reason: string): Promise<void> {
    const until = new Date(this.deps.clock.now().getTime() + this.deps.limits.pauseMs);
    this.resting.set(letter.account, until);
    this.deps.logger.error({ account: letter.account, reason, until }, 'ALARM: Zalo refuses an OA');
    await this.postpone(letter, until, 'not_sent', reason);
  }

  private async withoutToken(
    letter: Letter,
    error: TokenUnavailable,
    outcome: 'not_sent' | 'unsure',
  ): Promise<void> {
    const until = new Date(this.deps.clock.now().getTime() + this.deps.limits.pauseMs);
    if (error.dead) this.resting.set(letter.account, until);
    await this.postpone(letter, error.dead ? until : this.backoff(letter), outcome, error.message);
  }

  private async noAnswer(
    letter: Letter,
    outcome: 'not_sent' | 'unsure',
    error: string,
  ): Promise<void> {
    await this.postpone(letter, this.backoff(letter, outcome), outcome, error);
  }

  /** Looks whether an unsure message arrived; true when the message is dealt with. */
  private async wasFound(letter: Letter, token: string): Promise<boolean> {
    const text = textOf(letter.out.body);
    // Nothing tells what a visitor without an account or the form of details has received.
    if (letter.out.to.anonymousConversation !== undefined || text === undefined) {
      await this.bury(letter, 'không rõ tin đã đến hay chưa', 'unsure');
      return true;
    }
    const recent = await this.deps.client.recent(token, letter.out.to.userId);
    if (recent.kind === 'refused' && classOf(recent.code, recent.message) === 'token') {
      const fresh = await this.deps.tokens.replace(letter.account, token);
      await this.postpone(letter, this.backoff(letter, 'unsure'), 'unsure', 'token replaced');
      return fresh !== '';
    }
    if (recent.kind !== 'ok') {
      const error = recent.kind === 'refused' ? recent.message : recent.error;
      await this.postpone(letter, this.backoff(letter, 'unsure'), 'unsure', error);
      return true;
    }
    for (const said of recent.value) {
      if (!isSame(said, letter)) continue;
      const { id } = said;
      if (await this.deps.outbox.knows(zaloChannel, id)) continue;
      await this.noteSent(letter, { externalId: id }, 'found_sent');
      return true;
    }
    return false;
  }

  private async noteSent(
    letter: Letter,
    receipt: Receipt,
    outcome: 'sent' | 'found_sent',
  ): Promise<void> {
    await this.deps.outbox.sent(letter.id, receipt);
    this.resting.delete(letter.account);
    this.deps.observer.sending(outcome, '');
  }

  private async postpone(
    letter: Letter,
    at: Date,
    outcome: 'not_sent' | 'unsure',
    reason: string,
  ): Promise<void> {
    const age = this.deps.clock.now().getTime() - letter.createdAt.getTime();
    if (age > this.deps.limits.giveUpMs) {
      await this.bury(letter, `đã thử quá lâu: ${reason}`, outcome);
      return;
    }
    await this.deps.outbox.retry(letter.id, at, outcome, reason);
    this.deps.observer.sending('retried', reasonLabel(reason));
  }

  private async bury(
    letter: Letter,
    reason: string,
    outcome: 'not_sent' | 'unsure',
  ): Promise<void> {
    await this.deps.outbox.bury(letter.id, reason, outcome);
    this.deps.observer.sending('dead', reasonLabel(reason));
    const { account, id } = letter;
    this.deps.logger.warn({ account, id, reason: errorMessage(reason) }, 'a message is dead');
  }

  /** Doubles with every try, up to the longest; half of it is chance, so that not all come at once. */
  private backoff(letter: Letter, outcome: 'not_sent' | 'unsure' = 'not_sent'): Date {
    const { retryMs, longestRetryMs, unsureMs } = this.deps.limits;
    const full = Math.min(longestRetryMs, retryMs * 2 ** Math.min(letter.attempt - 1, 20));
    const wait = full / 2 + (this.deps.random() * full) / 2;
    const least = outcome === 'unsure' ? unsureMs : 0;
    return new Date(this.deps.clock.now().getTime() + Math.max(wait, least));
  }

  // Zalo counts by the minute; a little later, each at another moment, it is a new one.
  private nextMinute(): Date {
    const now = this.deps.clock.now().getTime();
    const minute = 60_000;
    const spread = this.deps.random() * this.deps.limits.retryMs * 5;
    return new Date(Math.ceil((now + 1) / minute) * minute + spread);
  }

  private toLetter({ id, lane, attempt, createdAt, payload }: OutMessage): Letter {
    const out = payload as unknown as OutgoingMessage;
    const account = this.deps.accounts.of(out.to.oaId)?.oaId ?? out.to.oaId;
    return { id, lane, attempt, createdAt, account, out };
  }
}

// Clocks differ a little; what was said long before is another message with the same words.
const clockDifferenceMs = 5 * 60_000;

function isSame({ fromOa, text, at }: RecentMessage, { out, createdAt }: Letter): boolean {
  const earliest = createdAt.getTime() - clockDifferenceMs;
  if (!fromOa || (at !== undefined && at.getTime() < earliest)) return false;
  const seen = comparable(text);
  return [textOf(out.body), out.plain].some(
    (wanted) => wanted !== undefined && comparable(wanted) === seen,
  );
}

function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

// A label of a metric: the code of Zalo or of the network, never a sentence.
function reasonLabel(reason: string): string {
  return /^(-?\d+|[A-Z_]{3,40})\b/u.exec(reason)?.[1] ?? 'other';
}

import type { Clock } from '../../core';
import type { Claim, ContactStore, OutMessage, Outbox, OutboxRecords } from '../../store';
import type { Accounts } from './accounts';
import type { CallResult, RecentMessage, ZaloClient } from './client';
import type { LaneResult } from './lanes';
import type { ZaloLimits } from './limits';
import { textOf } from './messages';
import type { OutgoingMessage } from './messages';
import { freeQuota, planMessage, vietnamMidnight } from './plan';
import type { Plan } from './plan';
import type { Arrival, Letter, Settlement } from './settlement';
import { TokenUnavailable } from './tokens';
import type { TokenKeeper } from './tokens';
import { zaloChannel } from './webhook';
import { classOf, cures } from './zalo-error';

export interface SenderDeps {
  readonly outbox: Outbox;
  readonly outboxRecords: OutboxRecords;
  readonly contacts: ContactStore;
  readonly client: ZaloClient;
  readonly tokens: TokenKeeper;
  readonly accounts: Accounts;
  readonly settlement: Settlement;
  readonly clock: Clock;
  readonly limits: ZaloLimits;
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

  private async handle(claim: Extract<Claim, { readonly message: OutMessage }>): Promise<void> {
    const { settlement, tokens } = this.deps;
    const letter = this.toLetter(claim.message);
    const arrival = claim.kind === 'unsure' ? 'unsure' : 'not_sent';
    const rest = settlement.restsUntil(letter.account);
    if (rest !== undefined) {
      await settlement.postpone(letter, rest, arrival, 'account at rest');
      return;
    }
    try {
      const token = await tokens.access(letter.account);
      if (arrival === 'unsure' && (await this.isDealtWith(letter, token))) return;
      await this.sendPlanned(letter, token);
    } catch (error) {
      if (!(error instanceof TokenUnavailable)) throw error;
      await this.withoutToken(letter, arrival, error);
    }
  }

  private async sendPlanned(letter: Letter, token: string): Promise<void> {
    const plan = await this.plan(letter);
    switch (plan.kind) {
      case 'withdraw':
        await this.deps.settlement.withdraw(letter, plan.reason);
        return;
      case 'refuse':
        await this.deps.settlement.bury(letter, plan.reason, 'not_sent');
        return;
      case 'send':
        await this.send(letter, token, true);
    }
  }

  private async plan({ lane, out }: Letter): Promise<Plan> {
    const { contacts, outboxRecords, clock, limits } = this.deps;
    const now = clock.now();
    const contact = await contacts.get(lane);
    const input = { contact, proactive: out.proactive, now, limits, billedToday: 0 };
    const plan = planMessage(input);
    // Counting is worth a query only for a message that would be charged.
    if (plan.kind !== 'send' || plan.price === 'free') return plan;
    const billedToday = await outboxRecords.charged(zaloChannel, vietnamMidnight(now), freeQuota);
    return planMessage({ ...input, billedToday });
  }

  /** One request; `mayRenew` guards against renewing for ever. */
  private async send(letter: Letter, token: string, mayRenew: boolean): Promise<void> {
    const { client, settlement } = this.deps;
    const result = await client.send(token, letter.out);
    switch (result.kind) {
      case 'ok':
        await settlement.sent(letter, result.value, 'sent');
        return;
      case 'no_answer':
        await settlement.failed(letter, result.sure ? 'not_sent' : 'unsure', result.error);
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
    const { plain, ...out } = letter.out;
    if (kind === 'content' && plain !== undefined) {
      await this.send({ ...letter, out: { ...out, body: { text: plain } } }, token, mayRenew);
      return;
    }
    const reason = `${refusal.code} ${refusal.message}. ${cures[kind]}`;
    await this.deps.settlement.refused(letter, kind, reason);
  }

  private async withoutToken(
    letter: Letter,
    arrival: Arrival,
    error: TokenUnavailable,
  ): Promise<void> {
    const { settlement } = this.deps;
    if (error.dead) await settlement.rest(letter, arrival, error.message);
    else await settlement.failed(letter, arrival, error.message);
  }

  /** Looks whether an unsure message arrived; false when it may be sent. */
  private async isDealtWith(letter: Letter, token: string): Promise<boolean> {
    const { client, settlement, tokens } = this.deps;
    const { to, body } = letter.out;
    // Nothing tells what a visitor without an account or the form of details has received.
    if (to.anonymousConversation !== undefined || textOf(body) === undefined) {
      await settlement.bury(letter, 'không rõ tin đã đến hay chưa', 'unsure');
      return true;
    }
    const recent = await client.recent(token, to.userId);
    switch (recent.kind) {
      case 'ok':
        return this.isFound(letter, recent.value);
      case 'refused':
        if (classOf(recent.code, recent.message) === 'token') {
          await tokens.replace(letter.account, token);
        }
        await settlement.failed(letter, 'unsure', `${recent.code} ${recent.message}`);
        return true;
      case 'no_answer':
        await settlement.failed(letter, 'unsure', recent.error);
        return true;
    }
  }

  private async isFound(letter: Letter, recent: readonly RecentMessage[]): Promise<boolean> {
    for (const said of recent) {
      if (!isSame(said, letter)) continue;
      if (await this.deps.outboxRecords.knows(zaloChannel, said.id)) continue;
      await this.deps.settlement.sent(letter, { externalId: said.id }, 'found_sent');
      return true;
    }
    return false;
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

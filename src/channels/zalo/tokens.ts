import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage } from '../../core';
import type { Clock, IdGenerator, Logger } from '../../core';
import type { Leases } from '../../store';
import type { ZaloAccount } from './accounts';
import type { ZaloLimits } from './limits';
import type { TokenAnswer, TokenPair, ZaloOAuth } from './oauth';
import type { ZaloObserver } from './observer';
import { fingerprint } from './seal';
import { healthOf } from './token-alarm';
import type { TokenHealth } from './token-alarm';
import type { TokenRecord, TokenRecords } from './token-record';
import { TokenRules } from './token-rules';
import type { Why } from './token-rules';
import { TokenWriter } from './token-writer';

export interface TokenKeeperDeps {
  readonly records: TokenRecords;
  readonly leases: Leases;
  readonly oauth: ZaloOAuth;
  readonly accounts: readonly ZaloAccount[];
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly observer: ZaloObserver;
  readonly limits: Pick<
    ZaloLimits,
    'renewAfterMs' | 'refreshTokenMs' | 'alarmMs' | 'requestMs' | 'leaseMs'
  >;
}

/** There is no access token now; `dead` means that only people can change it. */
export class TokenUnavailable extends Error {
  constructor(
    readonly account: string,
    readonly dead: boolean,
    reason: string,
  ) {
    super(reason);
    this.name = 'TokenUnavailable';
  }
}

const pollMs = 100;
const waitMs = 30_000;
// A refusal stands, but Zalo is asked again from time to time in case it was a mistake.
const askAgainMs = 10 * 60_000;

/**
 * Access tokens of the accounts. A refresh token works once, so one process refreshes at a time
 * (a lease in the database, the command line included), the intention is written before Zalo is
 * asked, and the new pair is stored before anyone uses it. Between Zalo's answer and the disk lies
 * the one window that cannot be closed; after a crash in it the old token is tried, and if Zalo
 * refuses it, that is an alarm with a deadline: the old access token lives some hours longer.
 */
export class TokenKeeper {
  private readonly holder: string;
  private readonly known = new Map<string, TokenRecord>();
  private readonly rules: TokenRules;
  private readonly writer: TokenWriter;
  private readonly running = new Map<string, Promise<string>>();

  constructor(private readonly deps: TokenKeeperDeps) {
    this.holder = deps.ids.uuid();
    this.rules = new TokenRules(deps);
    this.writer = new TokenWriter(deps);
  }

  /** A token to use now. Rejects with `TokenUnavailable`. */
  async access(account: string): Promise<string> {
    const known = this.known.get(account);
    if (known !== undefined && this.rules.isAlive(known)) return known.pair?.accessToken ?? '';
    return this.renew(account, 'expired');
  }

  /** A token other than `bad`, which Zalo refused. Rejects with `TokenUnavailable`. */
  replace(account: string, bad: string): Promise<string> {
    return this.renew(account, { bad });
  }

  /** Renews what is old enough; what goes wrong shows in `health`. */
  async renewDue(): Promise<void> {
    for (const { oaId } of this.deps.accounts) {
      try {
        const { record } = await this.deps.records.read(oaId);
        if (!this.rules.isFresh(record)) await this.renew(oaId, 'old');
      } catch (error) {
        this.deps.logger.warn({ account: oaId, error: errorMessage(error) }, 'token not renewed');
      }
    }
  }

  /** Stores a first pair, as an authorisation brings it. */
  async keep(account: string, pair: TokenPair): Promise<void> {
    const { record, version } = await this.deps.records.read(account);
    const { usedSeed } = record;
    await this.writer.store(account, { record: this.rules.toRecord(pair, usedSeed), version });
  }

  async health(): Promise<readonly TokenHealth[]> {
    const { accounts, records, clock, limits } = this.deps;
    return Promise.all(
      accounts.map(async ({ oaId }) => {
        const { record } = await records.read(oaId);
        return healthOf(oaId, record, clock.now(), limits);
      }),
    );
  }

  /** Resolves once no renewal runs: a pair that was asked for must reach the disk. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  private renew(account: string, why: Why): Promise<string> {
    const running = this.running.get(account);
    if (running !== undefined) return running;
    const renewal = this.renewUnderLease(account, why).finally(() => {
      this.running.delete(account);
    });
    this.running.set(account, renewal);
    return renewal;
  }

  private async renewUnderLease(account: string, why: Why): Promise<string> {
    const { leases, limits } = this.deps;
    const name = `zalo-token:${account}`;
    for (let waited = 0; waited < waitMs; waited += pollMs) {
      const { record } = await this.deps.records.read(account);
      if (this.rules.serves(record, why)) return this.remember(account, record);
      if (await leases.take(name, this.holder, limits.requestMs + limits.leaseMs)) {
        try {
          return await this.refreshOnce(account, why);
        } finally {
          await leases.release(name, this.holder);
        }
      }
      await pause(pollMs);
    }
    throw new TokenUnavailable(account, false, 'another process is renewing the token');
  }

  /** Under the lease: somebody else may have renewed it just before. */
  private async refreshOnce(account: string, why: Why): Promise<string> {
    const kept = await this.deps.records.read(account);
    if (this.rules.serves(kept.record, why)) return this.remember(account, kept.record);
    const seed = this.unusedSeed(account, kept.record);
    const refusal = kept.record.refusal;
    const stands = refusal !== undefined && this.rules.age(refusal.at) < askAgainMs;
    const token = stands ? undefined : kept.record.pair?.refreshToken;
    const source = token ?? seed;
    if (source === undefined) throw this.unavailable(account, kept.record);
    const asked = { ...kept.record, askedAt: this.now() };
    await this.writer.store(account, { record: asked, version: kept.version });
    const answer = await this.deps.oauth.refresh(source);
    const usedSeed = token === undefined ? fingerprint(source) : kept.record.usedSeed;
    const lost = kept.record.askedAt !== undefined;
    return this.take(account, answer, { asked, version: kept.version + 1, usedSeed, lost });
  }

  private async take(account: string, answer: TokenAnswer, state: Asked): Promise<string> {
    const { logger, observer } = this.deps;
    observer.tokens(answer.kind === 'pair' ? 'refreshed' : answer.kind, account);
    switch (answer.kind) {
      case 'pair': {
        const record = this.rules.toRecord(answer, state.usedSeed);
        await this.writer.store(account, { record, version: state.version });
        return this.remember(account, record);
      }
      case 'no_answer':
        throw new TokenUnavailable(account, false, answer.error);
      case 'refused': {
        const refusal = { at: this.now(), reason: answer.reason, lostAnswer: state.lost };
        const { askedAt: _asked, ...rest } = state.asked;
        const record: TokenRecord = { ...rest, usedSeed: state.usedSeed, refusal };
        logger.error({ account, ...refusal }, 'ALARM: Zalo refused the refresh token');
        await this.writer.store(account, { record, version: state.version });
        if (this.unusedSeed(account, record) === undefined) throw this.unavailable(account, record);
        return this.refreshOnce(account, 'expired');
      }
    }
  }

  /** The configured first token, unless it was used; a new one in its place counts again. */
  private unusedSeed(account: string, { usedSeed }: TokenRecord): string | undefined {
    const seed = this.deps.accounts.find(({ oaId }) => oaId === account)?.refreshToken;
    return seed === undefined || fingerprint(seed) === usedSeed ? undefined : seed;
  }

  private unavailable(account: string, record: TokenRecord): TokenUnavailable {
    const { advice } = healthOf(account, record, this.deps.clock.now(), this.deps.limits);
    return new TokenUnavailable(account, true, advice);
  }

  private remember(account: string, record: TokenRecord): string {
    this.known.set(account, record);
    return record.pair?.accessToken ?? '';
  }

  private now(): string {
    return this.deps.clock.now().toISOString();
  }
}

interface Asked {
  readonly asked: TokenRecord;
  readonly version: number;
  readonly usedSeed: string | undefined;
  /** True when an earlier request had no recorded end. */
  readonly lost: boolean;
}

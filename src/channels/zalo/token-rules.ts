import type { Clock } from '../../core';
import type { ZaloLimits } from './limits';
import type { TokenPair } from './oauth';
import type { TokenRecord } from './token-record';

/** Why a new token is wanted: the old one is over, is getting old, or was refused. */
export type Why = 'expired' | 'old' | { readonly bad: string };

export interface TokenRulesDeps {
  readonly clock: Clock;
  readonly limits: Pick<ZaloLimits, 'renewAfterMs' | 'refreshTokenMs'>;
}

// A token about to expire might do so on the way.
const safetyMs = 60_000;

/** How old tokens may be, and what a new pair is worth. */
export class TokenRules {
  constructor(private readonly deps: TokenRulesDeps) {}

  /** Whether a record already answers the wish for a renewal. */
  serves(record: TokenRecord, why: Why): boolean {
    if (!this.isAlive(record)) return false;
    if (why === 'old') return this.isFresh(record);
    return why === 'expired' || record.pair?.accessToken !== why.bad;
  }

  /** Whether its access token still works. */
  isAlive({ pair }: TokenRecord): boolean {
    if (pair === undefined) return false;
    return new Date(pair.accessUntil).getTime() - safetyMs > this.deps.clock.now().getTime();
  }

  /** Whether it need not be renewed yet. */
  isFresh({ pair }: TokenRecord): boolean {
    return pair !== undefined && this.age(pair.refreshedAt) < this.deps.limits.renewAfterMs;
  }

  /** The record of a pair that came just now. */
  toRecord(pair: TokenPair, usedSeed: string | undefined): TokenRecord {
    const now = this.deps.clock.now().getTime();
    const at = (ms: number): string => new Date(now + ms).toISOString();
    return {
      pair: {
        accessToken: pair.accessToken,
        refreshToken: pair.refreshToken,
        accessUntil: at(pair.accessSeconds * 1000),
        refreshUntil: at(this.deps.limits.refreshTokenMs),
        refreshedAt: at(0),
      },
      ...(usedSeed !== undefined && { usedSeed }),
    };
  }

  /** Milliseconds since an ISO time. */
  age(iso: string): number {
    return this.deps.clock.now().getTime() - new Date(iso).getTime();
  }
}

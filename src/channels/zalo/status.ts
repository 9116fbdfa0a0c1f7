import type { OutboxCounts } from '../../store';
import type { Accounts } from './accounts';
import type { ZaloStore } from './settings';
import type { Settlement } from './settlement';
import type { TokenHealth } from './token-alarm';
import type { TokenKeeper } from './tokens';
import { zaloChannel } from './webhook';

/** How the channel is; nothing of it is secret or personal. */
export interface ZaloStatus {
  readonly accounts: readonly (TokenHealth & {
    readonly name: string;
    readonly locality: string;
    /** ISO time until which Zalo's refusal makes us wait. */
    readonly restsUntil?: string;
  })[];
  readonly inbox: { readonly pending: number; readonly failed: number };
  readonly outbox: OutboxCounts;
}

export interface StatusDeps {
  readonly store: Pick<ZaloStore, 'inbox' | 'outboxRecords'>;
  readonly tokens: TokenKeeper;
  readonly settlement: Settlement;
  readonly accounts: Accounts;
}

/** Asks the queues and the token records. */
export async function statusOf(deps: StatusDeps): Promise<ZaloStatus> {
  const { store, tokens, settlement, accounts } = deps;
  const healths = await tokens.health();
  return {
    accounts: healths.map((health) => {
      const account = accounts.of(health.account);
      const rest = settlement.restsUntil(health.account);
      return {
        ...health,
        name: account?.name ?? '',
        locality: account?.locality ?? '',
        ...(rest && { restsUntil: rest.toISOString() }),
      };
    }),
    inbox: await store.inbox.counts(zaloChannel),
    outbox: await store.outboxRecords.counts(zaloChannel),
  };
}

import type { Clock, IdGenerator, Logger } from '../../core';
import type { Translator } from '../../i18n';
import type { Store } from '../../store';
import type { ZaloAccount } from './accounts';
import type { TurnLogic } from './adapter';
import type { LocalWords } from './hints';
import type { ZaloLimits } from './limits';
import type { ZaloObserver } from './observer';

/** What an administrator sets; see README.md for where each value is found. */
export interface ZaloSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** Signs deliveries; shown beside the webhook in the console, not the app secret. */
  readonly oaSecretKey: string;
  /** Encrypts tokens and shared details at rest. */
  readonly tokenKey: string;
  readonly accounts: readonly ZaloAccount[];
  readonly apiUrl: string;
  readonly oauthUrl: string;
  /** Where citizens reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly buttons: boolean;
  readonly codeVerifier?: string;
  readonly verifierCode?: string;
  /** The picture over the form that asks for contact details. */
  readonly infoImageUrl?: string;
  /** Đồng a charged message costs, to show what conversations cost. */
  readonly priceDong?: number;
}

export type ZaloStore = Pick<
  Store,
  | 'inbox'
  | 'outbox'
  | 'outboxRecords'
  | 'contacts'
  | 'conversations'
  | 'retention'
  | 'vault'
  | 'leases'
>;

export interface ZaloDeps {
  readonly settings: ZaloSettings;
  readonly store: ZaloStore;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly translate: Translator;
  readonly fetch: typeof fetch;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** `context.activity.channelData.zalo.locality` names the locality of the account written to. */
  readonly onTurn: TurnLogic;
  readonly localWords: (locality: string) => LocalWords;
  readonly observer?: ZaloObserver;
  readonly limits?: Partial<ZaloLimits>;
}

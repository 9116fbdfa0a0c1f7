import express from 'express';
import type { Router } from 'express';
import type { Activity } from 'botbuilder';
import { isLanguage } from '../../core';
import type { Clock, IdGenerator, Logger } from '../../core';
import type { Translator } from '../../i18n';
import type { DeadLetter, OutboxCounts, Store } from '../../store';
import { Accounts } from './accounts';
import type { ZaloAccount } from './accounts';
import { ZaloAdapter } from './adapter';
import type { TurnLogic } from './adapter';
import { Authorization, authorizationRoutes, callbackPath } from './authorization';
import { ZaloClient } from './client';
import { EventHandler } from './event-handler';
import type { LocalWords } from './event-handler';
import { EventRunner } from './event-runner';
import type { SharedInfo } from './events';
import { Intake } from './intake';
import { Lanes } from './lanes';
import { defaultLimits } from './limits';
import type { ZaloLimits } from './limits';
import type { InfoRequest } from './messages';
import { ZaloOAuth } from './oauth';
import { blindObserver } from './observer';
import type { ZaloObserver } from './observer';
import { costOf } from './plan';
import type { ConversationCost } from './plan';
import { render } from './render';
import { createSealer } from './seal';
import type { Sealer } from './seal';
import { Sender } from './sender';
import { Settlement } from './settlement';
import type { TokenHealth } from './token-alarm';
import { TokenRecords } from './token-record';
import { TokenKeeper } from './tokens';
import { webhookRoutes, zaloChannel } from './webhook';

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

export interface Zalo {
  /** The webhook, the authorisation's callback and the domain file; mount it before any body parser. */
  readonly router: Router;
  /** For `adapter.use(middleware)`, `adapter.onTurnError` and messages that nobody asked for. */
  readonly adapter: ZaloAdapter;
  readonly authorization: Authorization;
  /**
   * Takes up what a crash left behind, now and from time to time, and renews tokens in time; call
   * it once the adapter has its middleware. Resolves to how many conversations were found waiting.
   */
  recover(): Promise<number>;
  /** Lets what runs end; the rest stays on disk. */
  close(): Promise<void>;
  status(): Promise<ZaloStatus>;
  costOf(conversationId: string): Promise<ConversationCost>;
  /** The oldest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Sends a dead letter again, or all; resolves to how many. */
  revive(id?: number): Promise<number>;
  /** What a person shared on being asked, for the officer in charge. */
  sharedInfo(conversationId: string): Promise<SharedInfo | undefined>;
  /** An access token of an account, renewed if need be; for the command line. */
  accessToken(oaId: string): Promise<string>;
  readonly client: ZaloClient;
}

const renewEveryMs = 10 * 60_000;

/** Builds the Zalo OA channel: deliveries into the inbox, turns, and the outbox to Zalo. */
export function createZalo(deps: ZaloDeps): Zalo {
  const parts = createParts(deps);
  const { adapter, events, sends, tokens, authorization, client, sealer, accounts } = parts;
  const { store, settings } = deps;
  let renewal: NodeJS.Timeout | undefined;
  return {
    router: createRouter(deps, parts),
    adapter,
    authorization,
    client,
    recover: async () => {
      renewal = setInterval(() => void tokens.renewDue(), renewEveryMs);
      renewal.unref();
      parts.intake.beGentle(parts.limits.gentleStartMs);
      // Zalo may be slow to answer; what waits is taken up at once.
      void tokens.renewDue();
      return (await events.start()) + (await sends.start());
    },
    close: async () => {
      clearInterval(renewal);
      await events.close();
      await sends.close();
    },
    status: () => statusOf(deps, parts),
    costOf: async (conversationId) =>
      costOf(await store.outboxRecords.costs(zaloChannel, conversationId), settings.priceDong),
    deadLetters: (limit) => store.outboxRecords.deadLetters(zaloChannel, limit),
    revive: (id) => store.outboxRecords.revive(zaloChannel, id),
    sharedInfo: async (conversationId) => {
      const sealed = await store.contacts.info(conversationId);
      if (sealed === undefined) return undefined;
      return JSON.parse(sealer.open(sealed, conversationId)) as SharedInfo;
    },
    accessToken: (oaId) => tokens.access(accounts.of(oaId)?.oaId ?? oaId),
  };
}

interface Parts {
  readonly adapter: ZaloAdapter;
  readonly events: Lanes;
  readonly sends: Lanes;
  readonly settlement: Settlement;
  readonly tokens: TokenKeeper;
  readonly client: ZaloClient;
  readonly accounts: Accounts;
  readonly authorization: Authorization;
  readonly sealer: Sealer;
  readonly limits: ZaloLimits;
  readonly observer: ZaloObserver;
  readonly intake: Intake;
}

function createParts(deps: ZaloDeps): Parts {
  const { settings, observer = blindObserver } = deps;
  const limits = { ...defaultLimits, ...deps.limits };
  const shared = { ...deps, limits, observer };
  const accounts = new Accounts(settings.accounts);
  const sealer = createSealer(settings.tokenKey);
  const client = new ZaloClient({ ...settings, fetch: deps.fetch, requestMs: limits.requestMs });
  const oauth = new ZaloOAuth({ ...settings, fetch: deps.fetch, requestMs: limits.requestMs });
  const tokens = new TokenKeeper({
    ...shared,
    records: new TokenRecords(deps.store.vault, sealer),
    leases: deps.store.leases,
    oauth,
    accounts: settings.accounts,
  });
  const settlement = new Settlement({ ...shared, outbox: deps.store.outbox });
  const sender = new Sender({ ...shared, ...deps.store, client, tokens, accounts, settlement });
  const intake = new Intake(deps.store.inbox, deps.clock);
  const sends = createSends(deps, sender, limits, intake);
  const adapter = createAdapter(deps, limits, sends);
  const events = createEvents({ ...shared, intake }, adapter, accounts, sealer);
  const authorization = new Authorization({
    ...deps,
    ...settings,
    oauth,
    tokens,
    accounts,
    secret: settings.tokenKey,
    callbackUrl: `${settings.publicUrl}${callbackPath}`,
  });
  const parts = { adapter, events, sends, settlement, tokens, client, accounts, authorization };
  return { ...parts, sealer, limits, observer, intake };
}

function createSends(deps: ZaloDeps, sender: Sender, limits: ZaloLimits, intake: Intake): Lanes {
  return new Lanes({
    work: (lane) => sender.work(lane),
    look: () => deps.store.outbox.dueLanes(zaloChannel, lookLimit),
    atOnce: limits.sendsAtOnce,
    isPressed: () => intake.isPressed(),
    pressedMs: limits.pressedMs,
    sweepMs: limits.sweepMs,
    clock: deps.clock,
    logger: deps.logger,
  });
}

// One look takes up this many conversations; the next look takes the rest.
const lookLimit = 1000;

function createAdapter(deps: ZaloDeps, limits: ZaloLimits, sends: Lanes): ZaloAdapter {
  const { settings, translate } = deps;
  const { buttons, publicUrl } = settings;
  return new ZaloAdapter({
    ...deps,
    ...deps.store,
    render: (activity) => render(activity, { translate, limits, publicUrl, buttons }),
    infoRequest: (activity) => infoRequest(activity, translate, settings.infoImageUrl),
    wake: (lane) => {
      sends.wake(lane);
    },
  });
}

function infoRequest(
  { locale }: Partial<Activity>,
  translate: Translator,
  imageUrl: string | undefined,
): InfoRequest {
  const lang = isLanguage(locale) ? locale : 'vi';
  return {
    title: translate(lang, 'zalo.info.title'),
    subtitle: translate(lang, 'zalo.info.ask'),
    ...(imageUrl !== undefined && { image_url: imageUrl }),
  };
}

function createEvents(
  deps: ZaloDeps & Pick<Parts, 'limits' | 'observer' | 'intake'>,
  adapter: ZaloAdapter,
  accounts: Accounts,
  sealer: Sealer,
): Lanes {
  const { store, limits, observer, clock, logger, intake } = deps;
  const handler = new EventHandler({ ...deps, ...store, adapter, accounts, sealer });
  const runner = new EventRunner({
    inbox: store.inbox,
    conversations: store.conversations,
    handler,
    turnMs: limits.turnMs,
    observer,
    logger,
  });
  return new Lanes({
    work: (lane) => runner.work(lane),
    look: () => store.inbox.pendingLanes(zaloChannel),
    atOnce: limits.turnsAtOnce,
    isPressed: () => intake.isPressed(),
    pressedMs: limits.pressedMs,
    sweepMs: limits.sweepMs,
    clock,
    logger,
  });
}

function createRouter(deps: ZaloDeps, parts: Parts): Router {
  const { settings, clock, logger } = deps;
  const { accounts, observer, limits, events, authorization, intake } = parts;
  const routes = webhookRoutes({
    key: settings,
    accounts,
    intake,
    wake: (lane) => {
      events.wake(lane);
    },
    observer,
    clock,
    logger,
    bodyBytes: limits.bodyBytes,
  });
  const others = authorizationRoutes(authorization, settings.verifierCode);
  return express.Router().use(routes, others);
}

async function statusOf({ store }: ZaloDeps, parts: Parts): Promise<ZaloStatus> {
  const { tokens, settlement, accounts } = parts;
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

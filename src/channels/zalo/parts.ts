import type { Activity } from 'botbuilder';
import { isLanguage } from '../../core';
import type { Translator } from '../../i18n';
import { Accounts } from './accounts';
import { Acquaintances } from './acquaintances';
import { ZaloAdapter } from './adapter';
import { Authorization, callbackPath } from './authorization';
import { ZaloClient } from './client';
import { EventHandler } from './event-handler';
import { EventRunner } from './event-runner';
import { Hints } from './hints';
import { Intake } from './intake';
import { Lanes } from './lanes';
import { defaultLimits } from './limits';
import type { ZaloLimits } from './limits';
import type { InfoRequest } from './messages';
import { ZaloOAuth } from './oauth';
import { blindObserver } from './observer';
import type { ZaloObserver } from './observer';
import { render } from './render';
import { createSealer } from './seal';
import type { Sealer } from './seal';
import { Sender } from './sender';
import type { ZaloDeps } from './settings';
import { Settlement } from './settlement';
import { TokenRecords } from './token-record';
import { TokenKeeper } from './tokens';
import { Turns } from './turns';
import { zaloChannel } from './webhook';

/** The machinery of the channel, built once. */
export interface Parts {
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

/** Builds every part, in the order in which they need each other. */
export function createParts(deps: ZaloDeps): Parts {
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
  const acquaintances = new Acquaintances({ ...deps, ...store });
  const hints = new Hints({ ...deps, accounts, acquaintances });
  const turns = new Turns({ adapter, accounts, clock });
  const handler = new EventHandler({ ...deps, ...store, sealer, acquaintances, hints, turns });
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

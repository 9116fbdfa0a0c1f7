import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createZalo } from '../../src/channels/zalo';
import type {
  DeliveryOutcome,
  Zalo,
  ZaloDeps,
  ZaloLimits,
  ZaloObserver,
  ZaloSettings,
} from '../../src/channels/zalo';
import { randomIds, silentLogger, systemClock } from '../../src/core';
import { createTranslator } from '../../src/i18n';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';
import { echoBot } from './echo-bot';
import { FakeZalo } from './fake-zalo/fake-zalo';
import { seededRandom } from './fake-zalo/faults';

/** A real Zalo channel on a real port, with a fake Zalo; whoever starts it must stop it. */
export interface TestZalo {
  readonly url: string;
  readonly webhookUrl: string;
  readonly zalo: Zalo;
  readonly store: Store;
  readonly fake: FakeZalo;
  /** What became of the deliveries, in order. */
  readonly outcomes: DeliveryOutcome[];
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
  /** Stops as SIGTERM does: running turns end. */
  stop(): Promise<void>;
}

export interface TestZaloOptions extends Partial<Omit<ZaloDeps, 'store' | 'settings' | 'limits'>> {
  readonly fake?: FakeZalo;
  readonly storeUrl?: string;
  readonly settings?: Partial<ZaloSettings>;
  readonly limits?: Partial<ZaloLimits>;
}

/** Patience for tests: failures are tried again within milliseconds. */
export const quickLimits: Partial<ZaloLimits> = {
  retryMs: 10,
  unsureMs: 30,
  requestMs: 5000,
  leaseMs: 6000,
  sweepMs: 50,
  gentleStartMs: 0,
};

/** Settings that fit a fake; its OA is the only account. */
export function settingsFor(fake: FakeZalo, publicUrl = 'https://tro-ly.example.vn'): ZaloSettings {
  return {
    appId: fake.appId,
    appSecret: fake.appSecret,
    oaSecretKey: fake.oaSecretKey,
    tokenKey: 'a-key-for-tests-only-of-32-characters',
    accounts: [
      {
        oaId: fake.oaId,
        name: 'OA thử',
        locality: 'lai-chau',
        helpPoints: [],
        refreshToken: fake.oauth.firstRefreshToken(),
      },
    ],
    apiUrl: fake.url,
    oauthUrl: fake.url,
    publicUrl,
    buttons: true,
  };
}

export async function startZalo(options: TestZaloOptions = {}): Promise<TestZalo> {
  const { storeUrl = 'sqlite::memory:', settings, limits, fake: given, ...overrides } = options;
  const clock = overrides.clock ?? systemClock;
  const store = await openStore({ url: storeUrl, clock, logger: silentLogger });
  const fake = given ?? (await FakeZalo.start({ retryMs: [20, 20] }));
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outcomes: DeliveryOutcome[] = [];
  const zalo = createZalo({
    clock,
    ids: randomIds,
    logger: silentLogger,
    translate: createTranslator(),
    fetch,
    random: seededRandom(1),
    onTurn: echoBot,
    localWords: () => ({ hotline: '1022', hours: 'giờ hành chính' }),
    observer: observing(outcomes),
    ...overrides,
    store,
    settings: { ...settingsFor(fake, url), ...settings },
    limits: { ...quickLimits, ...limits },
  });
  app.use(zalo.router);
  const webhookUrl = `${url}/webhooks/zalo`;
  fake.webhookUrl = webhookUrl;
  await zalo.recover();
  return {
    url,
    webhookUrl,
    zalo,
    store,
    fake,
    outcomes,
    settled: () => settled(store),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await zalo.close();
      if (given === undefined) await fake.stop();
      await store.close();
    },
  };
}

function observing(outcomes: DeliveryOutcome[]): ZaloObserver {
  return {
    delivery: (outcome) => outcomes.push(outcome),
    sending: () => undefined,
    turn: () => undefined,
    tokens: () => undefined,
  };
}

async function settled(store: Store): Promise<void> {
  for (;;) {
    const { pending } = await store.inbox.counts('zalo');
    const { open } = await store.outboxRecords.counts('zalo');
    if (pending === 0 && open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

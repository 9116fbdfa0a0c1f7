import express from 'express';
import type { Router } from 'express';
import type { DeadLetter } from '../../store';
import type { ZaloAdapter } from './adapter';
import { authorizationRoutes } from './authorization';
import type { Authorization } from './authorization';
import type { ZaloClient } from './client';
import type { SharedInfo } from './events';
import { createParts } from './parts';
import type { Parts } from './parts';
import { costOf } from './plan';
import type { ConversationCost } from './plan';
import type { ZaloDeps } from './settings';
import { statusOf } from './status';
import type { ZaloStatus } from './status';
import { webhookRoutes, zaloChannel } from './webhook';

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
      await tokens.idle();
    },
    status: () => statusOf({ ...parts, store }),
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

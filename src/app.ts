import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:http';
import type { AppDeps } from './app-deps';
import type { DirectLine } from './channels/web';
import { ChangeTeller } from './change-teller';
import { createChatDesk } from './chat-desk';
import { createCitizenDelivery } from './citizen-delivery';
import type { Logger } from './core';
import { createTranslator } from './i18n';
import type { KnowledgeLibrary } from './knowledge';
import { createMetrics } from './metrics';
import { openChannels } from './open-channels';
import type { Channels } from './open-channels';
import { openKnowledge } from './open-knowledge';
import { openTickets } from './open-tickets';
import { PackKeeper } from './offline';
import { createPortal } from './portal';
import { readiness } from './readiness';
import { scheduleRetention } from './retention-schedule';
import { createServer } from './server';
import type { ServerDeps } from './server';
import { openStore } from './store';
import type { Store } from './store';
import type { TicketService } from './tickets';

/** The whole program, built once and not yet listening. */
export interface App {
  readonly server: Server;
  readonly store: Store;
  readonly library: KnowledgeLibrary;
  readonly tickets: TicketService;
  /** Takes up what a start leaves for later, such as turns cut by a crash; call it when listening. */
  recover(): Promise<void>;
  /** Stops taking requests, lets running turns end, and closes everything. */
  close(): Promise<void>;
}

/** The composition root: every object is built here, once, in this order. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config, clock, ids, logger } = deps;
  const translate = createTranslator();
  const metrics = createMetrics();
  const knowledge = await openKnowledge(deps, metrics);
  const { library, brain } = knowledge;
  const store = await openStore({ url: config.databaseUrl, clock, logger });
  const opened: { zalo?: Channels['zalo'] } = {};
  // The bot that opens tickets lives in the channels that deliver their notices.
  const delivery = createCitizenDelivery({ store, zalo: () => opened.zalo });
  const parts = { store, translate, library, delivery };
  const tickets = openTickets(deps, { ...parts, registry: metrics.registry });
  const corrections = new ChangeTeller(deps, parts);
  const channels = await openChannels(deps, { store, translate, metrics, brain });
  const { bot, zalo } = channels;
  if (zalo !== undefined) opened.zalo = zalo;
  const packs = new PackKeeper(brain);
  const portal = createPortal({
    brain,
    pack: () => packs.current(),
    ...(deps.assetsDir === undefined ? {} : { assetsDir: deps.assetsDir }),
    translate,
    answers: store.answers,
    feedback: store,
    clock,
    publicUrl: config.publicUrl,
    chat: createChatDesk({ store, bot, translate, ids, secret: config.directLineSecret }),
  });
  const server = listenTo(channels, {
    ids,
    logger,
    metrics,
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
    trustProxy: config.trustProxy,
    readiness: () => readiness(store, library, zalo),
    // The portal comes last: it answers pages that do not exist.
    routers: [...routersOf(channels), portal],
  });
  const purge = scheduleRetention(deps, store);
  return {
    server,
    store,
    library,
    tickets,
    recover: async () => {
      await recoverTurns(channels, logger);
      tickets.start();
      corrections.start();
      knowledge.openCatalogue();
    },
    close: async () => {
      clearInterval(purge);
      corrections.stop();
      await stopListening(server, channels.directLine);
      await tickets.close();
      await zalo?.close();
      await knowledge.close();
      await store.close();
    },
  };
}

function listenTo({ directLine }: Channels, deps: ServerDeps): Server {
  const server = createHttpServer(createServer(deps));
  server.on('upgrade', (request, socket, head) => {
    if (!directLine.handleUpgrade(request, socket, head)) socket.destroy();
  });
  return server;
}

function routersOf({ directLine, zalo }: Channels): ServerDeps['routers'] {
  return [directLine.router, ...(zalo === undefined ? [] : [zalo.router])];
}

async function recoverTurns({ directLine, zalo }: Channels, logger: Logger): Promise<void> {
  const channels = [directLine, ...(zalo === undefined ? [] : [zalo])];
  const found = await Promise.all(channels.map((channel) => channel.recover()));
  const conversations = found.reduce((sum, count) => sum + count, 0);
  if (conversations > 0) logger.info({ conversations }, 'unfinished turns taken up');
}

async function stopListening(server: Server, directLine: DirectLine): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  await directLine.close();
  server.closeIdleConnections();
  await closed;
}

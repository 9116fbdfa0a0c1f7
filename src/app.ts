import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:http';
import { AnswerPipeline, CatalogueKeeper, createBrain } from './answers';
import type { Brain } from './answers';
import { TranscriptMiddleware, createGuidanceBot } from './bot';
import type { GuidanceBot } from './bot';
import { BrainKeeper } from './brain-keeper';
import { createDirectLine } from './channels/web';
import type { DirectLine } from './channels/web';
import { createChatDesk } from './chat-desk';
import type { Zalo } from './channels/zalo';
import type { Config } from './config';
import { errorMessage } from './core';
import type { Clock, IdGenerator, Logger } from './core';
import { createTranslator } from './i18n';
import type { Translator } from './i18n';
import { KnowledgeLibrary } from './knowledge';
import type { KnowledgeSnapshot } from './knowledge';
import { createMetrics } from './metrics';
import type { Metrics } from './metrics';
import { createPortal } from './portal';
import { createServer } from './server';
import type { Readiness } from './server';
import { openStore } from './store';
import type { Store } from './store';
import { createZaloChannel } from './zalo-channel';
import type { ZaloChannelDeps } from './zalo-channel';
import { rehearseZalo } from './zalo-rehearsal';

export interface AppDeps {
  readonly config: Config & { readonly directLineSecret: string };
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

/** The whole program, built once and not yet listening. */
export interface App {
  readonly server: Server;
  readonly store: Store;
  readonly library: KnowledgeLibrary;
  /** Takes up the turns that a crash left behind; call it once the server listens. */
  recover(): Promise<void>;
  /** Stops taking requests, lets running turns end, and closes everything. */
  close(): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The composition root: every object is built here, once, in this order. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config, clock, ids, logger } = deps;
  const translate = createTranslator();
  const metrics = createMetrics();
  const library = await openLibrary(deps, metrics);
  const catalogue = openCatalogue(deps, library);
  const brains = openBrain(deps, library, catalogue);
  const brain = (): Brain => brains.current();
  const store = await openStore({ url: config.databaseUrl, clock, logger });
  const botFor = (from: () => Brain): GuidanceBot =>
    createBot(deps, store, translate, metrics, from);
  const bot = botFor(brain);
  const directLine = createWebChannel(deps, store, bot, translate);
  const { registry } = metrics;
  const zalo = await openZalo(deps, { store, translate, registry, brain, botFor });
  const portal = createPortal({
    brain,
    translate,
    answers: store.answers,
    clock,
    publicUrl: config.publicUrl,
    chat: createChatDesk({ store, bot, translate, ids, secret: config.directLineSecret }),
  });
  const express = createServer({
    ids,
    logger,
    metrics,
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
    trustProxy: config.trustProxy,
    readiness: () => readiness(store, library, zalo),
    routers: [directLine.router, ...(zalo === undefined ? [] : [zalo.router]), portal],
  });
  const server = createHttpServer(express);
  server.on('upgrade', (request, socket, head) => {
    if (!directLine.handleUpgrade(request, socket, head)) socket.destroy();
  });
  const purge = scheduleRetention(deps, store);
  return {
    server,
    store,
    library,
    recover: () => recoverTurns([directLine, ...(zalo === undefined ? [] : [zalo])], logger),
    close: async () => {
      clearInterval(purge);
      await stopListening(server, directLine);
      await zalo?.close();
      await library.close();
      brains.close();
      await catalogue.close();
      await store.close();
    },
  };
}

function createBot(
  { config, clock, ids, logger }: AppDeps,
  store: Store,
  translate: Translator,
  metrics: Metrics,
  brain: () => Brain,
): GuidanceBot {
  return createGuidanceBot({
    store,
    pipeline: new AnswerPipeline({ translate, clock, ids }, brain),
    translate,
    clock,
    ids,
    logger,
    contextIdleMs: config.contextIdleMs,
    publicUrl: config.publicUrl,
    observe: (answer, ms) => {
      metrics.answered(answer, ms);
    },
  });
}

/** The Zalo channel, if it is set up, with everything warm for its first delivery. */
async function openZalo(
  { config, clock, ids, logger }: AppDeps,
  parts: Pick<ZaloChannelDeps, 'store' | 'translate' | 'registry' | 'brain' | 'botFor'>,
): Promise<Zalo | undefined> {
  if (config.zalo === undefined) return undefined;
  const all = { ...parts, config: config.zalo, clock, ids, logger };
  await rehearseZalo(all);
  return createZaloChannel(all);
}

async function openLibrary(
  { config, clock, logger }: AppDeps,
  metrics: Metrics,
): Promise<KnowledgeLibrary> {
  const { dir, onlyReviewed, watch } = config.knowledge;
  const library = await KnowledgeLibrary.open({
    dir,
    onlyReviewed,
    watch,
    clock,
    logger: logger.child({ part: 'knowledge' }),
  });
  metrics.knowledgeLoaded(library.current());
  library.onChange((snapshot) => {
    metrics.knowledgeLoaded(snapshot);
  });
  return library;
}

/** The national catalogue, if one was imported; it is opened beside the start, never before it. */
function openCatalogue({ config, logger }: AppDeps, library: KnowledgeLibrary): CatalogueKeeper {
  const part = logger.child({ part: 'catalogue' });
  const keeper = new CatalogueKeeper(config.catalogueDir, () => library.current(), part);
  void keeper.reload();
  keeper.watch();
  return keeper;
}

/** The brain in service, with the national catalogue at hand. */
function openBrain(
  { config, logger }: AppDeps,
  library: KnowledgeLibrary,
  catalogue: CatalogueKeeper,
): BrainKeeper {
  const build = (snapshot: KnowledgeSnapshot): Brain => ({
    ...createBrain(snapshot, config.locality),
    catalogue: () => catalogue.current(),
  });
  return new BrainKeeper(library, build, logger.child({ part: 'brain' }));
}

function createWebChannel(
  { config, clock, ids, logger }: AppDeps,
  store: Store,
  bot: GuidanceBot,
  translate: Translator,
): DirectLine {
  const directLine = createDirectLine({
    store,
    clock,
    ids,
    logger: logger.child({ part: 'web' }),
    secret: config.directLineSecret,
    allowedOrigins: [new URL(config.publicUrl).origin, ...config.allowedOrigins],
    publicUrl: config.publicUrl,
    onTurn: (context) => bot.run(context),
    limits: { requestsPerMinute: config.requestsPerMinute },
  });
  directLine.adapter.use(new TranscriptMiddleware(store.transcripts));
  directLine.adapter.onTurnError = async (context, error) => {
    await context.sendActivity(translate('vi', 'error.internal', { hotline: 'dichvucong.gov.vn' }));
    throw error;
  };
  return directLine;
}

async function readiness(
  store: Store,
  library: KnowledgeLibrary,
  zalo: Zalo | undefined,
): Promise<Readiness> {
  const { version, articles, problems } = library.current();
  const database = await store.ping().then(
    () => 'ok',
    () => 'does not answer',
  );
  const errors = problems.filter((problem) => problem.severity === 'error');
  return {
    ready: database === 'ok' && articles.size > 0,
    details: {
      database,
      knowledge: { version, articles: articles.size, problems: errors.length },
      ...(zalo === undefined ? {} : { zalo: await zalo.status().catch(errorMessage) }),
      ...(errors.length === 0
        ? {}
        : {
            notServed: errors
              .slice(0, 20)
              .map(({ file, line, message }) => `${file}:${line} ${message}`),
          }),
    },
  };
}

function scheduleRetention({ config, clock, logger }: AppDeps, store: Store): NodeJS.Timeout {
  const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * dayMs);
  const purge = async (): Promise<void> => {
    const counts = await store.retention.purge({
      rawBefore: daysAgo(config.rawRetentionDays),
      recordsBefore: daysAgo(config.retentionDays),
    });
    logger.info({ ...counts }, 'old records purged');
  };
  const timer = setInterval(() => {
    purge().catch((error: unknown) => {
      logger.error(
        { error: String(error) },
        'old records could not be purged; tried again tomorrow',
      );
    });
  }, dayMs);
  timer.unref();
  return timer;
}

async function recoverTurns(
  channels: readonly Pick<DirectLine, 'recover'>[],
  logger: Logger,
): Promise<void> {
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

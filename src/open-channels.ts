import { AnswerPipeline } from './answers';
import type { Brain } from './answers';
import type { AppDeps } from './app-deps';
import { TranscriptMiddleware, createGuidanceBot } from './bot';
import type { GuidanceBot } from './bot';
import { createDirectLine } from './channels/web';
import type { DirectLine, FileMark } from './channels/web';
import type { Zalo } from './channels/zalo';
import type { Translator } from './i18n';
import type { Metrics } from './metrics';
import { openVoices } from './open-voices';
import type { Store } from './store';
import { keepPhoto } from './tickets';
import { createZaloChannel } from './zalo-channel';
import { rehearseZalo } from './zalo-rehearsal';

/** What every channel and its bot need. */
export interface ChannelParts {
  readonly store: Store;
  readonly translate: Translator;
  readonly metrics: Metrics;
  readonly brain: () => Brain;
}

/** The places citizens write from, each with a bot. */
export interface Channels {
  readonly bot: GuidanceBot;
  readonly directLine: DirectLine;
  /** Absent unless it is set up. */
  readonly zalo?: Zalo;
}

export async function openChannels(deps: AppDeps, parts: ChannelParts): Promise<Channels> {
  const bot = createBot(deps, parts, parts.brain);
  const directLine = createWebChannel(deps, parts, bot);
  const zalo = await openZalo(deps, parts);
  return { bot, directLine, ...(zalo === undefined ? {} : { zalo }) };
}

function createBot(
  { config, clock, ids, logger }: AppDeps,
  { store, translate, metrics }: ChannelParts,
  brain: () => Brain,
): GuidanceBot {
  return createGuidanceBot({
    store,
    voices: openVoices({
      store,
      brain,
      clock,
      ids,
      dataKey: config.tickets.dataKey ?? config.directLineSecret,
      keptDays: { raw: config.rawRetentionDays, records: config.retentionDays },
    }),
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

function createWebChannel(
  { config, clock, ids, logger }: AppDeps,
  { store, translate }: ChannelParts,
  bot: GuidanceBot,
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
    limits: { requestsPerMinute: config.requestsPerMinute, uploadBytes: longestUpload },
    takeFile: (conversationId, bytes) => takePhoto(store, ids, conversationId, bytes),
  });
  directLine.adapter.use(new TranscriptMiddleware(store.transcripts));
  directLine.adapter.onTurnError = async (context, error) => {
    await context.sendActivity(translate('vi', 'error.internal', { hotline: 'dichvucong.gov.vn' }));
    throw error;
  };
  return directLine;
}

/** The Zalo channel, if it is set up, with everything warm for its first delivery. */
async function openZalo(deps: AppDeps, parts: ChannelParts): Promise<Zalo | undefined> {
  const { config, clock, ids, logger } = deps;
  if (config.zalo === undefined) return undefined;
  const all = {
    ...parts,
    registry: parts.metrics.registry,
    botFor: (brain: () => Brain) => createBot(deps, parts, brain),
    config: config.zalo,
    clock,
    ids,
    logger,
  };
  await rehearseZalo(all);
  return createZaloChannel(all);
}

// A photo of 8 MB and what multipart adds to it.
const longestUpload = 9 * 1024 * 1024;

/** A photo for the ticket that is being written; the bot deletes it at once when none is. */
async function takePhoto(
  { ticketAttachments: attachments }: Store,
  ids: AppDeps['ids'],
  conversationId: string,
  bytes: Buffer,
): Promise<FileMark> {
  const outcome = await keepPhoto({ attachments, ids }, conversationId, bytes);
  return outcome.kind === 'kept' ? { photo: outcome.id } : { problem: outcome.kind };
}

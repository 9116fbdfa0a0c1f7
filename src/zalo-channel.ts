import { randomInt } from 'node:crypto';
import type { Registry } from 'prom-client';
import type { Brain } from './answers';
import { TranscriptMiddleware } from './bot';
import type { GuidanceBot } from './bot';
import { createZalo } from './channels/zalo';
import type { LocalWords, Zalo, ZaloDeps } from './channels/zalo';
import { UserError } from './core';
import type { Clock, IdGenerator, Logger } from './core';
import type { Translator } from './i18n';
import type { Store } from './store';
import type { ZaloConfig } from './zalo-config';
import { createZaloObserver, showZaloStatus } from './zalo-metrics';

export interface ZaloChannelDeps {
  readonly config: ZaloConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly translate: Translator;
  readonly registry: Registry;
  readonly brain: () => Brain;
  /** Builds a bot that answers from a brain. */
  readonly botFor: (brain: () => Brain) => Pick<GuidanceBot, 'run'>;
}

/**
 * Joins the Zalo channel to the bot: one bot for each locality the accounts belong to. Throws a
 * `UserError` (code `locality`) when one of them has no file.
 */
export function createZaloChannel(deps: ZaloChannelDeps): Zalo {
  const { config, store, translate, registry, brain } = deps;
  checkLocalities(deps);
  const bots = new Map(
    config.settings.accounts.map(({ locality }) => [locality, deps.botFor(at(brain, locality))]),
  );
  const zalo = createZalo({
    ...deps,
    ...config,
    logger: deps.logger.child({ part: 'zalo' }),
    fetch,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    observer: createZaloObserver(registry),
    onTurn: async (context) => {
      await bots.get(localityOf(context))?.run(context);
    },
    localWords: (locality) => wordsOf(brain(), locality),
  });
  zalo.adapter.use(new TranscriptMiddleware(store.transcripts));
  zalo.adapter.onTurnError = async (context, error) => {
    const { hotline } = wordsOf(brain(), localityOf(context));
    await context.sendActivity(translate('vi', 'error.internal', { hotline }));
    throw error;
  };
  showZaloStatus(registry, zalo);
  return zalo;
}

function checkLocalities({ config, brain }: ZaloChannelDeps): void {
  const { localities } = brain().snapshot;
  const unknown = config.settings.accounts.find(({ locality }) => !localities.has(locality));
  if (unknown === undefined) return;
  throw new UserError(
    `ZALO_ACCOUNTS: "${unknown.locality}" has no good file in dia-phuong. Known: ${[...localities.keys()].join(', ')}.`,
    'locality',
  );
}

/** The brain in service, speaking for another locality. */
function at(brain: () => Brain, locality: string): () => Brain {
  return () => {
    const current = brain();
    const own = current.snapshot.localities.get(locality);
    return own === undefined ? current : { ...current, locality: own };
  };
}

type TurnContext = Parameters<ZaloDeps['onTurn']>[0];

function localityOf({ activity }: TurnContext): string {
  const data = activity.channelData as { readonly zalo?: { readonly locality?: string } };
  return data.zalo?.locality ?? '';
}

const neutralLocality = 'mac-dinh';

function wordsOf({ snapshot }: Brain, locality: string): LocalWords {
  const own = snapshot.localities.get(locality)?.values;
  const neutral = snapshot.localities.get(neutralLocality)?.values;
  const word = (name: string): string => own?.[name] ?? neutral?.[name] ?? 'dichvucong.gov.vn';
  return { hotline: word('duong-day-nong'), hours: word('gio-lam-viec') };
}

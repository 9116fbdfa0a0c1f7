import { ConversationState } from 'botbuilder-core';
import type { AnswerPipeline } from '../answers';
import type { Answer } from '../answers';
import type { Clock, IdGenerator, Logger } from '../core';
import { GuidanceDialogs } from '../dialogs';
import type { Voices } from '../dialogs';
import type { Translator } from '../i18n';
import type { Store } from '../store';
import { createAnswerRecorder } from './answer-recorder';
import { GuidanceBot } from './guidance-bot';
import { renderAnswer } from './render-answer';

export interface CreateGuidanceBotDeps {
  readonly store: Pick<
    Store,
    'botStorage' | 'answers' | 'retention' | 'tickets' | 'ticketAttachments'
  >;
  /** Where goes what citizens say back. */
  readonly voices: Voices;
  readonly pipeline: AnswerPipeline;
  readonly translate: Translator;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly contextIdleMs: number;
  /** Where citizens reach the portal, for links to kept answers; without it there are none. */
  readonly publicUrl?: string;
  /** Told of every answer kept. */
  readonly observe: (answer: Answer, ms: number) => void;
}

/** Joins pipeline, dialogs and store to the bot that runs every channel's turns. */
export function createGuidanceBot(deps: CreateGuidanceBotDeps): GuidanceBot {
  const { store, translate, logger, ids, observe, publicUrl } = deps;
  const conversationState = new ConversationState(store.botStorage);
  const dialogs = new GuidanceDialogs(
    {
      ...deps,
      record: createAnswerRecorder({ answers: store.answers, ids, observe }),
      render: (answer) => renderAnswer(answer, translate, publicUrl),
      erase: (conversationId) => erase(store, conversationId),
    },
    conversationState,
  );
  return new GuidanceBot({
    dialogs,
    conversationState,
    ratings: deps.voices.ratings,
    news: deps.voices.news,
    dropFiles: (conversationId) => store.ticketAttachments.dropLoose(conversationId),
    translate,
    logger,
  });
}

/** Forgets a conversation; what the law keeps of its tickets stays without any way to the citizen. */
async function erase(
  { retention, tickets }: Pick<Store, 'retention' | 'tickets'>,
  conversationId: string,
): Promise<readonly string[]> {
  const own = await tickets.ofConversation(conversationId);
  await retention.eraseConversation(conversationId);
  return own.map(({ code }) => code);
}

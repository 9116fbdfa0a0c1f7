import { ConversationState } from 'botbuilder';
import type { AnswerPipeline } from '../answers';
import type { Answer } from '../answers';
import type { Clock, IdGenerator, Logger } from '../core';
import { GuidanceDialogs } from '../dialogs';
import type { Translator } from '../i18n';
import type { Store } from '../store';
import { createAnswerRecorder } from './answer-recorder';
import { GuidanceBot } from './guidance-bot';
import { renderAnswer } from './render-answer';

export interface CreateGuidanceBotDeps {
  readonly store: Pick<Store, 'botStorage' | 'answers' | 'feedback' | 'retention'>;
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
      erase: (conversationId) => store.retention.eraseConversation(conversationId),
    },
    conversationState,
  );
  return new GuidanceBot({
    dialogs,
    conversationState,
    feedback: store.feedback,
    translate,
    logger,
  });
}

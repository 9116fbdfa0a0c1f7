import { ConversationState, MemoryStorage } from 'botbuilder-core';
import type { Activity } from 'botbuilder';
import type { Answer, AnswerPipeline } from '../answers';
import { silentLogger } from '../core';
import type { Clock, IdGenerator, Language } from '../core';
import { GuidanceDialogs } from '../dialogs';
import type { Translator } from '../i18n';
import type { LocalAdapter, LocalMessage } from './local-adapter';
import { renderAnswer } from './render-answer';

export interface ConversationRunnerDeps {
  readonly pipeline: AnswerPipeline;
  readonly translate: Translator;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface ConversationRunner {
  /** Says one message in a conversation kept in memory; `hear` is told of every answer given. */
  say(
    adapter: LocalAdapter,
    message: LocalMessage & { readonly lang: Language },
    hear: (answer: Answer) => void,
  ): Promise<readonly Partial<Activity>[]>;
}

/** The real dialogs over memory instead of the database: for the command line. */
export function createConversationRunner(deps: ConversationRunnerDeps): ConversationRunner {
  const state = new ConversationState(new MemoryStorage());
  let hear: (answer: Answer) => void = () => undefined;
  const dialogs = new GuidanceDialogs(
    {
      ...deps,
      logger: silentLogger,
      render: (answer) => renderAnswer(answer, deps.translate),
      record: (_conversation, _question, answer) => {
        hear(answer);
        return Promise.resolve(answer);
      },
      erase: () => Promise.resolve([]),
      contextIdleMs: Number.POSITIVE_INFINITY,
    },
    state,
  );
  return {
    say: (adapter, message, listener) => {
      hear = listener;
      return adapter.say(message, async (context) => {
        await dialogs.speak(context, message.lang);
        await dialogs.run(context);
        await state.saveChanges(context);
      });
    },
  };
}

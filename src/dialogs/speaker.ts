import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { guessLanguage } from '../text';
import type { Language } from '../core';
import type { Answer, QuestionContext } from '../answers';
import type { DialogDeps } from './deps';
import { contextAfter, fadedContext, newGuidanceState } from './guidance-state';
import type { GuidanceState } from './guidance-state';

// Below this many words an unmarked message may be a name or “ok” in any language.
const tellingWords = 3;

/** Asks the pipeline in the name of a conversation, keeps the answer and says it. */
export class Speaker {
  constructor(
    private readonly deps: DialogDeps,
    private readonly state: StatePropertyAccessor<GuidanceState>,
  ) {}

  /** The conversation's state, created on first use. */
  read(context: TurnContext): Promise<GuidanceState> {
    return this.state.get(context, newGuidanceState());
  }

  /** Answers `text`, stores the answer, sends it, and remembers what it was about. */
  async answer(context: TurnContext, text: string): Promise<Answer> {
    const { clock, ids, pipeline, record, render, contextIdleMs } = this.deps;
    const started = clock.now();
    const state = await this.read(context);
    const lang = languageOf(text, state.lang);
    const known = fadedContext(state, started, contextIdleMs);
    const question = { id: ids.uuid(), text, lang, context: known };
    const composed = pipeline.answer(question);
    const ms = clock.now().getTime() - started.getTime();
    const answer = await record(context.activity.conversation.id, question, composed, ms);
    await context.sendActivity(render(answer));
    await this.remember(context, { ...state, lang }, contextAfter(known, answer));
    return answer;
  }

  async remember(
    context: TurnContext,
    state: GuidanceState,
    known: QuestionContext,
  ): Promise<void> {
    const lastSeen = this.deps.clock.now().toISOString();
    await this.state.set(context, { ...state, context: known, lastSeen });
  }

  async forget(context: TurnContext): Promise<void> {
    const { lang } = await this.read(context);
    await this.state.set(context, { lang, context: {} });
  }
}

/** The language to answer in: the message's own where it shows, else the conversation's. */
export function languageOf(text: string, spoken: Language): Language {
  const guess = guessLanguage(text);
  if (guess !== 'vi') return guess;
  const telling = hasVietnameseMarks(text) || text.trim().split(/\s+/).length >= tellingWords;
  return telling ? 'vi' : spoken;
}

function hasVietnameseMarks(text: string): boolean {
  return /[ăâđêôơư]|[a-z]\p{M}/iu.test(text.normalize('NFD')) || /[đĐ]/u.test(text);
}

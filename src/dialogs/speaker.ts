import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { contextAfter } from '../answers';
import type { Answer, CaseAnswers, HandOverReason, Question, Suggestion } from '../answers';
import type { Language } from '../core';
import { spokenLanguage } from '../text';
import type { DialogDeps } from './deps';
import { fadedContext, newGuidanceState } from './guidance-state';
import type { CaseProgress, GuidanceState, GuideProgress } from './guidance-state';
import type { TicketDraft } from './ticket-draft';

/** A composed answer that was not said yet. */
export interface Composed {
  readonly question: Question;
  readonly answer: Answer;
  readonly ms: number;
}

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

  /** `text` as a question of this conversation: in its language, with what was talked about. */
  async question(context: TurnContext, text: string): Promise<Question> {
    const { clock, ids, contextIdleMs } = this.deps;
    const state = await this.read(context);
    return {
      id: ids.uuid(),
      text,
      lang: spokenLanguage(text, state.lang),
      context: fadedContext(state, clock.now(), contextIdleMs),
    };
  }

  /** Composes the answer to `text` without saying it. */
  async compose(context: TurnContext, text: string): Promise<Composed> {
    const question = await this.question(context, text);
    return this.timed(question, () => this.deps.pipeline.answer(question));
  }

  /** Keeps an answer, says it, and remembers what it was about. */
  async say(context: TurnContext, { question, answer, ms }: Composed): Promise<void> {
    const { clock, record, render } = this.deps;
    const kept = await record(context.activity.conversation.id, question, answer, ms);
    await context.sendActivity(render(kept));
    const state = await this.read(context);
    state.lang = question.lang;
    state.context = contextAfter(question.context, kept);
    state.lastSeen = clock.now().toISOString();
    if (isTrouble(kept)) state.troubledAt = state.lastSeen;
  }

  /** Says the list of papers for a case. */
  async sayDossier(context: TurnContext, topic: string, answers: CaseAnswers): Promise<void> {
    const question = await this.question(context, context.activity.text);
    const composed = this.timed(question, () =>
      this.deps.pipeline.dossier(question, topic, answers),
    );
    await this.say(context, composed);
  }

  /** Says one facet of a topic, as if it had been asked for. */
  async sayFacet(context: TurnContext, topic: string, facet: 'result'): Promise<void> {
    const question = await this.question(context, context.activity.text);
    const composed = this.timed(question, () => this.deps.pipeline.facet(question, topic, facet));
    await this.say(context, composed);
  }

  /** Hands the citizen over to people, with one more thing to tap. */
  async sayHandOver(context: TurnContext, reason: HandOverReason, more: Suggestion): Promise<void> {
    const question = await this.question(context, context.activity.text);
    const composed = this.timed(question, () => {
      const answer = this.deps.pipeline.handOver(question, reason);
      return { ...answer, suggestions: [more, ...answer.suggestions] };
    });
    await this.say(context, composed);
  }

  /** Makes a topic what follow-up questions are about. */
  async talkAbout(context: TurnContext, topic: string): Promise<void> {
    const state = await this.read(context);
    const { offered: _gone, choosing: _over, ...rest } = state.context;
    const earlier = rest.topic === topic ? rest.previousTopic : rest.topic;
    state.context = {
      ...rest,
      topic,
      ...(earlier === undefined ? {} : { previousTopic: earlier }),
    };
    state.lastSeen = this.deps.clock.now().toISOString();
  }

  /** Remembers the step a citizen is at; undefined once the guide is finished. */
  async noteProgress(context: TurnContext, progress: GuideProgress | undefined): Promise<void> {
    const state = await this.read(context);
    if (progress === undefined) delete state.progress;
    else state.progress = progress;
    state.lastSeen = this.deps.clock.now().toISOString();
  }

  /** Remembers what was answered about a case; undefined once the list is given. */
  async noteCase(context: TurnContext, casework: CaseProgress | undefined): Promise<void> {
    const state = await this.read(context);
    if (casework === undefined) delete state.casework;
    else state.casework = casework;
    state.lastSeen = this.deps.clock.now().toISOString();
  }

  /** Remembers a petition that is being written; undefined once it is sent or dropped. */
  async noteTicket(context: TurnContext, draft: TicketDraft | undefined): Promise<void> {
    const state = await this.read(context);
    if (draft === undefined) {
      delete state.draft;
      // A digit typed now no longer means the buttons shown before the petition.
      const { offered: _gone, choosing: _over, ...rest } = state.context;
      state.context = rest;
    } else state.draft = draft;
    state.lastSeen = this.deps.clock.now().toISOString();
  }

  /** Remembers that this is no day to ask how satisfied somebody is. */
  async noteTrouble(context: TurnContext): Promise<void> {
    const state = await this.read(context);
    state.troubledAt = this.deps.clock.now().toISOString();
  }

  /** Goes on in the language of a message that no answer is composed to; `known` where it is sure. */
  async hearLanguage(context: TurnContext, text: string, known?: Language): Promise<void> {
    const state = await this.read(context);
    state.lang = known ?? spokenLanguage(text, state.lang);
  }

  /** Forgets the conversation but not its language. */
  async forget(context: TurnContext): Promise<void> {
    const { lang } = await this.read(context);
    await this.state.set(context, { lang, context: {} });
  }

  /** Forgets what was talked about, but not what was just offered. */
  async restart(context: TurnContext): Promise<void> {
    const { offered = [], choosing = false } = (await this.read(context)).context;
    await this.forget(context);
    const state = await this.read(context);
    state.context = { offered, choosing };
    state.lastSeen = this.deps.clock.now().toISOString();
  }

  private timed(question: Question, answer: () => Answer): Composed {
    const started = this.deps.clock.now().getTime();
    const composed = answer();
    return { question, answer: composed, ms: this.deps.clock.now().getTime() - started };
  }
}

function isTrouble({ status }: Answer): boolean {
  return /^(emergency|handoff|petition|refused_abuse)/.test(status);
}

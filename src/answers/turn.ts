import { vietnamDay } from '../core';
import type { Clock, IdGenerator, Language } from '../core';
import type { MessageKey, MessageValues, Translator } from '../i18n';
import { fillIn } from '../knowledge';
import type { Article, RenderContext } from '../knowledge';
import type { Answer, Question, QuestionContext } from './answer';
import type { Brain } from './brain';
import type { Decision } from './decision';

export interface AnswerDeps {
  readonly translate: Translator;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** The part of an answer a step knows; the pipeline fills in the rest. */
export type Draft = Pick<Answer, 'status' | 'text'> & Partial<Answer>;

/** One question on its way through the steps. Decides at most once, and only when a step asks. */
export class Turn {
  private decided: Decision | undefined;
  readonly render: RenderContext;

  constructor(
    readonly question: Question,
    readonly brain: Brain,
    private readonly deps: AnswerDeps,
  ) {
    const day = vietnamDay(deps.clock.now());
    this.render = { day, locality: brain.locality, snapshot: brain.snapshot };
  }

  get lang(): Language {
    return this.question.lang;
  }

  get decision(): Decision {
    const { text, lang, context } = this.question;
    this.decided ??= this.brain.decider.decide(text, lang, context);
    return this.decided;
  }

  /** What other words would mean in another context; the question's own decision stays. */
  decideAbout(text: string, context: QuestionContext): Decision {
    return this.brain.decider.decide(text, this.question.lang, context);
  }

  /** The decision if a step needed one; for the trace. */
  get decisionSoFar(): Decision | undefined {
    return this.decided;
  }

  /** A sentence of the bot, with the locality's hotline and hours at hand. */
  say(key: MessageKey, values: MessageValues = {}): string {
    return this.deps.translate(this.lang, key, { ...this.localValues(), ...values });
  }

  localValues(): { readonly hotline: string; readonly hours: string } {
    return {
      hotline: fillIn('{{duong-day-nong}}', this.render),
      hours: fillIn('{{gio-lam-viec}}', this.render),
    };
  }

  /** The article in the citizen's language where it is translated, else the Vietnamese master. */
  article(topic: string): Article | undefined {
    const { articles, translations } = this.brain.snapshot;
    return translations.get(`${topic}.${this.lang}`) ?? articles.get(topic);
  }

  /** The Vietnamese master, which alone holds dossier and guide. */
  master(topic: string): Article | undefined {
    return this.brain.snapshot.articles.get(topic);
  }

  /** A topic's title in the citizen's language. */
  title(topic: string): string {
    const article = this.article(topic);
    return article?.titles[this.lang] ?? article?.title ?? topic;
  }
}

/** A step answers, or passes the question on. */
export type Step = (turn: Turn) => Draft | undefined;

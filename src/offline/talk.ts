import { answerData, contextAfter } from '../answers';
import type { Answer, AnswerData, AnswerPipeline, Question, QuestionContext } from '../answers';
import type { IdGenerator, Language } from '../core';
import type { MessageKey, Translator } from '../i18n';
import { fold, spokenLanguage } from '../text';
import type { Choice, Reply } from './talk-protocol';

export interface TalkDeps {
  readonly pipeline: AnswerPipeline;
  readonly translate: Translator;
  readonly ids: IdGenerator;
}

/** What the citizen is in the middle of; the next message is heard there first. */
type Walk =
  | {
      readonly kind: 'case';
      readonly topic: string;
      readonly answers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'guide'; readonly topic: string; readonly step: number };

// In the order of the buttons, so that a digit means what is shown.
const guideWishes = ['guide.next', 'guide.stuck', 'guide.back', 'guide.stop'] as const;
type GuideWish = (typeof guideWishes)[number];

/** A conversation on the citizen's own device: the same answers, lists of papers and guides. */
export class OfflineTalk {
  private lang: Language = 'vi';
  private context: QuestionContext = {};
  private walk: Walk | undefined;

  constructor(private readonly deps: TalkDeps) {}

  /** Answers one message; several replies where a walk ends with more to say. */
  hear(text: string, lang: Language): readonly Reply[] {
    this.lang = spokenLanguage(text, lang);
    const { walk } = this;
    this.walk = undefined;
    const inWalk = walk === undefined ? undefined : this.goOn(walk, text);
    return inWalk ?? this.answer(text);
  }

  /** Begins anew, as for the next person. */
  restart(): void {
    this.context = {};
    this.walk = undefined;
  }

  private answer(text: string): readonly Reply[] {
    const answer = this.deps.pipeline.answer(this.question(text));
    const { control } = answer;
    switch (control?.kind) {
      case 'dossier':
        return this.askCase({ kind: 'case', topic: control.topic, answers: {} });
      case 'guide':
        return this.showStep(control.topic, 1) ?? [this.say(answer)];
      case 'restart':
        this.restart();
        return [this.say(answer)];
      case undefined:
        return [this.say(answer)];
      default:
        return [this.needsServer()];
    }
  }

  private goOn(walk: Walk, text: string): readonly Reply[] | undefined {
    return walk.kind === 'case' ? this.goOnWithCase(walk, text) : this.goOnWithGuide(walk, text);
  }

  private goOnWithCase(
    walk: Extract<Walk, { kind: 'case' }>,
    text: string,
  ): readonly Reply[] | undefined {
    const question = this.deps.pipeline.caseQuestion(this.question(text), walk.topic, walk.answers);
    const labels = question?.options.map(({ label }) => label) ?? [];
    const option = question?.options[placeOf(text, labels)];
    if (question === undefined || option === undefined) return undefined;
    return this.askCase({ ...walk, answers: { ...walk.answers, [question.id]: option.id } });
  }

  private askCase(walk: Extract<Walk, { kind: 'case' }>): readonly Reply[] {
    const { pipeline } = this.deps;
    const asked = this.question('');
    const question = pipeline.caseQuestion(asked, walk.topic, walk.answers);
    if (question === undefined)
      return [this.say(pipeline.dossier(asked, walk.topic, walk.answers))];
    this.walk = walk;
    const number = Object.keys(walk.answers).length + 1;
    const lead = this.words(number === 1 ? 'dossier.intro' : 'dossier.next', { number });
    const labels = question.options.map(({ label }) => label);
    const lines = labels.map((label, i) => `${i + 1}. ${label}`).join('\n');
    return [{ text: `${lead} **${question.ask}**\n\n${lines}`, choices: labels.map(sameWords) }];
  }

  private goOnWithGuide(
    { topic, step }: Extract<Walk, { kind: 'guide' }>,
    text: string,
  ): readonly Reply[] | undefined {
    const shown = wishesAt(step);
    const wish =
      shown[
        placeOf(
          text,
          shown.map((key) => this.words(key)),
        )
      ];
    switch (wish) {
      case 'guide.next':
        return this.showStep(topic, step + 1) ?? this.finish(topic);
      case 'guide.back':
        return this.showStep(topic, Math.max(1, step - 1));
      case 'guide.stuck':
        return this.helpStuck(topic, step);
      case 'guide.stop':
        return [{ text: this.words('guide.stopped', { step }), choices: [] }];
      default:
        return undefined;
    }
  }

  private showStep(topic: string, step: number): readonly Reply[] | undefined {
    const found = this.deps.pipeline.guideStep(this.question(''), topic, step);
    if (found === undefined) return undefined;
    this.walk = { kind: 'guide', topic, step };
    this.context = { ...this.context, topic };
    const { title, count, text } = found;
    const heading = this.words('guide.step', { title, step, count });
    const choices = wishesAt(step).map((key) => sameWords(this.words(key)));
    return [{ text: `${heading}\n\n${text}`, choices }];
  }

  private finish(topic: string): readonly Reply[] {
    const done = this.words('guide.done', { result: '' }).trim();
    const result = this.deps.pipeline.facet(this.question(''), topic, 'result');
    return [{ text: done, choices: [] }, this.say(result)];
  }

  private helpStuck(topic: string, step: number): readonly Reply[] {
    const asked = this.question('');
    const hints = this.deps.pipeline.guideStep(asked, topic, step)?.stuck ?? [];
    if (hints.length === 0) return [this.say(this.deps.pipeline.handOver(asked, 'stuck'))];
    this.walk = { kind: 'guide', topic, step };
    const text = hints.map(({ problem, fix }) => `**${problem}**\n${fix}`).join('\n\n');
    return [{ text, choices: wishesAt(step).map((key) => sameWords(this.words(key))) }];
  }

  private say(answer: Answer): Reply {
    this.context = contextAfter(this.context, answer);
    const data: AnswerData = answerData(answer, this.deps.translate);
    const { topic, facet, knowledgeVersion } = answer;
    return {
      text: answer.text,
      answer: data,
      choices: answer.suggestions,
      about: { knowledgeVersion, ...(topic && { topic }), ...(facet && { facet }) },
      ...(answer.status === 'petition' && { forServer: true }),
    };
  }

  /** What only the server can do waits for the network. */
  private needsServer(): Reply {
    return { text: this.words('offline.needsServer'), choices: [], forServer: true };
  }

  private question(text: string): Question {
    return { id: this.deps.ids.uuid(), text, lang: this.lang, context: this.context };
  }

  private words(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
    return this.deps.translate(this.lang, key, values);
  }
}

function wishesAt(step: number): readonly GuideWish[] {
  return guideWishes.filter((wish) => wish !== 'guide.back' || step > 1);
}

function sameWords(label: string): Choice {
  return { label, send: label };
}

/** The place of the choice that a message names by its number or its words; -1 where it names none. */
function placeOf(text: string, labels: readonly string[]): number {
  const said = fold(text.trim()).replace(/[.)]$/, '');
  const named = labels.findIndex((label) => fold(label) === said);
  return named >= 0 || !/^[1-9]$/.test(said) ? named : Number(said) - 1;
}

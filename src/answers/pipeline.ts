import type { CaseAnswers, Facet } from '../knowledge';
import type { Answer, Question, Suggestion, TraceStep } from './answer';
import type { Brain } from './brain';
import { answerDossier, caseQuestion } from './dossier';
import type { CaseQuestion } from './dossier';
import { guideStep } from './guide';
import type { GuideStep } from './guide';
import { answerCatalogue } from './catalogue-answer';
import { answerRequest } from './requests';
import {
  answerIntent,
  answerTopic,
  askWhichTopic,
  refuseEmpty,
  refuseHonestly,
  refuseTooLong,
} from './steps';
import { answerFacet } from './topic-answer';
import { Turn } from './turn';
import type { AnswerDeps, Draft, Step } from './turn';
import { answerUnit } from './units';

/** The whole behaviour, in order: the first step that answers wins. */
const steps: readonly (readonly [name: string, step: Step])[] = [
  ['refuseEmpty', refuseEmpty],
  ['refuseTooLong', refuseTooLong],
  ['answerRequest', answerRequest],
  ['answerUnit', answerUnit],
  ['answerIntent', answerIntent],
  ['answerTopic', answerTopic],
  ['askWhichTopic', askWhichTopic],
  ['answerCatalogue', answerCatalogue],
  ['refuseHonestly', refuseHonestly],
];

const codeLength = 8;

/** Turns a Question into an Answer. The same question on the same brain gives the same text. */
export class AnswerPipeline {
  constructor(
    private readonly deps: AnswerDeps,
    /** The brain in service at this moment. */
    private readonly brain: () => Brain,
  ) {}

  answer(asked: Question): Answer {
    const turn = this.turn({ ...asked, text: chosenText(asked) });
    const trace: TraceStep[] = [];
    for (const [step, run] of steps) {
      const draft = run(turn);
      trace.push({ step, detail: draft === undefined ? 'passed' : draft.status });
      if (draft !== undefined) return this.complete(turn, draft, trace);
    }
    throw new Error('the last step always answers');
  }

  /** The next question about the citizen's case, or undefined when `dossier` can answer. */
  caseQuestion(asked: Question, topic: string, answers: CaseAnswers): CaseQuestion | undefined {
    return caseQuestion(this.turn(asked), topic, answers);
  }

  /** The list of papers for a case; an honest refusal when the topic has lost its dossier meanwhile. */
  dossier(asked: Question, topic: string, answers: CaseAnswers): Answer {
    const turn = this.turn(asked);
    const draft = answerDossier(turn, topic, answers) ?? refuseHonestly(turn);
    return this.complete(turn, draft, [{ step: 'answerDossier', detail: answers }]);
  }

  /** One step of a guide, or undefined past its end. */
  guideStep(asked: Question, topic: string, step: number): GuideStep | undefined {
    return guideStep(this.turn(asked), topic, step);
  }

  /** One facet of a topic, whatever was asked. */
  facet(asked: Question, topic: string, facet: Facet): Answer {
    const turn = this.turn(asked);
    const draft = answerFacet(turn, topic, facet) ?? refuseHonestly(turn);
    return this.complete(turn, draft, [{ step: 'answerFacet', detail: facet }]);
  }

  /** The locality's words that sentences of the bot may name. */
  localValues(): { readonly hotline: string; readonly hours: string } {
    const asked = { id: '', text: '', lang: 'vi', context: {} } as const;
    return this.turn(asked).localValues();
  }

  private turn(asked: Question): Turn {
    return new Turn(asked, this.brain(), this.deps);
  }

  private complete(turn: Turn, draft: Draft, trace: readonly TraceStep[]): Answer {
    const decision = turn.decisionSoFar;
    return {
      code: this.deps.ids.code(codeLength),
      lang: turn.lang,
      confidence: 1,
      alternatives: [],
      citations: [],
      suggestions: [],
      draft: false,
      knowledgeVersion: turn.brain.snapshot.version,
      ...draft,
      trace: decision === undefined ? trace : [...trace, { step: 'decision', detail: decision }],
    };
  }
}

/** A digit, or the words of a button, stand for what was offered last. */
function chosenText({ text, context }: Question): string {
  const offered: readonly Suggestion[] = context.offered ?? [];
  const digit = /^\s*([1-9])\s*[.)]?\s*$/.exec(text)?.[1];
  const chosen =
    digit === undefined
      ? offered.find(({ label }) => label === text.trim())
      : offered[Number(digit) - 1];
  return chosen?.send ?? text;
}

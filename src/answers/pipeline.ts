import type { Answer, Question, Suggestion, TraceStep } from './answer';
import type { Brain } from './brain';
import { answerRequest } from './requests';
import {
  answerIntent,
  answerTopic,
  askWhichTopic,
  refuseEmpty,
  refuseHonestly,
  refuseTooLong,
} from './steps';
import { Turn } from './turn';
import type { AnswerDeps, Draft, Step } from './turn';

/** The whole behaviour, in order: the first step that answers wins. */
const steps: readonly (readonly [name: string, step: Step])[] = [
  ['refuseEmpty', refuseEmpty],
  ['refuseTooLong', refuseTooLong],
  ['answerRequest', answerRequest],
  ['answerIntent', answerIntent],
  ['answerTopic', answerTopic],
  ['askWhichTopic', askWhichTopic],
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
    const brain = this.brain();
    const question = { ...asked, text: chosenText(asked) };
    const turn = new Turn(question, brain, this.deps);
    const trace: TraceStep[] = [];
    for (const [step, run] of steps) {
      const draft = run(turn);
      trace.push({ step, detail: draft === undefined ? 'passed' : draft.status });
      if (draft !== undefined) return this.complete(turn, draft, trace);
    }
    throw new Error('the last step always answers');
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

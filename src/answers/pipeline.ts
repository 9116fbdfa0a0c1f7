import type { CaseAnswers, Facet } from '../knowledge';
import { askWhichOfSeveral } from './ambiguous';
import type { Answer, Question, TraceStep } from './answer';
import { answerBack } from './back';
import type { Brain } from './brain';
import { answerCatalogue } from './catalogue-answer';
import { chosenText } from './chosen';
import { answerDispute } from './disputes';
import { answerDossier, caseQuestion } from './dossier';
import type { CaseQuestion } from './dossier';
import { refuseEvasion } from './evasions';
import { guideStep } from './guide';
import type { GuideStep } from './guide';
import { handOver } from './hand-over';
import type { HandOverReason } from './hand-over';
import { answerLanguageWish } from './language-wish';
import { answerRequest } from './requests';
import {
  answerEmergency,
  answerGrievance,
  answerIntent,
  answerNumber,
  answerStillStuck,
  inviteToGoOn,
  refuseEmpty,
  refuseHonestly,
  refuseTooLong,
} from './steps';
import { answerFacet } from './topic-answer';
import { answerTopic, askWhichTopic } from './topic-steps';
import { Turn } from './turn';
import type { AnswerDeps, Draft, Step } from './turn';
import { answerTurnedDown } from './turn-down';
import { answerUnit } from './units';
import { answerWalk } from './walk';

/** The whole behaviour, in order: the first step that answers wins. */
const steps: readonly (readonly [name: string, step: Step])[] = [
  ['refuseEmpty', refuseEmpty],
  ['refuseTooLong', refuseTooLong],
  ['answerEmergency', answerEmergency],
  ['answerRequest', answerRequest],
  ['answerNumber', answerNumber],
  ['answerLanguageWish', answerLanguageWish],
  ['answerTurnedDown', answerTurnedDown],
  ['answerBack', answerBack],
  ['answerWalk', answerWalk],
  ['answerUnit', answerUnit],
  ['answerDispute', answerDispute],
  ['answerGrievance', answerGrievance],
  ['refuseEvasion', refuseEvasion],
  ['answerStillStuck', answerStillStuck],
  ['answerIntent', answerIntent],
  ['askWhichOfSeveral', askWhichOfSeveral],
  ['answerTopic', answerTopic],
  ['askWhichTopic', askWhichTopic],
  ['inviteToGoOn', inviteToGoOn],
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

  /** A topic's title in the language of the question. */
  title(asked: Question, topic: string): string {
    return this.turn(asked).title(topic);
  }

  /** Hands over to people, e.g. where a citizen is stuck in a step. */
  handOver(asked: Question, reason: HandOverReason): Answer {
    const turn = this.turn(asked);
    return this.complete(turn, handOver(turn, reason), [{ step: 'handOver', detail: reason }]);
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

export type {
  Alternative,
  Answer,
  AnswerDates,
  AnswerStatus,
  Citation,
  Control,
  Question,
  QuestionContext,
  Suggestion,
} from './answer';
export { answerData } from './answer-data';
export type { AnswerData } from './answer-data';
export { contextAfter } from './context-after';
export { createBrain } from './brain';
export type { Brain, CatalogueService } from './brain';
export { createEngine } from './engine';
export type { Engine, Learned } from './engine';

export type { Decider } from './decide';
export type { Decision } from './decision';
export { chosenText } from './chosen';
export { AnswerPipeline } from './pipeline';
export { isEmergency } from './steps';
export type { AnswerDeps } from './turn';
export type { CaseQuestion } from './dossier';
export type { GuideStep } from './guide';
export type { HandOverReason } from './hand-over';
export type { CaseAnswers } from '../knowledge';
export type { Explanation, ScoredTopic } from './decision';
export { confidenceInputs, confidenceKeys } from './confidence';
export type { ConfidenceInputs } from './confidence';
export { evidenceKeys, gatherEvidence, rankTopics } from './topic-ranking';
export type { Evidence, RankedTopic, RankingWeights } from './topic-ranking';
export { CatalogueKeeper, openCatalogueService } from './catalogue-service';

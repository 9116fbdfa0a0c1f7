export { answerStatuses } from './answer';
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
export type { Brain } from './brain';
export type { Decider, Decision } from './decision';
export { AnswerPipeline } from './pipeline';
export { maxQuestionLength } from './steps';
export type { AnswerDeps } from './turn';

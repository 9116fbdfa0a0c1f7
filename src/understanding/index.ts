export { createUnderstanding } from './understanding';
export type {
  LearnedWeights,
  TopicVote,
  Understanding,
  UnderstandingContext,
  Understood,
} from './understanding';
export { recognizeEmergency } from './emergencies';
export type { EmergencyKind, Intent } from './intents';
export { recognizeFacets } from './facets';
export type { FacetVote } from './facets';

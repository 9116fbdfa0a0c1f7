export { createUnderstanding, restoreUnderstanding } from './understanding';
export type {
  StoredUnderstanding,
  Understanding,
  UnderstandingContext,
  Understood,
} from './understanding';
export type { TopicVote } from './topic-votes';
export { recognizeEmergency } from './emergencies';
export type { EmergencyKind, Intent } from './intents';
export { asksWhether, recognizeFacets } from './facets';
export type { FacetVote } from './facets';

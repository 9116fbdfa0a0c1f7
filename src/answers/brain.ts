import type { KnowledgeSnapshot, Locality } from '../knowledge';
import type { Decider } from './decision';

/** One snapshot with everything built from it; replaced as a whole when knowledge changes. */
export interface Brain {
  readonly snapshot: KnowledgeSnapshot;
  readonly locality: Locality;
  readonly decider: Decider;
}

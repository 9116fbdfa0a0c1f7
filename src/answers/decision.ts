import type { Facet } from '../knowledge';
import type { QueryTerm } from '../search';
import type { Repaired } from '../text';
import type { Intent, Understood } from '../understanding';
import type { ConfidenceInputs } from './confidence';
import type { RankedTopic } from './topic-ranking';

/** A topic with its calibrated chance of being the right one, 0..1. */
export interface ScoredTopic {
  readonly topic: string;
  readonly score: number;
}

/** Why a decision was made; shown by `ask --explain`. */
export interface Explanation {
  readonly repaired: Repaired;
  readonly understood: Understood;
  readonly terms: readonly QueryTerm[];
  readonly candidates: readonly RankedTopic[];
  readonly inputs?: ConfidenceInputs;
  /** Which rule decided. */
  readonly rule: string;
}

interface Decided {
  /** 0..1, calibrated on development questions. */
  readonly confidence: number;
  /** Other topics, likeliest first; the choices (two or three) of a `clarify`. */
  readonly alternatives: readonly ScoredTopic[];
  readonly explanation: Explanation;
}

/** What a message gets: a part of an article, a question back, an honest no, or what it wants. */
export type Decision =
  | (Decided & { readonly kind: 'topic'; readonly topic: string; readonly facet: Facet })
  | (Decided & { readonly kind: 'clarify'; readonly facet?: Facet })
  | (Decided & { readonly kind: 'none'; readonly reason: 'no_match' | 'low_score' })
  | (Decided & { readonly kind: 'intent'; readonly intent: Intent });

import type { Language } from '../core';
import type { Facet } from '../knowledge';
import type { QuestionContext } from './answer';

/** A topic that could be meant, with its calibrated score (0..1). */
export interface Candidate {
  readonly topic: string;
  readonly score: number;
}

interface Decided {
  /** 0..1, calibrated on real questions. */
  readonly confidence: number;
  readonly alternatives: readonly Candidate[];
  /** Terms, scores and rules, for `--explain`. */
  readonly explanation: unknown;
}

/** What a question is about, or that it cannot be told. */
export type Decision =
  | (Decided & { readonly kind: 'topic'; readonly topic: string; readonly facet?: Facet })
  | (Decided & { readonly kind: 'clarify'; readonly facet?: Facet })
  | (Decided & { readonly kind: 'none'; readonly reason: 'no_match' | 'low_score' })
  | (Decided & { readonly kind: 'intent'; readonly intent: string });

/** Decides topic and facet of an utterance; pure and deterministic for one snapshot. */
export interface Decider {
  decide(text: string, lang: Language, context: QuestionContext): Decision;
}

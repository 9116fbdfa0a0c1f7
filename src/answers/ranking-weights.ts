import type { RankingWeights } from './topic-ranking';

/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions: `npm run -s bench -- tune-decider`.
 */
export const rankingWeights: RankingWeights = {
  article: 2,
  passage: 0.5,
  coverage: 3,
  pairCoverage: 2,
  nameCoverage: 3,
  name: 2,
  nearest: 4,
  near: 2,
  bayes: 2,
  outside: -0.5,
};

/** What speaks for answering with the strongest topic, for the calibrated confidence. */
export const confidenceWeights = {
  bias: -7,
  strength: 0.5,
  margin: 0.6,
  coverage: 3,
  name: 1,
  nearest: 2,
  outside: -2.5,
  outsideShare: -1.5,
  unknown: -1,
} as const;

/** Confidence from which a topic is answered, and from which alternatives are offered. */
export const thresholds = { answer: 0.5, clarify: 0.4, alternative: 0.15, intent: 0.62 } as const;

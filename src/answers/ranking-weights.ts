/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 1.02,
  passage: 0.34,
  coverage: 0.87,
  pairCoverage: 0.63,
  nameCoverage: 0.39,
  questionCoverage: 0.49,
  focus: 0.79,
  title: 0.74,
  name: 2.02,
  gap: -0.97,
  gapPair: 0,
  nearest: 1.16,
  near: 1.36,
  bayes: 1.36,
  linear: 1.89,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.51,
  strength: 0.05,
  margin: 0.87,
  share: 1.05,
  shareOfThree: 0.67,
  coverage: 1.11,
  pairCoverage: 0.34,
  nameCoverage: 0.28,
  questionCoverage: 0,
  focus: 0.01,
  title: 0.14,
  name: 0.09,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.28,
  linear: 1.16,
  outside: -0.52,
  outsideShare: -0.85,
  outsideWording: -2.6,
  ownOutside: 0,
  unknown: -0.46,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.75,
  strength: 0.28,
  margin: 0.06,
  share: 0.97,
  shareOfThree: 0.72,
  coverage: 0.92,
  pairCoverage: 0.51,
  nameCoverage: 0.17,
  questionCoverage: 0.33,
  focus: 0.22,
  title: 0.34,
  name: 0.45,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.24,
  linear: 1.25,
  outside: -1.5,
  outsideShare: -1.36,
  outsideWording: -3.17,
  ownOutside: 0,
  unknown: -0.76,
} as const;

/** Chances from which a topic is answered, alternatives are offered, an intent is believed. */
export const thresholds = { answer: 0.5, clarify: 0.55, intent: 0.62, likelyIntent: 0.42 } as const;

/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 1.26,
  passage: 1.04,
  coverage: 1.27,
  pairCoverage: 0.36,
  nameCoverage: 0.12,
  questionCoverage: 0.39,
  focus: 1.27,
  title: 1.46,
  name: 2.52,
  gap: -1.12,
  gapPair: 0,
  nearest: 1.07,
  near: 1.3,
  bayes: 0.43,
  linear: 1.23,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.34,
  strength: 0,
  margin: 2.02,
  coverage: 1,
  pairCoverage: 0.17,
  nameCoverage: 0.78,
  questionCoverage: 0,
  focus: 0.79,
  title: 0.92,
  name: 0.05,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.05,
  linear: 0.45,
  outside: -0.68,
  outsideShare: -0.93,
  outsideWording: -1.9,
  ownOutside: 0,
  unknown: 0,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.4,
  strength: 0.18,
  margin: 0.37,
  coverage: 0.96,
  pairCoverage: 0.1,
  nameCoverage: 0.42,
  questionCoverage: 0.02,
  focus: 1.13,
  title: 1.09,
  name: 0.54,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.43,
  linear: 0.45,
  outside: -2.14,
  outsideShare: -1.23,
  outsideWording: -2.71,
  ownOutside: 0,
  unknown: 0,
} as const;

/** Chances from which a topic is answered, alternatives are offered, an intent is believed. */
export const thresholds = { answer: 0.5, clarify: 0.6, intent: 0.62, likelyIntent: 0.42 } as const;

/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 1,
  passage: 0.27,
  coverage: 0.96,
  pairCoverage: 0.53,
  nameCoverage: 0.22,
  questionCoverage: 0.58,
  focus: 0.6,
  title: 1.24,
  name: 2.26,
  gap: -0.98,
  gapPair: 0,
  nearest: 1.25,
  near: 1.35,
  bayes: 1.38,
  linear: 1.94,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.31,
  strength: 0.01,
  margin: 0.93,
  share: 1.06,
  shareOfThree: 0.03,
  coverage: 1.16,
  pairCoverage: 0.37,
  nameCoverage: 0.12,
  questionCoverage: 0,
  focus: 0.28,
  title: 0.18,
  name: 0.25,
  gap: -0.07,
  gapPair: 0,
  nearest: 0,
  bayes: 0.25,
  linear: 1.3,
  outside: -0.52,
  outsideShare: -0.84,
  outsideWording: -2.19,
  ownOutside: 0,
  unknown: -0.57,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.87,
  strength: 0.22,
  margin: 0,
  share: 0.76,
  shareOfThree: 0.27,
  coverage: 1.11,
  pairCoverage: 0.25,
  nameCoverage: 0.07,
  questionCoverage: 0.35,
  focus: 0.76,
  title: 0.51,
  name: 0.81,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.48,
  linear: 1.07,
  outside: -1.92,
  outsideShare: -1.57,
  outsideWording: -2.64,
  ownOutside: 0,
  unknown: -0.74,
} as const;

/** Chances from which a topic is answered, alternatives are offered, an intent is believed. */
export const thresholds = { answer: 0.5, clarify: 0.55, intent: 0.62, likelyIntent: 0.42 } as const;

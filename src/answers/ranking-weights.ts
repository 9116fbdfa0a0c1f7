/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `npm run -s tune -- decider`.
 */
export const rankingWeights = {
  article: 1.82,
  passage: 0.81,
  coverage: 1.64,
  pairCoverage: 0.32,
  nameCoverage: 0.18,
  questionCoverage: 0.1,
  focus: 0.58,
  title: 1.99,
  name: 2.67,
  gap: -1.39,
  gapPair: 0,
  nearest: 0.76,
  near: 1.28,
  bayes: 0,
  linear: 1.02,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.75,
  strength: 0,
  margin: 1.9,
  coverage: 1.42,
  pairCoverage: 0.2,
  nameCoverage: 0.6,
  questionCoverage: 0,
  focus: 0.53,
  title: 1.27,
  name: 0.22,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.17,
  linear: 0.55,
  outside: -0.73,
  outsideShare: -0.24,
  outsideWording: -2.74,
  ownOutside: 0,
  unknown: 0,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.47,
  strength: 0.13,
  margin: 0.38,
  coverage: 1.24,
  pairCoverage: 0.35,
  nameCoverage: 0.2,
  questionCoverage: 0.14,
  focus: 0.75,
  title: 1.38,
  name: 0.51,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.38,
  linear: 0.65,
  outside: -1.96,
  outsideShare: -0.9,
  outsideWording: -2.82,
  ownOutside: 0,
  unknown: 0,
} as const;

/** Chances from which a topic is answered, alternatives are offered, an intent is believed. */
export const thresholds = { answer: 0.5, clarify: 0.6, intent: 0.62, likelyIntent: 0.42 } as const;

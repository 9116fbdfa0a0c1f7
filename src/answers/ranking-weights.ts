/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `npm run -s tune -- decider`.
 */
export const rankingWeights = {
  article: 1.58,
  passage: 0.85,
  coverage: 2.15,
  pairCoverage: 0.38,
  nameCoverage: 0.2,
  questionCoverage: 0,
  focus: 0.56,
  title: 1.78,
  name: 3.05,
  gap: 0,
  gapPair: 0,
  nearest: 0.64,
  near: 1.28,
  bayes: 0.35,
  linear: 0.81,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -3.13,
  strength: 0.15,
  margin: 1.9,
  coverage: 2.22,
  pairCoverage: 0.11,
  nameCoverage: 0.26,
  questionCoverage: 0,
  focus: 0.24,
  title: 1.5,
  name: 0.29,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0,
  linear: 0.7,
  outside: -0.63,
  outsideShare: -0.44,
  outsideWording: -1.93,
  ownOutside: 0,
  unknown: 0,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.82,
  strength: 0.73,
  margin: 0.19,
  coverage: 1.62,
  pairCoverage: 0.15,
  nameCoverage: 0,
  questionCoverage: 0,
  focus: 0.96,
  title: 1.53,
  name: 0.29,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0,
  linear: 0.8,
  outside: -2.12,
  outsideShare: -0.58,
  outsideWording: -2.37,
  ownOutside: 0,
  unknown: 0,
} as const;

/** Chances from which a topic is answered, alternatives are offered, an intent is believed. */
export const thresholds = { answer: 0.5, clarify: 0.6, intent: 0.62, likelyIntent: 0.42 } as const;

/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `npm run -s tune -- decider`.
 */
export const rankingWeights = {
  article: 1.45,
  passage: 0.65,
  coverage: 2.22,
  pairCoverage: 0.47,
  nameCoverage: 0.36,
  questionCoverage: 0,
  focus: 0.68,
  title: 1.97,
  name: 3,
  nearest: 0.55,
  near: 1.19,
  bayes: 0.38,
  linear: 0.88,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -3.05,
  strength: 0,
  margin: 1.79,
  coverage: 2.27,
  pairCoverage: 0,
  nameCoverage: 0.27,
  questionCoverage: 0,
  focus: 0.31,
  title: 1.56,
  name: 0.23,
  nearest: 0,
  bayes: 0,
  linear: 0.85,
  outside: -0.66,
  outsideShare: -0.34,
  outsideWording: -2.17,
  ownOutside: 0,
  unknown: 0,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -3.05,
  strength: 0,
  margin: 1.79,
  coverage: 2.27,
  pairCoverage: 0,
  nameCoverage: 0.27,
  questionCoverage: 0,
  focus: 0.31,
  title: 1.56,
  name: 0.23,
  nearest: 0,
  bayes: 0,
  linear: 0.85,
  outside: -0.66,
  outsideShare: -0.34,
  outsideWording: -2.17,
  ownOutside: 0,
  unknown: 0,
} as const;

/** Chances from which a topic is answered, alternatives are offered, an intent is believed. */
export const thresholds = { answer: 0.5, clarify: 0.6, intent: 0.62, likelyIntent: 0.42 } as const;

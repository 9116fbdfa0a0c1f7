/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 0.95,
  passage: 1.31,
  coverage: 0.67,
  pairCoverage: 0.82,
  nameCoverage: 0.34,
  questionCoverage: 0.57,
  focus: 1,
  title: 0.81,
  name: 1.84,
  gap: -0.68,
  gapPair: 0,
  nearest: 1.11,
  near: 1.18,
  bayes: 1.09,
  linear: 2.33,
  outside: 0,
  asked: 1.2,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.21,
  strength: 0.01,
  margin: 1.29,
  share: 1,
  shareOfThree: 0.04,
  coverage: 0.59,
  pairCoverage: 0.35,
  nameCoverage: 0,
  questionCoverage: 0.09,
  focus: 0.33,
  title: 0.6,
  name: 0.22,
  gap: -0.02,
  gapPair: -0.14,
  nearest: 0,
  bayes: 0.28,
  linear: 0.97,
  outside: -0.57,
  outsideShare: -0.91,
  outsideWording: -1.4,
  ownOutside: -0.75,
  askedOutside: -1.43,
  askedWording: -1.16,
  unknown: -0.51,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.45,
  strength: 0.05,
  margin: 0.13,
  share: 0.75,
  shareOfThree: 0.3,
  coverage: 1.01,
  pairCoverage: 0,
  nameCoverage: 0.08,
  questionCoverage: 0.21,
  focus: 0.23,
  title: 0.61,
  name: 0.56,
  gap: 0,
  gapPair: -0.29,
  nearest: 0,
  bayes: 0.38,
  linear: 0.95,
  outside: -1.54,
  outsideShare: -1.46,
  outsideWording: -1.46,
  ownOutside: -0.76,
  askedOutside: -1.91,
  askedWording: -1.24,
  unknown: -0.66,
} as const;

/**
 * Chances from which a topic is answered, alternatives are offered, an intent is believed; and from
 * which a message that nothing answers is taken for the complaint or wish it leans to.
 */
export const thresholds = {
  answer: 0.5,
  clarify: 0.55,
  intent: 0.62,
  likelyIntent: 0.42,
  leaning: 0.2,
} as const;

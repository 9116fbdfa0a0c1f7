/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 1.27,
  passage: 1.1,
  coverage: 0.67,
  pairCoverage: 0.59,
  nameCoverage: 0.24,
  questionCoverage: 0.71,
  focus: 0.49,
  title: 0.88,
  name: 1.46,
  gap: -0.39,
  gapPair: 0,
  nearest: 1.45,
  near: 1.33,
  bayes: 1.1,
  linear: 2.1,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.5,
  strength: 0.04,
  margin: 1.96,
  share: 0.94,
  shareOfThree: 0,
  coverage: 0.83,
  pairCoverage: 0.39,
  nameCoverage: 0,
  questionCoverage: 0.29,
  focus: 0.32,
  title: 0.17,
  name: 0.17,
  gap: -0.17,
  gapPair: 0,
  nearest: 0,
  bayes: 0.09,
  linear: 0.99,
  outside: -1.09,
  outsideShare: -1,
  outsideWording: -2.55,
  ownOutside: 0,
  unknown: -0.46,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.91,
  strength: 0.21,
  margin: 0.59,
  share: 0.83,
  shareOfThree: 0.23,
  coverage: 0.93,
  pairCoverage: 0.02,
  nameCoverage: 0.34,
  questionCoverage: 0.8,
  focus: 0.67,
  title: 0.01,
  name: 0.68,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.15,
  linear: 0.95,
  outside: -2.19,
  outsideShare: -1.75,
  outsideWording: -2.84,
  ownOutside: -0.01,
  unknown: -0.68,
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

/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 1.24,
  passage: 1.09,
  coverage: 0.84,
  pairCoverage: 0.57,
  nameCoverage: 0.12,
  questionCoverage: 0.68,
  focus: 0.41,
  title: 1.04,
  name: 1.5,
  gap: -0.45,
  gapPair: 0,
  nearest: 1.5,
  near: 1.37,
  bayes: 0.99,
  linear: 1.99,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.52,
  strength: 0.02,
  margin: 1.86,
  share: 0.81,
  shareOfThree: 0,
  coverage: 0.94,
  pairCoverage: 0.32,
  nameCoverage: 0,
  questionCoverage: 0.36,
  focus: 0.42,
  title: 0.09,
  name: 0.22,
  gap: -0.09,
  gapPair: 0,
  nearest: 0,
  bayes: 0.04,
  linear: 1.1,
  outside: -0.93,
  outsideShare: -1,
  outsideWording: -2.4,
  ownOutside: 0,
  unknown: -0.37,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.9,
  strength: 0.19,
  margin: 0.5,
  share: 0.85,
  shareOfThree: 0.2,
  coverage: 0.92,
  pairCoverage: 0.01,
  nameCoverage: 0.31,
  questionCoverage: 0.85,
  focus: 0.6,
  title: 0.01,
  name: 0.71,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0.08,
  linear: 1.15,
  outside: -2.12,
  outsideShare: -1.65,
  outsideWording: -2.69,
  ownOutside: -0,
  unknown: -0.63,
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

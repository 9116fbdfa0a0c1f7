/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 1.21,
  passage: 1.09,
  coverage: 1.02,
  pairCoverage: 0.54,
  nameCoverage: 0,
  questionCoverage: 0.64,
  focus: 0.32,
  title: 1.21,
  name: 1.54,
  gap: -0.5,
  gapPair: 0,
  nearest: 1.55,
  near: 1.41,
  bayes: 0.89,
  linear: 1.88,
  outside: 0,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.55,
  strength: 0,
  margin: 1.76,
  share: 0.67,
  shareOfThree: 0,
  coverage: 1.05,
  pairCoverage: 0.25,
  nameCoverage: 0,
  questionCoverage: 0.42,
  focus: 0.53,
  title: 0,
  name: 0.26,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0,
  linear: 1.21,
  outside: -0.77,
  outsideShare: -1,
  outsideWording: -2.25,
  ownOutside: 0,
  unknown: -0.28,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.9,
  strength: 0.17,
  margin: 0.41,
  share: 0.87,
  shareOfThree: 0.16,
  coverage: 0.9,
  pairCoverage: 0,
  nameCoverage: 0.27,
  questionCoverage: 0.91,
  focus: 0.54,
  title: 0.02,
  name: 0.75,
  gap: 0,
  gapPair: 0,
  nearest: 0,
  bayes: 0,
  linear: 1.36,
  outside: -2.05,
  outsideShare: -1.54,
  outsideWording: -2.54,
  ownOutside: 0,
  unknown: -0.58,
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

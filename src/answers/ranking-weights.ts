/**
 * How much each kind of evidence counts when topics are compared; learned from sample questions
 * held out in turn and from the development questions by `tsx src/cli/main.ts tune decider FILE`.
 */
export const rankingWeights = {
  article: 1,
  passage: 1.43,
  coverage: 0.65,
  pairCoverage: 0.93,
  nameCoverage: 0.39,
  questionCoverage: 0.67,
  focus: 1.21,
  title: 0.68,
  name: 1.91,
  gap: -0.69,
  gapPair: 0,
  nearest: 0.99,
  near: 1.08,
  bayes: 1.08,
  linear: 2.47,
  outside: 0,
  asked: 1.7,
} as const;

/** What speaks for answering with the strongest topic; learned by the same command. */
export const confidenceWeights = {
  bias: -2.07,
  strength: 0.03,
  margin: 1.12,
  share: 1.19,
  shareOfThree: 0.15,
  coverage: 0.69,
  pairCoverage: 0.24,
  nameCoverage: 0,
  questionCoverage: 0.04,
  focus: 0.45,
  title: 0.54,
  name: 0.36,
  gap: 0,
  gapPair: -0.03,
  nearest: 0,
  bayes: 0.12,
  linear: 0.82,
  outside: -0.37,
  outsideShare: -0.65,
  outsideWording: -1.61,
  ownOutside: -0.26,
  askedOutside: -1.93,
  askedWording: -1.33,
  unknown: -0.45,
} as const;

/**
 * What speaks for the right topic being among the first three, so that asking back helps; learned
 * by the same command.
 */
export const coverageWeights = {
  bias: -1.08,
  strength: 0.01,
  margin: 0.31,
  share: 0.93,
  shareOfThree: 0.47,
  coverage: 1.03,
  pairCoverage: 0,
  nameCoverage: 0.02,
  questionCoverage: 0.16,
  focus: 0.09,
  title: 0.45,
  name: 0.86,
  gap: 0,
  gapPair: -0.14,
  nearest: 0,
  bayes: 0.25,
  linear: 0.49,
  outside: -0.92,
  outsideShare: -1.36,
  outsideWording: -1.71,
  ownOutside: -0.4,
  askedOutside: -2.38,
  askedWording: -1.74,
  unknown: -0.68,
} as const;

/**
 * Chances from which a topic is answered, is answered without a doubt, alternatives are offered, an
 * intent is believed; from which a message that nothing answers is taken for the complaint or wish it
 * leans to; and from which strength and share of a name a refusal tells the nearest article.
 */
export const thresholds = {
  answer: 0.5,
  sure: 0.62,
  clarify: 0.6,
  intent: 0.62,
  likelyIntent: 0.42,
  leaning: 0.2,
  near: { strength: 6.3, name: 0.4 },
} as const;

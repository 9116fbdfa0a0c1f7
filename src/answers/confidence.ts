import { lexicalFeatures } from '../search';
import type { LexicalFeatures } from '../search';
import type { Understood } from '../understanding';
import type { RankedTopic } from './topic-ranking';

/** The names of what the confidence is computed from, in the order of the tuning table. */
export const confidenceKeys = [
  'strength',
  'margin',
  'share',
  'shareOfThree',
  ...lexicalFeatures,
  'nearest',
  'bayes',
  'linear',
  'outside',
  'outsideShare',
  'outsideWording',
  'ownOutside',
  'askedOutside',
  'askedWording',
  'unknown',
] as const;
export type ConfidenceInputs = Readonly<Record<(typeof confidenceKeys)[number], number>>;

const widestMargin = 4;

/** The numbers the confidence of the strongest candidate is computed from. */
export function confidenceInputs(
  candidates: readonly RankedTopic[],
  understood: Understood,
  unknownWords: number,
): ConfidenceInputs | undefined {
  const [first, second] = candidates;
  if (!first) return undefined;
  const { nearest, bayes, linear, outside } = first.evidence;
  return {
    strength: first.strength / 10,
    margin: Math.min(widestMargin, first.strength - (second?.strength ?? 0)) / widestMargin,
    ...shares(candidates),
    ...lexical(first.evidence),
    nearest,
    bayes,
    linear,
    outside: understood.outside - nearest,
    outsideShare: understood.outsideShare,
    outsideWording: understood.outsideWording,
    ownOutside: outside,
    askedOutside: understood.askedOutside - first.evidence.asked,
    askedWording: understood.askedWording,
    unknown: Math.min(1, unknownWords / Math.max(3, understood.subjects.length)),
  };
}

/** What the first, and the first three, hold of the chances of all candidates (softmax). */
function shares(candidates: readonly RankedTopic[]): { share: number; shareOfThree: number } {
  const strongest = candidates[0]?.strength ?? 0;
  const powers = candidates.map(({ strength }) => Math.exp(strength - strongest));
  const sum = (list: readonly number[]): number => list.reduce((all, power) => all + power, 0);
  const all = sum(powers);
  return { share: 1 / all, shareOfThree: sum(powers.slice(0, 3)) / all };
}

function lexical(evidence: LexicalFeatures): LexicalFeatures {
  const { coverage, pairCoverage, nameCoverage, questionCoverage } = evidence;
  const { focus, title, name, gap, gapPair } = evidence;
  return {
    ...{ coverage, pairCoverage, nameCoverage, questionCoverage },
    ...{ focus, title, name, gap, gapPair },
  };
}

/** Weights of a logistic chance. */
export type ChanceWeights = Readonly<Record<(typeof confidenceKeys)[number] | 'bias', number>>;

/** The chance (logistic, 0..1) that some weights give to what is known about a question. */
export function chanceOf(inputs: ConfidenceInputs, weights: ChanceWeights): number {
  let sum = weights.bias;
  for (const key of confidenceKeys) sum += inputs[key] * weights[key];
  return 1 / (1 + Math.exp(-sum));
}

import type { Understood } from '../understanding';
import { confidenceWeights } from './ranking-weights';
import type { RankedTopic } from './topic-ranking';

export type ConfidenceInputs = Readonly<
  Record<Exclude<keyof typeof confidenceWeights, 'bias'>, number>
>;

const widestMargin = 4;

/** The numbers the confidence of the strongest candidate is computed from. */
export function confidenceInputs(
  candidates: readonly RankedTopic[],
  understood: Understood,
  unknownWords: number,
): ConfidenceInputs {
  const [first, second] = candidates;
  const strength = first?.strength ?? 0;
  return {
    strength,
    margin: Math.min(widestMargin, strength - (second?.strength ?? 0)),
    coverage: first?.evidence.coverage ?? 0,
    name: first?.evidence.name ?? 0,
    nearest: first?.evidence.nearest ?? 0,
    outside: understood.outside - (first?.evidence.nearest ?? 0),
    outsideShare: understood.outsideShare,
    unknown: Math.min(1, unknownWords / Math.max(3, understood.subjects.length)),
  };
}

/** The chance that answering with the strongest candidate is right (logistic). */
export function confidenceOf(inputs: ConfidenceInputs): number {
  let sum: number = confidenceWeights.bias;
  for (const key of confidenceKeys) sum += inputs[key] * confidenceWeights[key];
  return 1 / (1 + Math.exp(-sum));
}

export const confidenceKeys = [
  'strength',
  'margin',
  'coverage',
  'name',
  'nearest',
  'outside',
  'outsideShare',
  'unknown',
] as const satisfies readonly (keyof ConfidenceInputs)[];

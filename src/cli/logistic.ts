/** A numeric example of a yes-or-no question. */
export interface Example {
  readonly x: readonly number[];
  readonly yes: boolean;
  readonly weight: number;
}

/** A choice among options, of which one or more are right. */
export interface Choice {
  readonly options: readonly { readonly x: readonly number[]; readonly right: boolean }[];
  readonly weight: number;
}

/** The least and the most a weight may be: evidence for must not come to count against. */
export type Bound = readonly [least: number, most: number];
export const atLeastZero: Bound = [0, Infinity];
export const atMostZero: Bound = [-Infinity, 0];
export const free: Bound = [-Infinity, Infinity];

const rounds = 500;
const step = 0.05;

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

// Adam: the inputs have different scales, and nobody should tune a step size by hand.
function descend(
  size: number,
  gradient: (weights: readonly number[]) => number[],
  start: readonly number[],
  bounds: readonly Bound[],
): readonly number[] {
  let weights = [...start];
  const first = new Array<number>(size).fill(0);
  const second = new Array<number>(size).fill(0);
  for (let round = 1; round <= rounds; round += 1) {
    const slope = gradient(weights);
    weights = weights.map((weight, at) => {
      const g = slope[at] ?? 0;
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * g;
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * g * g;
      const mean = (first[at] ?? 0) / (1 - 0.9 ** round);
      const spread = Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** round));
      const moved = weight - (step * mean) / (spread + 1e-8);
      const [least, most] = bounds[at] ?? [-Infinity, Infinity];
      return Math.min(most, Math.max(least, moved));
    });
  }
  return weights;
}

/** Logistic regression; the first weight returned is the bias. `pull` draws weights to zero. */
export function fitLogistic(
  examples: readonly Example[],
  bounds: readonly Bound[],
  pull: number,
): readonly number[] {
  const size = (examples[0]?.x.length ?? 0) + 1;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return descend(
    size,
    (weights) => {
      const slope = weights.map((weight, at) => (at === 0 ? 0 : pull * weight));
      for (const { x, yes, weight } of examples) {
        const full = [1, ...x];
        const chance = 1 / (1 + Math.exp(-dot(weights, full)));
        const error = ((chance - (yes ? 1 : 0)) * weight) / total;
        full.forEach((value, at) => (slope[at] = (slope[at] ?? 0) + error * value));
      }
      return slope;
    },
    new Array<number>(size).fill(0),
    [free, ...bounds],
  );
}

/** Softmax regression: weights under which the right options of each choice come first. */
export function fitChoices(
  choices: readonly Choice[],
  bounds: readonly Bound[],
  pull: number,
): readonly number[] {
  const size = choices[0]?.options[0]?.x.length ?? 0;
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  return descend(
    size,
    (weights) => {
      const slope = weights.map((weight) => pull * weight);
      for (const { options, weight } of choices) {
        const powers = options.map(({ x }) => Math.exp(dot(weights, x)));
        const all = powers.reduce((sum, power) => sum + power, 0);
        const good = options.reduce(
          (sum, { right }, at) => sum + (right ? (powers[at] ?? 0) : 0),
          0,
        );
        options.forEach(({ x, right }, at) => {
          const power = powers[at] ?? 0;
          const error = ((power / all - (right ? power / good : 0)) * weight) / total;
          x.forEach((value, key) => (slope[key] = (slope[key] ?? 0) + error * value));
        });
      }
      return slope;
    },
    new Array<number>(size).fill(1),
    bounds,
  );
}

import { softmax } from './softmax';
import { Labels, Votes } from './votes';
import type { LabelledTerms } from './bayes-voice';

export interface LinearOptions {
  readonly rounds: number;
  readonly pace: number;
  /** How strongly weights are drawn back to zero at each step. */
  readonly decay: number;
  /** Terms of fewer samples than this teach nothing about others and are left out. */
  readonly fewestSamples: number;
}

// Most labels are ruled out after a round; touching their weights again costs most of the time.
const leastError = 0.01;

interface Example {
  readonly features: Int32Array;
  readonly right: number;
}

/** What the classifier learned, as it is kept in a file too. */
export interface LinearColumns {
  readonly labels: readonly string[];
  /** For each term the number of its feature, or -1. */
  readonly featureOf: Int32Array;
  /** A row of labels for each feature. */
  readonly weights: Float32Array;
}

/**
 * A linear classifier (softmax regression). Unlike naive Bayes it learns which words tell neighbours
 * apart.
 */
export class LinearVoice {
  private readonly labels: Labels;

  constructor(private readonly learned: LinearColumns) {
    this.labels = new Labels(learned.labels);
  }

  vote(terms: readonly number[]): Votes {
    const { featureOf, weights, labels } = this.learned;
    const features = featuresOf(terms, featureOf);
    if (features.length === 0) return Votes.none(this.labels);
    const sums = new Float64Array(labels.length);
    sumWeights(features, weights, sums);
    return Votes.of(this.labels, sums);
  }
}

/** Plain gradient steps over the samples in a fixed order. `size`: how many terms there are. */
export function learnLinear(
  samples: readonly LabelledTerms[],
  size: number,
  options: LinearOptions,
): LinearColumns {
  const labels = [...new Set(samples.map(({ label }) => label))];
  const { featureOf, features } = numberFeatures(samples, size, options.fewestSamples);
  const numbers = new Labels(labels);
  const examples = samples.map(({ terms, label }) => ({
    features: featuresOf(terms, featureOf),
    right: numbers.numberOf(label),
  }));
  const weights = new Float32Array(features * labels.length);
  train(weights, labels.length, examples, options);
  return { labels, featureOf, weights };
}

function featuresOf(terms: Iterable<number>, featureOf: Int32Array): Int32Array {
  const features: number[] = [];
  for (const term of terms) {
    const feature = featureOf[term] ?? -1;
    if (feature >= 0) features.push(feature);
  }
  return Int32Array.from(features);
}

/** Writes into `sums` what speaks for each label. */
function sumWeights(features: Int32Array, weights: Float32Array, sums: Float64Array): void {
  const count = sums.length;
  sums.fill(0);
  for (const feature of features) {
    const from = feature * count;
    for (let at = 0; at < count; at += 1) {
      sums[at] = (sums[at] ?? 0) + (weights[from + at] ?? 0);
    }
  }
  const value = valueOf(features);
  for (let at = 0; at < count; at += 1) sums[at] = (sums[at] ?? 0) * value;
}

function train(
  weights: Float32Array,
  labels: number,
  examples: readonly Example[],
  options: LinearOptions,
): void {
  const errors = new Float64Array(labels);
  // A prime stride visits all samples in an order that mixes the topics.
  const stride = coprimeStride(examples.length);
  for (let round = 0; round < options.rounds; round += 1) {
    const pace = options.pace / (1 + round * 0.4);
    for (let i = 0; i < examples.length; i += 1) {
      const example = examples[(i * stride) % examples.length];
      if (example) learnOne(weights, example, errors, { pace, decay: options.decay });
    }
  }
}

function learnOne(
  weights: Float32Array,
  { features, right }: Example,
  errors: Float64Array,
  { pace, decay }: Pick<LinearOptions, 'pace' | 'decay'>,
): void {
  sumWeights(features, weights, errors);
  softmax(errors);
  errors[right] = (errors[right] ?? 0) - 1;
  const step = pace * valueOf(features);
  const keep = 1 - pace * decay;
  for (let label = 0; label < errors.length; label += 1) {
    const error = errors[label] ?? 0;
    if (Math.abs(error) < leastError) continue;
    for (const feature of features) {
      const place = feature * errors.length + label;
      weights[place] = (weights[place] ?? 0) * keep - step * error;
    }
  }
}

/** What each feature of an example counts, so that long ones weigh no more than short ones. */
function valueOf(features: Int32Array): number {
  return 1 / Math.sqrt(features.length || 1);
}

function numberFeatures(
  samples: readonly LabelledTerms[],
  size: number,
  fewestSamples: number,
): { readonly featureOf: Int32Array; readonly features: number } {
  const counts = new Int32Array(size);
  for (const { terms } of samples) {
    for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  }
  let features = 0;
  const featureOf = counts.map((count) => {
    if (count < fewestSamples) return -1;
    features += 1;
    return features - 1;
  });
  return { featureOf, features };
}

function coprimeStride(length: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (common(stride, length) > 1) stride += 1;
  return stride;
}

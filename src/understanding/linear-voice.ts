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

/**
 * A linear classifier (softmax regression, plain gradient steps over the samples in a fixed
 * order). Unlike naive Bayes it learns which words tell neighbours apart. Deterministic.
 */
export class LinearVoice {
  private readonly labels: Labels;
  /** For each term the number of its feature, or -1. */
  private readonly featureOf: Int32Array;
  /** A row of labels for each feature. */
  readonly weights: Float32Array;

  /**
   * `size`: how many terms there are; `learned`: the weights of a voice made of the same samples
   * and options before, which spares learning them again.
   */
  constructor(
    samples: readonly LabelledTerms[],
    size: number,
    options: LinearOptions,
    learned?: Float32Array,
  ) {
    this.labels = new Labels([...new Set(samples.map(({ label }) => label))]);
    const { featureOf, features } = numberFeatures(samples, size, options.fewestSamples);
    this.featureOf = featureOf;
    const length = features * this.labels.names.length;
    if (learned?.length === length) {
      this.weights = learned;
      return;
    }
    this.weights = new Float32Array(length);
    this.train(samples, options);
  }

  vote(terms: readonly number[]): Votes {
    const features = this.featuresOf(terms);
    if (features.length === 0) return Votes.none(this.labels);
    const sums = new Float64Array(this.labels.names.length);
    this.sum(features, sums);
    return Votes.of(this.labels, sums);
  }

  private featuresOf(terms: Iterable<number>): Int32Array {
    const features: number[] = [];
    for (const term of terms) {
      const feature = this.featureOf[term] ?? -1;
      if (feature >= 0) features.push(feature);
    }
    return Int32Array.from(features);
  }

  /** Writes into `sums` what speaks for each label. */
  private sum(features: Int32Array, sums: Float64Array): void {
    const { weights } = this;
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

  private train(samples: readonly LabelledTerms[], options: LinearOptions): void {
    const examples = samples.map(({ terms, label }) => ({
      features: this.featuresOf(terms),
      right: this.labels.numberOf(label),
    }));
    const errors = new Float64Array(this.labels.names.length);
    // A prime stride visits all samples in an order that mixes the topics.
    const stride = coprimeStride(examples.length);
    for (let round = 0; round < options.rounds; round += 1) {
      const pace = options.pace / (1 + round * 0.4);
      for (let i = 0; i < examples.length; i += 1) {
        const example = examples[(i * stride) % examples.length];
        if (example) this.learn(example, errors, pace, options.decay);
      }
    }
  }

  private learn(
    { features, right }: Example,
    errors: Float64Array,
    pace: number,
    decay: number,
  ): void {
    this.sum(features, errors);
    softmax(errors);
    errors[right] = (errors[right] ?? 0) - 1;
    const step = pace * valueOf(features);
    const keep = 1 - pace * decay;
    const { weights } = this;
    for (let label = 0; label < errors.length; label += 1) {
      const error = errors[label] ?? 0;
      if (Math.abs(error) < leastError) continue;
      for (const feature of features) {
        const place = feature * errors.length + label;
        weights[place] = (weights[place] ?? 0) * keep - step * error;
      }
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

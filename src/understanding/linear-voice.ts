import { softmax } from './softmax';
import type { LabelledTerms, Vote } from './bayes-voice';

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
  private readonly labels: readonly string[];
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
    this.labels = [...new Set(samples.map(({ label }) => label))];
    const { featureOf, features } = numberFeatures(samples, size, options.fewestSamples);
    this.featureOf = featureOf;
    const length = features * this.labels.length;
    if (learned?.length === length) {
      this.weights = learned;
      return;
    }
    this.weights = new Float32Array(length);
    this.train(samples, options);
  }

  /** Shares of the labels, in no order; empty where no term is known. */
  vote(terms: readonly number[]): readonly Vote[] {
    const features = this.featuresOf(terms);
    if (features.length === 0) return [];
    const shares = this.shares(features);
    return this.labels.map((label, at) => ({ label, share: shares[at] ?? 0 }));
  }

  private featuresOf(terms: Iterable<number>): Int32Array {
    const features: number[] = [];
    for (const term of terms) {
      const feature = this.featureOf[term] ?? -1;
      if (feature >= 0) features.push(feature);
    }
    return Int32Array.from(features);
  }

  private shares(features: Int32Array): Float64Array {
    const { weights } = this;
    const count = this.labels.length;
    const sums = new Float64Array(count);
    for (const feature of features) {
      const from = feature * count;
      for (let at = 0; at < count; at += 1) {
        sums[at] = (sums[at] ?? 0) + (weights[from + at] ?? 0);
      }
    }
    const value = valueOf(features);
    for (let at = 0; at < count; at += 1) sums[at] = (sums[at] ?? 0) * value;
    return softmax(sums);
  }

  private train(samples: readonly LabelledTerms[], options: LinearOptions): void {
    const places = new Map(this.labels.map((label, at) => [label, at]));
    const examples = samples.map(({ terms, label }) => ({
      features: this.featuresOf(terms),
      right: places.get(label) ?? 0,
    }));
    // A prime stride visits all samples in an order that mixes the topics.
    const stride = coprimeStride(examples.length);
    for (let round = 0; round < options.rounds; round += 1) {
      const pace = options.pace / (1 + round * 0.4);
      for (let i = 0; i < examples.length; i += 1) {
        const example = examples[(i * stride) % examples.length];
        if (example) this.learn(example, pace, options.decay);
      }
    }
  }

  private learn({ features, right }: Example, pace: number, decay: number): void {
    const errors = this.shares(features);
    errors[right] = (errors[right] ?? 0) - 1;
    const wrong = worthLearning(errors);
    const step = pace * valueOf(features);
    const steps = wrong.map((at) => step * (errors[at] ?? 0));
    const { weights } = this;
    const count = this.labels.length;
    const keep = 1 - pace * decay;
    for (const feature of features) {
      const from = feature * count;
      for (let i = 0; i < wrong.length; i += 1) {
        const place = from + (wrong[i] ?? 0);
        weights[place] = (weights[place] ?? 0) * keep - (steps[i] ?? 0);
      }
    }
  }
}

function worthLearning(errors: Float64Array): readonly number[] {
  const worth: number[] = [];
  for (let at = 0; at < errors.length; at += 1) {
    if (Math.abs(errors[at] ?? 0) >= leastError) worth.push(at);
  }
  return worth;
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

import { softmax } from './softmax';
import type { LabelledTerms, Vote } from './bayes-voice';

export interface LinearOptions {
  readonly rounds: number;
  readonly pace: number;
  /** How strongly weights are drawn back to zero at each step. */
  readonly decay: number;
}

// Most labels are ruled out after a round; touching their weights again costs most of the time.
const worthLearning = 0.002;

interface Vector {
  readonly terms: Int32Array;
  readonly value: number;
}

/**
 * A linear classifier (softmax regression, plain gradient steps over the samples in a fixed
 * order). Unlike naive Bayes it learns which words tell neighbours apart. Deterministic.
 */
export class LinearVoice {
  private readonly numbers = new Map<string, number>();
  private readonly labels: readonly string[];
  private readonly weights: Float32Array;

  constructor(samples: readonly LabelledTerms[], options: LinearOptions) {
    this.labels = [...new Set(samples.map(({ label }) => label))];
    for (const { terms } of samples) {
      for (const term of terms) {
        if (!this.numbers.has(term)) this.numbers.set(term, this.numbers.size);
      }
    }
    this.weights = new Float32Array(this.numbers.size * this.labels.length);
    this.train(samples, options);
  }

  /** Shares of the labels, in no order; empty where no term is known. */
  vote(terms: readonly string[]): readonly Vote[] {
    const vector = this.toVector(terms);
    if (vector.terms.length === 0) return [];
    const shares = this.shares(vector);
    return this.labels.map((label, at) => ({ label, share: shares[at] ?? 0 }));
  }

  private toVector(terms: readonly string[]): Vector {
    const known = [...new Set(terms)].flatMap((term) => this.numbers.get(term) ?? []);
    return { terms: Int32Array.from(known), value: 1 / Math.sqrt(known.length || 1) };
  }

  private shares({ terms, value }: Vector): Float64Array {
    const count = this.labels.length;
    const sums = new Float64Array(count);
    for (const term of terms) {
      const from = term * count;
      for (let at = 0; at < count; at += 1) {
        sums[at] = (sums[at] ?? 0) + (this.weights[from + at] ?? 0) * value;
      }
    }
    return softmax(sums);
  }

  private train(samples: readonly LabelledTerms[], options: LinearOptions): void {
    const places = new Map(this.labels.map((label, at) => [label, at]));
    const vectors = samples.map(({ terms, label }) => ({
      vector: this.toVector(terms),
      right: places.get(label) ?? 0,
    }));
    // A prime stride visits all samples in an order that mixes the topics.
    const stride = coprimeStride(vectors.length);
    for (let round = 0; round < options.rounds; round += 1) {
      const pace = options.pace / (1 + round * 0.4);
      for (let i = 0; i < vectors.length; i += 1) {
        const sample = vectors[(i * stride) % vectors.length];
        if (sample) this.learn(sample.vector, sample.right, pace, options.decay);
      }
    }
  }

  private learn(vector: Vector, right: number, pace: number, decay: number): void {
    const errors = this.shares(vector);
    errors[right] = (errors[right] ?? 0) - 1;
    const wrong = this.worthLearning(errors);
    const count = this.labels.length;
    for (const term of vector.terms) {
      const from = term * count;
      for (const at of wrong) {
        const weight = this.weights[from + at] ?? 0;
        const slope = (errors[at] ?? 0) * vector.value + decay * weight;
        this.weights[from + at] = weight - pace * slope;
      }
    }
  }

  private worthLearning(errors: Float64Array): readonly number[] {
    const worth: number[] = [];
    for (let at = 0; at < errors.length; at += 1) {
      if (Math.abs(errors[at] ?? 0) >= worthLearning) worth.push(at);
    }
    return worth;
  }
}

function coprimeStride(length: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (common(stride, length) > 1) stride += 1;
  return stride;
}

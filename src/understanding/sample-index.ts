import type { SampleTerms, TermKind, UtteranceTerms } from './sample-terms';

/** A sample utterance as terms, with what it stands for. */
export interface Sample<Label> {
  readonly label: Label;
  readonly terms: Int32Array;
}

export interface Neighbour<Label> {
  readonly label: Label;
  /** Cosine of the weighted terms, 0..1. */
  readonly likeness: number;
}

export interface SampleIndexOptions {
  /** How much a function word counts against a word with a subject. */
  readonly functionWeight: number;
}

const pairShare = 0.7;

/** The places of the largest sums, largest first, without those at 0. */
function best(sums: Float32Array, limit: number): readonly number[] {
  const top: number[] = [];
  let least = 0;
  for (let at = 0; at < sums.length; at += 1) {
    const sum = sums[at] ?? 0;
    if (sum <= least) continue;
    let place = top.length;
    while (place > 0 && (sums[top[place - 1] ?? 0] ?? 0) < sum) place -= 1;
    top.splice(place, 0, at);
    if (top.length > limit) top.pop();
    if (top.length === limit) least = sums[top[limit - 1] ?? 0] ?? 0;
  }
  return top;
}

/**
 * Finds the samples most like an utterance. Term weights are inverse frequencies over samples, so
 * that what many topics are asked (fees, places) tells little.
 */
export class SampleIndex<Label> {
  private readonly labels: readonly Label[];
  private readonly kindWeights: Readonly<Record<TermKind, number>>;
  private readonly weights: Float32Array;
  // The samples of each term lie side by side, with the term's weight in each.
  private readonly starts: Int32Array;
  private readonly postings: Int32Array;
  private readonly shares: Float32Array;
  private readonly sums: Float32Array;

  constructor(
    samples: readonly Sample<Label>[],
    terms: SampleTerms,
    { functionWeight }: SampleIndexOptions,
  ) {
    this.labels = samples.map(({ label }) => label);
    this.sums = new Float32Array(samples.length);
    this.kindWeights = {
      word: 1,
      grammar: functionWeight,
      pair: pairShare,
      grammarPair: functionWeight * pairShare,
    };
    this.starts = startsOf(samples, terms.size);
    this.weights = Float32Array.from({ length: terms.size }, (_, term) =>
      this.weightOf(terms.kind(term), this.frequency(term)),
    );
    const size = this.starts[terms.size] ?? 0;
    this.postings = new Int32Array(size);
    this.shares = new Float32Array(size);
    this.fill(samples);
  }

  /** The likest samples, best first, at most `limit`. */
  nearest({ known, unknown }: UtteranceTerms, limit: number): readonly Neighbour<Label>[] {
    const { sums } = this;
    sums.fill(0);
    let squares = 0;
    for (const term of known) {
      this.addTo(sums, term);
      squares += (this.weights[term] ?? 0) ** 2;
    }
    for (const kind of unknown) squares += this.weightOf(kind, 0) ** 2;
    const length = Math.sqrt(squares);
    return best(sums, limit).flatMap((at) => {
      const label = this.labels[at];
      return label === undefined ? [] : [{ label, likeness: (sums[at] ?? 0) / length }];
    });
  }

  private frequency(term: number): number {
    return (this.starts[term + 1] ?? 0) - (this.starts[term] ?? 0);
  }

  private addTo(sums: Float32Array, term: number): void {
    const { postings, shares } = this;
    const weight = this.weights[term] ?? 0;
    const end = this.starts[term + 1] ?? 0;
    for (let at = this.starts[term] ?? end; at < end; at += 1) {
      const sample = postings[at] ?? 0;
      sums[sample] = (sums[sample] ?? 0) + (shares[at] ?? 0) * weight;
    }
  }

  private fill(samples: readonly Sample<Label>[]): void {
    const next = this.starts.slice();
    samples.forEach(({ terms }, sample) => {
      const length = this.lengthOf(terms);
      for (const term of terms) {
        const at = next[term] ?? 0;
        this.postings[at] = sample;
        this.shares[at] = (this.weights[term] ?? 0) / length;
        next[term] = at + 1;
      }
    });
  }

  private lengthOf(terms: Int32Array): number {
    let sum = 0;
    for (const term of terms) sum += (this.weights[term] ?? 0) ** 2;
    return Math.sqrt(sum);
  }

  private weightOf(kind: TermKind, frequency: number): number {
    return Math.log(1 + this.labels.length / (1 + frequency)) * this.kindWeights[kind];
  }
}

/** Where the samples of each term begin. */
function startsOf(samples: readonly Sample<unknown>[], terms: number): Int32Array {
  const starts = new Int32Array(terms + 1);
  for (const sample of samples) {
    for (const term of sample.terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  }
  for (let term = 1; term <= terms; term += 1) {
    starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  }
  return starts;
}

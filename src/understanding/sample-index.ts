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
  const places: number[] = [];
  const largest: number[] = [];
  let least = 0;
  for (let at = 0; at < sums.length; at += 1) {
    const sum = sums[at] ?? 0;
    if (sum <= least) continue;
    // Smaller ones move up by hand, the last one out: splicing takes longer than all the rest.
    let place = Math.min(places.length, limit - 1);
    for (; place > 0 && (largest[place - 1] ?? 0) < sum; place -= 1) {
      largest[place] = largest[place - 1] ?? 0;
      places[place] = places[place - 1] ?? 0;
    }
    largest[place] = sum;
    places[place] = at;
    if (places.length === limit) least = largest[limit - 1] ?? 0;
  }
  return places;
}

/** Samples by their terms, as they are kept in a file too. */
export interface SampleColumns<Label> {
  readonly labels: readonly Label[];
  readonly functionWeight: number;
  /** The weight of each term. */
  readonly weights: Float32Array;
  /** The samples of each term lie side by side in `postings`, with its share in each. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
  readonly shares: Float32Array;
}

/** How much a term weighs that stands in so many of so many samples. */
function weightOf(kind: TermKind, functionWeight: number, frequency: number, of: number): number {
  const pair = kind === 'pair' || kind === 'grammarPair' ? pairShare : 1;
  const grammar = kind === 'grammar' || kind === 'grammarPair' ? functionWeight : 1;
  return Math.log(1 + of / (1 + frequency)) * (grammar * pair);
}

/**
 * Finds the samples most like an utterance. Term weights are inverse frequencies over samples, so
 * that what many topics are asked (fees, places) tells little.
 */
export class SampleIndex<Label> {
  private readonly sums: Float32Array;

  constructor(private readonly samples: SampleColumns<Label>) {
    this.sums = new Float32Array(samples.labels.length);
  }

  /** The likest samples, best first, at most `limit`. */
  nearest({ known, unknown }: UtteranceTerms, limit: number): readonly Neighbour<Label>[] {
    const { sums } = this;
    const { labels, weights, functionWeight } = this.samples;
    sums.fill(0);
    let squares = 0;
    for (const term of known) {
      this.addTo(sums, term);
      squares += (weights[term] ?? 0) ** 2;
    }
    for (const kind of unknown) squares += weightOf(kind, functionWeight, 0, labels.length) ** 2;
    const length = Math.sqrt(squares);
    const found: Neighbour<Label>[] = [];
    for (const at of best(sums, limit)) {
      const label = labels[at];
      if (label !== undefined) found.push({ label, likeness: (sums[at] ?? 0) / length });
    }
    return found;
  }

  private addTo(sums: Float32Array, term: number): void {
    const { postings, shares, weights, starts } = this.samples;
    const weight = weights[term] ?? 0;
    const end = starts[term + 1] ?? 0;
    for (let at = starts[term] ?? end; at < end; at += 1) {
      const sample = postings[at] ?? 0;
      sums[sample] = (sums[sample] ?? 0) + (shares[at] ?? 0) * weight;
    }
  }
}

/** Sorts samples by their terms. */
export function learnSamples<Label>(
  samples: readonly Sample<Label>[],
  terms: SampleTerms,
  { functionWeight }: SampleIndexOptions,
): SampleColumns<Label> {
  const starts = startsOf(samples, terms.size);
  const weights = Float32Array.from({ length: terms.size }, (_, term) => {
    const frequency = (starts[term + 1] ?? 0) - (starts[term] ?? 0);
    return weightOf(terms.kind(term), functionWeight, frequency, samples.length);
  });
  const size = starts[terms.size] ?? 0;
  const postings = new Int32Array(size);
  const shares = new Float32Array(size);
  const next = starts.slice();
  samples.forEach((sample, number) => {
    const length = lengthOf(sample.terms, weights);
    for (const term of sample.terms) {
      const at = next[term] ?? 0;
      postings[at] = number;
      shares[at] = (weights[term] ?? 0) / length;
      next[term] = at + 1;
    }
  });
  const labels = samples.map(({ label }) => label);
  return { labels, functionWeight, weights, starts, postings, shares };
}

function lengthOf(terms: Int32Array, weights: Float32Array): number {
  let sum = 0;
  for (const term of terms) sum += (weights[term] ?? 0) ** 2;
  return Math.sqrt(sum);
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

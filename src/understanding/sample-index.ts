import { isFunctionWord, termsOf } from '../text';

/** A sample utterance with what it stands for. */
export interface Sample<Label> {
  readonly label: Label;
  readonly tokens: readonly string[];
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

/** Samples that hold a term, and its weight in each: two lists of the same length. */
interface Postings {
  readonly samples: number[];
  readonly weights: number[];
}

const pairShare = 0.7;

function lengthOf(weights: Iterable<number>): number {
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return Math.sqrt(sum);
}

/** The places of the largest sums, largest first, without those at 0. */
function best(sums: Float64Array, limit: number): readonly number[] {
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
  private readonly postings = new Map<string, Postings>();
  private readonly frequencies = new Map<string, number>();
  private readonly known = new Map<string, number>();

  constructor(
    private readonly samples: readonly Sample<Label>[],
    private readonly options: SampleIndexOptions,
  ) {
    for (const { tokens } of samples) {
      for (const term of new Set(termsOf(tokens))) {
        this.frequencies.set(term, (this.frequencies.get(term) ?? 0) + 1);
      }
    }
    for (const term of this.frequencies.keys()) this.known.set(term, this.weightOf(term));
    samples.forEach(({ tokens }, sample) => {
      this.addPostings(tokens, sample);
    });
  }

  /** The likest samples, best first, at most `limit`. */
  nearest(tokens: readonly string[], limit: number): readonly Neighbour<Label>[] {
    const query = this.weigh(tokens);
    const length = lengthOf(query.values());
    if (length === 0) return [];
    const sums = new Float64Array(this.samples.length);
    for (const [term, weight] of query) this.addTo(sums, term, weight);
    return best(sums, limit).flatMap((at) => {
      const sample = this.samples[at];
      return sample ? [{ label: sample.label, likeness: (sums[at] ?? 0) / length }] : [];
    });
  }

  private addTo(sums: Float64Array, term: string, weight: number): void {
    const found = this.postings.get(term);
    if (!found) return;
    const { samples, weights } = found;
    for (let i = 0; i < samples.length; i += 1) {
      const sample = samples[i] ?? 0;
      sums[sample] = (sums[sample] ?? 0) + (weights[i] ?? 0) * weight;
    }
  }

  private addPostings(tokens: readonly string[], sample: number): void {
    const weights = this.weigh(tokens);
    const length = lengthOf(weights.values());
    for (const [term, weight] of weights) {
      const list = this.postings.get(term) ?? { samples: [], weights: [] };
      list.samples.push(sample);
      list.weights.push(weight / length);
      this.postings.set(term, list);
    }
  }

  private weigh(tokens: readonly string[]): ReadonlyMap<string, number> {
    const weights = new Map<string, number>();
    for (const term of termsOf(tokens)) {
      const known = this.known.get(term) ?? this.weightOf(term);
      weights.set(term, known);
    }
    return weights;
  }

  private weightOf(term: string): number {
    const rarity = Math.log(1 + this.samples.length / (1 + (this.frequencies.get(term) ?? 0)));
    const words = term.split('_');
    const kind = words.every(isFunctionWord) ? this.options.functionWeight : 1;
    return rarity * kind * (words.length > 1 ? pairShare : 1);
  }
}

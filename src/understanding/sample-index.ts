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

interface Posting {
  readonly sample: number;
  readonly weight: number;
}

const pairShare = 0.7;

function lengthOf(weights: Iterable<number>): number {
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return Math.sqrt(sum);
}

/**
 * Finds the samples most like an utterance. Term weights are inverse frequencies over samples, so
 * that what many topics are asked (fees, places) tells little.
 */
export class SampleIndex<Label> {
  private readonly postings = new Map<string, Posting[]>();
  private readonly frequencies = new Map<string, number>();

  constructor(
    private readonly samples: readonly Sample<Label>[],
    private readonly options: SampleIndexOptions,
  ) {
    for (const { tokens } of samples) {
      for (const term of new Set(termsOf(tokens))) {
        this.frequencies.set(term, (this.frequencies.get(term) ?? 0) + 1);
      }
    }
    samples.forEach(({ tokens }, sample) => {
      this.addPostings(tokens, sample);
    });
  }

  /** The likest samples, best first, at most `limit`. */
  nearest(tokens: readonly string[], limit: number): readonly Neighbour<Label>[] {
    const query = this.weigh(tokens);
    const length = lengthOf(query.values());
    if (length === 0) return [];
    const likeness = new Map<number, number>();
    for (const [term, weight] of query) {
      for (const posting of this.postings.get(term) ?? []) {
        const sum = (likeness.get(posting.sample) ?? 0) + posting.weight * weight;
        likeness.set(posting.sample, sum);
      }
    }
    return [...likeness]
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit)
      .flatMap(([at, sum]) => {
        const sample = this.samples[at];
        return sample ? [{ label: sample.label, likeness: sum / length }] : [];
      });
  }

  private addPostings(tokens: readonly string[], sample: number): void {
    const weights = this.weigh(tokens);
    const length = lengthOf(weights.values());
    for (const [term, weight] of weights) {
      const list = this.postings.get(term) ?? [];
      list.push({ sample, weight: weight / length });
      this.postings.set(term, list);
    }
  }

  private weigh(tokens: readonly string[]): ReadonlyMap<string, number> {
    const weights = new Map<string, number>();
    for (const term of termsOf(tokens)) weights.set(term, this.weightOf(term));
    return weights;
  }

  private weightOf(term: string): number {
    const rarity = Math.log(1 + this.samples.length / (1 + (this.frequencies.get(term) ?? 0)));
    const words = term.split('_');
    const kind = words.every(isFunctionWord) ? this.options.functionWeight : 1;
    return rarity * kind * (words.length > 1 ? pairShare : 1);
  }
}

import MiniSearch from 'minisearch';
import type { AsPlainObject, BM25Params, Options } from 'minisearch';
import { termsOf } from '../text';
import { inverseFrequency } from './prepared-query';
import type { QueryTerm } from './prepared-query';
import { rarestTerms } from './rarest-terms';
import type { RarestOptions } from './rarest-terms';

/** Words of a document by the name of the field: lines of words. */
export type DocumentLines = Readonly<Record<string, readonly (readonly string[])[]>>;

export interface FirstLookOptions extends RarestOptions {
  /** Fields and their weights. */
  readonly fields: Readonly<Record<string, number>>;
  readonly bm25?: BM25Params;
  /**
   * Whether pairs of words are looked up too (default). A few hundred documents are found by words
   * alone, and build in half the time; the second look weighs pairs in any case.
   */
  readonly lookUpPairs?: boolean;
}

/** The index as it is kept in a file, and in how many documents each term stands. */
export interface StoredFirstLook {
  readonly index: AsPlainObject;
  readonly counts: ReadonlyMap<string, number>;
}

/** A document by its place (from 0, in the order they were added). */
export interface PlaceHit {
  readonly place: number;
  readonly score: number;
}

// Set on the development halves of the retrieval sets with `tune-search`.
export const defaultBm25: BM25Params = { k: 0.9, b: 0.9, d: 0 };
// Separates terms that are already cut; MiniSearch takes one string.
const separator = '\u0001';

const cutTerms = (text: string): string[] => text.split(separator);

/**
 * MiniSearch over terms that are already cut, asked for the rarest of them only, and for each of
 * them once: what a term adds to a document does not depend on the rest of the question.
 */
export class FirstLook {
  private readonly index: MiniSearch<Record<string, unknown>>;
  private readonly counts: Map<string, number>;
  /** What MiniSearch found for a term; the terms of the documents bound it. */
  private readonly known = new Map<string, readonly PlaceHit[]>();

  constructor(
    private readonly options: FirstLookOptions,
    stored?: StoredFirstLook,
  ) {
    const shape: Options<Record<string, unknown>> = {
      fields: Object.keys(options.fields),
      tokenize: cutTerms,
      processTerm: (term) => term,
    };
    this.index = stored ? MiniSearch.loadJS(stored.index, shape) : new MiniSearch(shape);
    this.counts = new Map(stored?.counts);
  }

  stored(): StoredFirstLook {
    return { index: this.index.toJSON(), counts: this.counts };
  }

  get size(): number {
    return this.index.documentCount;
  }

  add(fields: DocumentLines): void {
    this.known.clear();
    const cut = Object.entries(fields).map(
      ([name, lines]) => [name, lines.flatMap((line) => this.termsOf(line))] as const,
    );
    for (const term of new Set(cut.flatMap(([, terms]) => terms))) {
      this.counts.set(term, this.frequency(term) + 1);
    }
    const joined = cut.map(([name, terms]) => [name, terms.join(separator)] as const);
    this.index.add({ id: this.size, ...Object.fromEntries(joined) });
  }

  /** In how many documents a term occurs. */
  frequency(term: string): number {
    return this.counts.get(term) ?? 0;
  }

  rarity(term: string): number {
    return inverseFrequency(this.frequency(term), this.size);
  }

  /** Documents that hold one of the rarest terms, best first. */
  search(terms: readonly QueryTerm[]): readonly PlaceHit[] {
    const chosen = rarestTerms(terms, (term) => this.frequency(term), this.options);
    const scores = new Float64Array(this.size);
    const matched = new Int32Array(this.size);
    for (const [term, weight] of chosen) {
      for (const { place, score } of this.hitsOf(term)) {
        scores[place] = (scores[place] ?? 0) + weight * score;
        matched[place] = (matched[place] ?? 0) + 1;
      }
    }
    const found: PlaceHit[] = [];
    matched.forEach((terms, place) => {
      if (terms > 0) found.push({ place, score: (scores[place] ?? 0) * terms });
    });
    return found.sort((a, b) => b.score - a.score);
  }

  private hitsOf(term: string): readonly PlaceHit[] {
    const before = this.known.get(term);
    if (before) return before;
    const { fields, bm25 = defaultBm25 } = this.options;
    const hits = this.index
      .search(term, { boost: fields, bm25, prefix: false, fuzzy: false })
      .map(({ id, score }) => ({ place: Number(id), score }));
    this.known.set(term, hits);
    return hits;
  }

  private termsOf(line: readonly string[]): readonly string[] {
    return this.options.lookUpPairs === false ? line : termsOf(line);
  }
}

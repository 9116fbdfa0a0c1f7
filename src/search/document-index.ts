import MiniSearch from 'minisearch';
import type { BM25Params } from 'minisearch';
import { termsOf } from '../text';

/** A document as texts by field; every field must be named in the options of its index. */
export interface SearchDocument {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A query term and how much it counts (1: a word of the question). */
export interface QueryTerm {
  readonly term: string;
  readonly weight: number;
}

export interface DocumentHit {
  readonly id: string;
  readonly score: number;
}

export interface DocumentIndexOptions {
  /** Fields and their weights. */
  readonly fields: Readonly<Record<string, number>>;
  /** Cuts a line into words; queries must be cut the same way. */
  readonly tokenize: (text: string) => readonly string[];
  readonly bm25?: BM25Params;
  /** How many of the rarest terms are looked up; the cost of a search follows their frequencies. */
  readonly mostTerms?: number;
}

export interface DocumentIndex {
  readonly size: number;
  /** The best documents, at most `limit`, best first. */
  search(terms: readonly QueryTerm[], limit: number): readonly DocumentHit[];
  /** In how many documents a term occurs. */
  frequency(term: string): number;
}

const defaultBm25: BM25Params = { k: 1.2, b: 0.9, d: 0 };
const defaultMostTerms = 14;
// Separates terms that are already cut; MiniSearch takes one string.
const separator = '\u0001';

const cutTerms = (text: string): string[] => text.split(separator);

class TermFrequencies {
  private readonly counts = new Map<string, number>();

  add(terms: ReadonlySet<string>): void {
    for (const term of terms) this.counts.set(term, (this.counts.get(term) ?? 0) + 1);
  }

  of(term: string): number {
    return this.counts.get(term) ?? 0;
  }
}

/** Words and pairs of a text; no pair joins two lines. */
export function termsOfLines(
  text: string,
  cut: (line: string) => readonly string[],
): readonly string[] {
  return text.split('\n').flatMap((line) => termsOf(cut(line)));
}

/** Known terms, rarest first, each once with its largest weight. */
function rarest(
  terms: readonly QueryTerm[],
  frequencies: TermFrequencies,
  limit: number,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms) {
    if (frequencies.of(term) > 0) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  const sorted = [...weights].sort(([a], [b]) => frequencies.of(a) - frequencies.of(b));
  return new Map(sorted.slice(0, limit));
}

/**
 * A full-text index of any documents on MiniSearch, with words and pairs of words as terms. Pairs
 * do for Vietnamese what word segmentation would do.
 */
export function createDocumentIndex(
  documents: readonly SearchDocument[],
  options: DocumentIndexOptions,
): DocumentIndex {
  const { fields, tokenize, bm25 = defaultBm25, mostTerms = defaultMostTerms } = options;
  const names = Object.keys(fields);
  const index = new MiniSearch<Record<string, string>>({
    fields: names,
    tokenize: cutTerms,
    processTerm: (term) => term,
  });
  const frequencies = new TermFrequencies();
  for (const { id, fields: texts } of documents) {
    const cut = names.map((name) => [name, termsOfLines(texts[name] ?? '', tokenize)] as const);
    frequencies.add(new Set(cut.flatMap(([, terms]) => terms)));
    index.add({
      id,
      ...Object.fromEntries(cut.map(([name, terms]) => [name, terms.join(separator)])),
    });
  }
  return {
    size: documents.length,
    frequency: (term) => frequencies.of(term),
    search: (terms, limit) => {
      const chosen = rarest(terms, frequencies, mostTerms);
      if (chosen.size === 0) return [];
      const query = [...chosen.keys()].join(separator);
      const boostTerm = (term: string): number => chosen.get(term) ?? 1;
      const hits = index.search(query, {
        boost: fields,
        bm25,
        boostTerm,
        prefix: false,
        fuzzy: false,
      });
      return hits.slice(0, limit).map(({ id, score }) => ({ id: String(id), score }));
    },
  };
}

import MiniSearch from 'minisearch';
import type { BM25Params } from 'minisearch';
import { termsOf } from '../text';
import { Rescorer } from './rescore';
import type { DocumentQuery, QueryTerm, RescoreOptions } from './rescore';

/** A document as texts by field; every field must be named in the options of its index. */
export interface SearchDocument {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface DocumentHit {
  readonly id: string;
  readonly score: number;
}

export interface DocumentIndexOptions {
  /** Fields and their weights. */
  readonly fields: Readonly<Record<string, number>>;
  /** Cuts a line into words; queries must be cut the same way. */
  readonly tokenize: (line: string) => readonly string[];
  readonly bm25?: BM25Params;
  /** How many of the rarest terms are looked up; the cost of a search follows their frequencies. */
  readonly mostTerms?: number;
  /** Common terms are not looked up once this many documents hold the rarer ones (default: no end). */
  readonly mostFound?: number;
  /**
   * Whether pairs of words are looked up too (default). A few hundred documents are found by words
   * alone, and build in half the time; the second look weighs pairs in any case.
   */
  readonly lookUpPairs?: boolean;
  /** How many candidates get the second, exact look; 0 for none. */
  readonly rescored?: number;
  readonly rescore?: RescoreOptions;
  /** How much the first look counts beside the second. */
  readonly firstShare?: number;
}

export interface DocumentIndex {
  readonly size: number;
  /** The best documents, at most `limit`, best first. */
  search(query: DocumentQuery, limit: number): readonly DocumentHit[];
  /** In how many documents a term occurs. */
  frequency(term: string): number;
}

// Set on the development halves of the retrieval sets with `tune-search`.
const defaultBm25: BM25Params = { k: 0.9, b: 0.9, d: 0 };
const defaultMostTerms = 14;
const fewestTerms = 3;
const defaultRescored = 60;
const defaultFirstShare = 0.3;
// Separates terms that are already cut; MiniSearch takes one string.
const separator = '\u0001';

const cutTerms = (text: string): string[] => text.split(separator);

class TermFrequencies {
  private readonly counts = new Map<string, number>();
  private documents = 0;

  add(terms: ReadonlySet<string>): void {
    this.documents += 1;
    for (const term of terms) this.counts.set(term, (this.counts.get(term) ?? 0) + 1);
  }

  of(term: string): number {
    return this.counts.get(term) ?? 0;
  }

  /** Inverse document frequency as BM25 has it. */
  rarity(term: string): number {
    const count = this.of(term);
    return Math.log(1 + (this.documents - count + 0.5) / (count + 0.5));
  }
}

/** Known terms, rarest first, each once with its largest weight. */
function rarest(
  terms: readonly QueryTerm[],
  frequencies: TermFrequencies,
  limit: number,
  mostFound: number,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms) {
    if (frequencies.of(term) > 0) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  const sorted = [...weights].sort(([a], [b]) => frequencies.of(a) - frequencies.of(b));
  let found = 0;
  const affordable = sorted.slice(0, limit).filter(([term], at) => {
    found += frequencies.of(term);
    return at < fewestTerms || found <= mostFound;
  });
  return new Map(affordable);
}

class TwoLookIndex implements DocumentIndex {
  private readonly ids: string[] = [];
  private readonly frequencies = new TermFrequencies();
  private readonly rescorer: Rescorer;
  private readonly index: MiniSearch<Record<string, unknown>>;

  constructor(private readonly options: DocumentIndexOptions) {
    this.rescorer = new Rescorer((term) => this.frequencies.rarity(term), options.rescore);
    this.index = new MiniSearch({
      fields: Object.keys(options.fields),
      tokenize: cutTerms,
      processTerm: (term) => term,
    });
  }

  get size(): number {
    return this.ids.length;
  }

  add({ id, fields }: SearchDocument): void {
    const cut = Object.entries(this.options.fields).map(([name, weight]) => ({
      name,
      weight,
      lines: (fields[name] ?? '').split('\n').map(this.options.tokenize),
    }));
    const terms = cut.map(({ name, lines }) => [name, lines.flatMap(termsOf)] as const);
    this.frequencies.add(new Set(terms.flatMap(([, list]) => list)));
    this.rescorer.add(cut);
    const { lookUpPairs = true } = this.options;
    const joined = cut.map(({ name, lines }) => {
      const list = lines.flatMap((line) => (lookUpPairs ? termsOf(line) : line));
      return [name, list.join(separator)] as const;
    });
    this.index.add({ id: this.ids.length, ...Object.fromEntries(joined) });
    this.ids.push(id);
  }

  frequency(term: string): number {
    return this.frequencies.of(term);
  }

  search(query: DocumentQuery, limit: number): readonly DocumentHit[] {
    const { rescored = defaultRescored, firstShare = defaultFirstShare } = this.options;
    const found = this.lookUp(query.terms);
    const close = found.slice(0, rescored);
    const scores = this.rescorer.score(
      query,
      close.map(({ place }) => place),
    );
    const better = close
      .map(({ place, score }, at) => ({ place, score: firstShare * score + (scores[at] ?? 0) }))
      .sort((a, b) => b.score - a.score || a.place - b.place);
    return [...better, ...found.slice(rescored)]
      .slice(0, limit)
      .map(({ place, score }) => ({ id: this.ids[place] ?? '', score }));
  }

  private lookUp(
    terms: readonly QueryTerm[],
  ): readonly { readonly place: number; readonly score: number }[] {
    const { fields, bm25 = defaultBm25, mostTerms = defaultMostTerms } = this.options;
    const { lookUpPairs = true, mostFound = Infinity } = this.options;
    const wanted = lookUpPairs ? terms : terms.filter(({ term }) => !term.includes('_'));
    const chosen = rarest(wanted, this.frequencies, mostTerms, mostFound);
    if (chosen.size === 0) return [];
    const boostTerm = (term: string): number => chosen.get(term) ?? 1;
    const query = [...chosen.keys()].join(separator);
    return this.index
      .search(query, { boost: fields, bm25, boostTerm, prefix: false, fuzzy: false })
      .map(({ id, score }) => ({ place: Number(id), score }));
  }
}

/**
 * A full-text index of any documents: MiniSearch finds candidates by the rarest words and pairs of
 * words (pairs do for Vietnamese what word segmentation would do), then the best of them get a
 * second look at every word, pair and nearness.
 */
export function createDocumentIndex(
  documents: Iterable<SearchDocument>,
  options: DocumentIndexOptions,
): DocumentIndex {
  const index = new TwoLookIndex(options);
  for (const document of documents) index.add(document);
  return index;
}

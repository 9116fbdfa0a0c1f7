import { allSteps } from '../core';
import { CloseLook } from './close-look';
import { ColumnsBuilder } from './document-columns';
import type { DocumentColumns } from './document-columns';
import { defaultBm25 } from './first-look';
import type { FirstLookOptions } from './first-look';
import { defaultRescore, inverseFrequency } from './prepared-query';
import type { DocumentQuery, RescoreOptions } from './prepared-query';
import { RarestLook } from './rarest-look';
import type { WeighedTerm } from './rarest-look';
import { rarestTerms } from './rarest-terms';

/** A document as texts by field; every field must be named in the options of its index. */
export interface SearchDocument {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface DocumentHit {
  readonly id: string;
  readonly score: number;
}

export interface DocumentIndexOptions extends FirstLookOptions {
  /** Cuts a line into words; queries must be cut the same way. */
  readonly tokenize: (line: string) => readonly string[];
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

const defaultRescored = 60;
// Never reached by a few thousand documents. Among 58,000 passages it takes a quarter of the time,
// and nDCG@10 goes from .872 to .871 (alqac), .583 to .598 (moh-qa), .927 to .932 (xquad-vi).
const defaultMostFound = 8000;
/** How much the first look counts beside the second. */
export const defaultFirstShare = 0.3;

/** See `createDocumentIndex`; for who adds documents little by little. */
export class DocumentIndexBuilder {
  private readonly ids: string[] = [];
  private readonly columns: ColumnsBuilder;
  private readonly fields: readonly string[];

  constructor(private readonly options: DocumentIndexOptions) {
    this.fields = Object.keys(options.fields);
    this.columns = new ColumnsBuilder(this.fields.length);
  }

  add({ id, fields }: SearchDocument): void {
    this.ids.push(id);
    this.columns.add(
      this.fields.map((name) => (fields[name] ?? '').split('\n').map(this.options.tokenize)),
    );
  }

  /** Builds the index in steps, for who must not keep others waiting. */
  *build(): Generator<undefined, DocumentIndex> {
    const columns = yield* this.columns.build();
    yield;
    return new TwoLookIndex(this.ids, columns, this.options);
  }
}

/** Documents found by their rarest terms, the best of them read again. */
class TwoLookIndex implements DocumentIndex {
  private readonly first: RarestLook;
  private readonly second: CloseLook;

  constructor(
    private readonly ids: readonly string[],
    private readonly columns: DocumentColumns,
    private readonly options: DocumentIndexOptions,
  ) {
    const { fields, bm25 = defaultBm25, rescore = defaultRescore, lookUpPairs = true } = options;
    const weights = Object.values(fields);
    const { wordPostings, pairPostings } = columns;
    const postings = lookUpPairs ? [wordPostings, pairPostings] : [wordPostings];
    const rarity = (term: string): number =>
      inverseFrequency(columns.frequency(term), columns.documents);
    this.first = new RarestLook(columns, weights, bm25, postings);
    this.second = new CloseLook(columns, weights, rescore, rarity);
  }

  get size(): number {
    return this.ids.length;
  }

  frequency(term: string): number {
    return this.columns.frequency(term);
  }

  search(query: DocumentQuery, limit: number): readonly DocumentHit[] {
    const { rescored = defaultRescored, firstShare = defaultFirstShare } = this.options;
    const found = this.first.search(this.rarest(query), Math.max(rescored, limit));
    const close = found.slice(0, rescored);
    const scores = this.second.score(
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

  private rarest({ terms }: DocumentQuery): readonly WeighedTerm[] {
    const { lookUpPairs = true } = this.options;
    const usable = lookUpPairs ? terms : terms.filter(({ term }) => !term.includes('_'));
    const chosen = rarestTerms(usable, (term) => this.columns.frequency(term), {
      mostFound: defaultMostFound,
      ...this.options,
    });
    return [...chosen].map(([term, weight]) => ({ ...this.columns.find(term), weight }));
  }
}

/**
 * A full-text index of any documents: candidates by the rarest words and pairs of words (pairs do
 * for Vietnamese what word segmentation would do), then the best of them get a second look at
 * every word, pair and nearness. All in columns of integers, so that sixty thousand passages take
 * some hundred megabytes.
 */
export function createDocumentIndex(
  documents: Iterable<SearchDocument>,
  options: DocumentIndexOptions,
): DocumentIndex {
  const builder = new DocumentIndexBuilder(options);
  for (const document of documents) builder.add(document);
  return allSteps(builder.build());
}

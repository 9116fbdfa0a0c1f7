import { FirstLook } from './first-look';
import type { FirstLookOptions } from './first-look';
import { Rescorer } from './rescore';
import type { DocumentQuery, RescoreOptions } from './prepared-query';

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
/** How much the first look counts beside the second. */
export const defaultFirstShare = 0.3;

/** See `createDocumentIndex`; for who adds documents little by little. */
export class TwoLookIndex implements DocumentIndex {
  private readonly ids: string[] = [];
  private readonly first: FirstLook;
  private readonly second: Rescorer;

  constructor(private readonly options: DocumentIndexOptions) {
    this.first = new FirstLook(options);
    // With pairs in the first look their frequencies are known and need not be counted by reading.
    const rarity = (term: string): number => this.first.rarity(term);
    this.second =
      options.lookUpPairs === false
        ? new Rescorer(options.rescore)
        : new Rescorer(options.rescore, undefined, rarity);
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
    this.first.add(Object.fromEntries(cut.map(({ name, lines }) => [name, lines])));
    this.second.add(cut);
    this.ids.push(id);
  }

  frequency(term: string): number {
    return this.first.frequency(term);
  }

  search(query: DocumentQuery, limit: number): readonly DocumentHit[] {
    const { rescored = defaultRescored, firstShare = defaultFirstShare } = this.options;
    const found = this.first.search(query.terms);
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

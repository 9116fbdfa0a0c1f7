/** What a question is made of: words and pairs with weights, and its words in their order. */
export interface DocumentQuery {
  readonly terms: readonly QueryTerm[];
  readonly phrase: readonly string[];
}

/** A query term and how much it counts (1: a word of the question). */
export interface QueryTerm {
  readonly term: string;
  readonly weight: number;
}

/** A stored document: word numbers in order, with -1 where a line or field ends. */
interface StoredDocument {
  readonly words: Int32Array;
  /** For each word the weight of its field. */
  readonly weights: Float32Array;
  readonly length: number;
}

/** Words of a document by field: lines of words, and the weight of the field. */
export interface FieldWords {
  readonly weight: number;
  readonly lines: readonly (readonly string[])[];
}

// BM25 for the second look, softer than the first; pairs and nearness count beside words. Set on
// the development halves of the retrieval sets with `tsx src/cli/main.ts tune search`.
export const defaultRescore = {
  k: 0.9,
  b: 0.6,
  pairShare: 0.6,
  nearShare: 1.2,
  /** How many words apart two words still count as near. */
  window: 4,
};
export type RescoreOptions = Readonly<typeof defaultRescore>;

interface Slots {
  readonly weights: Float64Array;
  readonly rarities: Float64Array;
  readonly counts: Float64Array;
}

function slots(size: number): Slots {
  const make = (): Float64Array => new Float64Array(size);
  return { weights: make(), rarities: make(), counts: make() };
}

function sumBm25(
  { weights, rarities, counts }: Slots,
  relativeLength: number,
  { k, b }: RescoreOptions,
): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    const weight = (weights[at] ?? 0) * (rarities[at] ?? 0);
    sum += (weight * count * (k + 1)) / (count + k * (1 - b + b * relativeLength));
  }
  return sum;
}

/** A question translated into word numbers, reused for each document it is compared with. */
interface PreparedQuery {
  /** Word numbers of the question, in the order of their places. */
  readonly words: readonly number[];
  /** `first * size + second` to the place of the pair. */
  readonly pairs: ReadonlyMap<number, number>;
  readonly near: ReadonlyMap<number, number>;
  readonly wordSlots: Slots;
  readonly pairSlots: Slots;
  readonly nearSlots: Slots;
}

/**
 * Keeps every document as word numbers and scores a few candidates exactly: all words and pairs of
 * the question, and which of its words stand near each other, which no inverted index of single
 * terms can tell.
 */
export class Rescorer {
  private readonly numbers = new Map<string, number>();
  private readonly documents: StoredDocument[] = [];
  private lengths = 0;
  /** For each word number its place in the question plus one, or 0; an array, since every word of
   * every candidate is looked up. */
  private places = new Int16Array(0);

  constructor(
    private readonly rarity: (term: string) => number,
    private readonly options: RescoreOptions = defaultRescore,
  ) {}

  add(fields: readonly FieldWords[]): void {
    const words: number[] = [];
    const weights: number[] = [];
    let length = 0;
    for (const { weight, lines } of fields) {
      for (const line of lines) {
        for (const word of line) words.push(this.numberOf(word));
        for (let i = 0; i < line.length; i += 1) weights.push(weight);
        words.push(-1);
        weights.push(0);
        length += weight * line.length;
      }
    }
    this.documents.push({
      words: Int32Array.from(words),
      weights: Float32Array.from(weights),
      length,
    });
    this.lengths += length;
  }

  /** Scores the documents with these places (in the order they were added). */
  score(query: DocumentQuery, places: readonly number[]): readonly number[] {
    const prepared = this.prepare(query);
    this.markPlaces(prepared.words);
    const scores = places.map((place) => {
      const document = this.documents[place];
      return document ? this.scoreOne(prepared, document) : 0;
    });
    this.clearPlaces(prepared.words);
    return scores;
  }

  private markPlaces(words: readonly number[]): void {
    if (this.places.length < this.numbers.size) this.places = new Int16Array(this.numbers.size);
    words.forEach((word, at) => {
      if (word >= 0) this.places[word] = at + 1;
    });
  }

  private clearPlaces(words: readonly number[]): void {
    for (const word of words) if (word >= 0) this.places[word] = 0;
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.numbers.size);
    return this.numbers.size - 1;
  }

  private prepare({ terms, phrase }: DocumentQuery): PreparedQuery {
    const weightOf = new Map(terms.map(({ term, weight }) => [term, weight]));
    const known = terms.map(({ term }) => ({ term, parts: this.parts(term) }));
    const words = known.filter(({ parts }) => parts.length === 1);
    const pairs = known.filter(({ parts }) => parts.length === 2);
    const wordSlots = this.fill(
      words.map(({ term }) => term),
      weightOf,
    );
    const pairSlots = this.fill(
      pairs.map(({ term }) => term),
      weightOf,
    );
    const near = this.nearPairs(phrase, weightOf);
    return {
      words: words.map(({ parts }) => parts[0] ?? -1),
      pairs: new Map(pairs.map(({ parts }, at) => [this.key(parts[0] ?? -1, parts[1] ?? -1), at])),
      near: near.places,
      wordSlots,
      pairSlots,
      nearSlots: near.slots,
    };
  }

  private parts(term: string): readonly number[] {
    const numbers = term.split('_').map((word) => this.numbers.get(word));
    return numbers.every((number) => number !== undefined) ? numbers : [];
  }

  private fill(terms: readonly string[], weightOf: ReadonlyMap<string, number>): Slots {
    const filled = slots(terms.length);
    terms.forEach((term, at) => {
      filled.weights[at] = weightOf.get(term) ?? 0;
      filled.rarities[at] = this.rarity(term);
    });
    return filled;
  }

  private nearPairs(
    phrase: readonly string[],
    weightOf: ReadonlyMap<string, number>,
  ): { places: ReadonlyMap<number, number>; slots: Slots } {
    const { window } = this.options;
    const places = new Map<number, number>();
    const filled = slots(phrase.length * window);
    phrase.forEach((first, at) => {
      for (const second of phrase.slice(at + 1, at + 1 + window)) {
        const key = this.unorderedKey(first, second);
        if (key === undefined || places.has(key)) continue;
        const place = places.size;
        places.set(key, place);
        filled.weights[place] = Math.min(weightOf.get(first) ?? 0, weightOf.get(second) ?? 0);
        filled.rarities[place] = (this.rarity(first) + this.rarity(second)) / 2;
      }
    });
    return { places, slots: filled };
  }

  private unorderedKey(first: string, second: string): number | undefined {
    const a = this.numbers.get(first);
    const c = this.numbers.get(second);
    if (a === undefined || c === undefined || a === c) return undefined;
    return this.key(Math.min(a, c), Math.max(a, c));
  }

  private key(first: number, second: number): number {
    return first * this.numbers.size + second;
  }

  private scoreOne(query: PreparedQuery, document: StoredDocument): number {
    const { wordSlots, pairSlots, nearSlots } = query;
    for (const part of [wordSlots, pairSlots, nearSlots]) part.counts.fill(0);
    this.count(query, document);
    const relative = (document.length * this.documents.length) / (this.lengths || 1);
    const { pairShare, nearShare } = this.options;
    return (
      sumBm25(wordSlots, relative, this.options) +
      pairShare * sumBm25(pairSlots, relative, this.options) +
      nearShare * sumBm25(nearSlots, relative, this.options)
    );
  }

  private count(query: PreparedQuery, { words, weights }: StoredDocument): void {
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? -1;
      const place = word < 0 ? 0 : (this.places[word] ?? 0);
      if (place === 0) continue;
      const weight = weights[at] ?? 0;
      addTo(query.wordSlots.counts, place - 1, weight);
      const before = at > 0 ? (words[at - 1] ?? -1) : -1;
      if (before >= 0)
        addTo(query.pairSlots.counts, query.pairs.get(this.key(before, word)), weight);
      this.countNear(query, words, at);
    }
  }

  private countNear({ near, nearSlots }: PreparedQuery, words: Int32Array, at: number): void {
    const word = words[at] ?? -1;
    for (let back = at - 1; back >= Math.max(0, at - this.options.window); back -= 1) {
      const other = words[back] ?? -1;
      if (other < 0) return;
      if (this.places[other] === 0) continue;
      const key = this.key(Math.min(word, other), Math.max(word, other));
      addTo(nearSlots.counts, near.get(key), 1);
    }
  }
}

function addTo(counts: Float64Array, place: number | undefined, weight: number): void {
  if (place !== undefined) counts[place] = (counts[place] ?? 0) + weight;
}

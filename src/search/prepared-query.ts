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

export type Rarity = (term: string) => number;

/** How rare a term is that stands in `found` of `all` documents, as BM25 has it. */
export function inverseFrequency(found: number, all: number): number {
  return Math.log(1 + (all - found + 0.5) / (found + 0.5));
}

/** Terms of a question, by slot: their weights, their rarities, and how often a document has them. */
class Slots {
  readonly weights: Float64Array;
  readonly rarities: Float64Array;
  private readonly counts: Float64Array;
  // Most documents have few of the terms, so those counted are listed.
  private readonly counted: Int32Array;
  private size = 0;

  constructor(size: number) {
    this.weights = new Float64Array(size);
    this.rarities = new Float64Array(size);
    this.counts = new Float64Array(size);
    this.counted = new Int32Array(size);
  }

  /** Adds to the slot with this place plus one; 0 is no slot. */
  add(place: number, weight: number): void {
    if (place === 0 || weight === 0) return;
    const before = this.counts[place - 1] ?? 0;
    if (before === 0) {
      this.counted[this.size] = place - 1;
      this.size += 1;
    }
    this.counts[place - 1] = before + weight;
  }

  /** Adds to the slot that a table has in a cell. */
  addFrom(table: Int16Array, cell: number, weight: number): void {
    this.add(table[cell] ?? 0, weight);
  }

  /** BM25 over what was counted of a document, which is forgotten. */
  takeBm25(relativeLength: number, { k, b }: RescoreOptions): number {
    const norm = k * (1 - b + b * relativeLength);
    let sum = 0;
    for (let at = 0; at < this.size; at += 1) {
      const slot = this.counted[at] ?? 0;
      const count = this.counts[slot] ?? 0;
      const weight = (this.weights[slot] ?? 0) * (this.rarities[slot] ?? 0);
      sum += (weight * count * (k + 1)) / (count + norm);
      this.counts[slot] = 0;
    }
    this.size = 0;
    return sum;
  }
}

/** Two words of a question by their places among its different words. */
interface PlacedWords {
  readonly first: number;
  readonly second: number;
}

/** A term of a question; a single word has no second place (-1). */
export interface PlacedTerm extends PlacedWords {
  readonly term: string;
}

/** A question translated into places of its different words, reused for each document. */
export interface PreparedQuery {
  /** How many different known words it has. */
  readonly size: number;
  readonly wordTerms: readonly PlacedTerm[];
  readonly pairTerms: readonly PlacedTerm[];
  readonly nearWords: readonly PlacedWords[];
  /** `first * size + second`, by places of words, to the place of the pair plus one. */
  readonly pairs: Int16Array;
  readonly near: Int16Array;
  readonly wordSlots: Slots;
  readonly pairSlots: Slots;
  readonly nearSlots: Slots;
}

/** What preparing needs to know of the documents. */
export interface QueryWords {
  /** How many different words of the question are known. */
  readonly size: number;
  /** The place of a word among them, or -1. */
  readonly placeOf: (word: string) => number;
  readonly rarity: Rarity;
}

/** Weighs words, pairs and neighbours of a question once. */
export function prepareQuery(
  query: DocumentQuery,
  words: QueryWords,
  options: RescoreOptions,
): PreparedQuery {
  const shaped = shapeQuery(query, words, options);
  weighQuery(shaped, ({ term }) => words.rarity(term));
  return shaped;
}

/** The same without rarities, which differ from index to index over the same words. */
export function shapeQuery(
  { terms, phrase }: DocumentQuery,
  words: Omit<QueryWords, 'rarity'>,
  { window }: RescoreOptions,
): PreparedQuery {
  const weightOf = new Map(terms.map(({ term, weight }) => [term, weight]));
  const { wordTerms, wordSlots } = shapeWords(weightOf, words);
  return {
    size: words.size,
    wordTerms,
    wordSlots,
    ...shapePairs(weightOf, words),
    ...shapeNear(phrase.map(words.placeOf), wordSlots, words.size, window),
  };
}

type Weights = ReadonlyMap<string, number>;
type Places = Omit<QueryWords, 'rarity'>;

function shapeWords(
  weightOf: Weights,
  { size, placeOf }: Places,
): Pick<PreparedQuery, 'wordTerms' | 'wordSlots'> {
  const wordTerms: PlacedTerm[] = [];
  const wordSlots = new Slots(size);
  for (const [term, weight] of weightOf) {
    const place = placeOf(term);
    if (place < 0) continue;
    wordSlots.weights[place] = weight;
    wordTerms.push({ term, first: place, second: -1 });
  }
  return { wordTerms, wordSlots };
}

function shapePairs(
  weightOf: Weights,
  { size, placeOf }: Places,
): Pick<PreparedQuery, 'pairTerms' | 'pairs' | 'pairSlots'> {
  const pairTerms: PlacedTerm[] = [];
  const pairs = new Int16Array(size * size);
  const pairSlots = new Slots(weightOf.size);
  for (const [term, weight] of weightOf) {
    const joint = term.indexOf('_');
    if (joint < 0 || joint !== term.lastIndexOf('_')) continue;
    const first = placeOf(term.slice(0, joint));
    const second = placeOf(term.slice(joint + 1));
    if (first < 0 || second < 0) continue;
    pairSlots.weights[pairTerms.length] = weight;
    pairTerms.push({ term, first, second });
    pairs[first * size + second] = pairTerms.length;
  }
  return { pairTerms, pairs, pairSlots };
}

/** `phrase`: the words of the question in their order, by place. */
function shapeNear(
  phrase: readonly number[],
  { weights }: Slots,
  size: number,
  window: number,
): Pick<PreparedQuery, 'nearWords' | 'near' | 'nearSlots'> {
  const near = new Int16Array(size * size);
  const nearSlots = new Slots(phrase.length * window);
  const nearWords: PlacedWords[] = [];
  phrase.forEach((a, at) => {
    if (a < 0) return;
    for (let next = at + 1; next <= at + window; next += 1) {
      const b = phrase[next] ?? -1;
      if (b < 0 || a === b || near[a * size + b] !== 0) continue;
      nearSlots.weights[nearWords.length] = Math.min(weights[a] ?? 0, weights[b] ?? 0);
      nearWords.push({ first: a, second: b });
      near[a * size + b] = nearWords.length;
      near[b * size + a] = nearWords.length;
    }
  });
  return { nearWords, near, nearSlots };
}

/** Writes the rarities of all terms; two words that are near count as rare as they are on average. */
export function weighQuery(query: PreparedQuery, rarity: (term: PlacedTerm) => number): void {
  const { wordTerms, pairTerms, nearWords } = query;
  const { rarities } = query.wordSlots;
  for (const term of wordTerms) rarities[term.first] = rarity(term);
  pairTerms.forEach((term, at) => {
    query.pairSlots.rarities[at] = rarity(term);
  });
  nearWords.forEach(({ first, second }, at) => {
    query.nearSlots.rarities[at] = ((rarities[first] ?? 0) + (rarities[second] ?? 0)) / 2;
  });
}

/** BM25 over the counted words, pairs and neighbours of a document of this relative length. */
export function takeSum(
  { wordSlots, pairSlots, nearSlots }: PreparedQuery,
  relativeLength: number,
  options: RescoreOptions,
): number {
  return (
    wordSlots.takeBm25(relativeLength, options) +
    options.pairShare * pairSlots.takeBm25(relativeLength, options) +
    options.nearShare * nearSlots.takeBm25(relativeLength, options)
  );
}

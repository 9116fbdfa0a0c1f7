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
export interface Slots {
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

/** A question translated into places of its different words, reused for each document. */
export interface PreparedQuery {
  /** How many different known words it has. */
  readonly size: number;
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
  { terms, phrase }: DocumentQuery,
  words: QueryWords,
  { window }: RescoreOptions,
): PreparedQuery {
  const weightOf = new Map(terms.map(({ term, weight }) => [term, weight]));
  const wordSlots = prepareWords(weightOf, words);
  const pairs = preparePairs(weightOf, words);
  const near = prepareNear(phrase.map(words.placeOf), wordSlots, words.size, window);
  return {
    size: words.size,
    pairs: pairs.table,
    near: near.table,
    wordSlots,
    pairSlots: pairs.slots,
    nearSlots: near.slots,
  };
}

type Weights = ReadonlyMap<string, number>;

function prepareWords(weightOf: Weights, { size, placeOf, rarity }: QueryWords): Slots {
  const filled = slots(size);
  for (const [term, weight] of weightOf) {
    const place = placeOf(term);
    if (place < 0) continue;
    filled.weights[place] = weight;
    filled.rarities[place] = rarity(term);
  }
  return filled;
}

interface PairTable {
  readonly table: Int16Array;
  readonly slots: Slots;
}

function preparePairs(weightOf: Weights, { size, placeOf, rarity }: QueryWords): PairTable {
  const table = new Int16Array(size * size);
  const filled = slots(weightOf.size);
  let count = 0;
  for (const [term, weight] of weightOf) {
    const joint = term.indexOf('_');
    if (joint < 0 || joint !== term.lastIndexOf('_')) continue;
    const a = placeOf(term.slice(0, joint));
    const b = placeOf(term.slice(joint + 1));
    if (a < 0 || b < 0) continue;
    filled.weights[count] = weight;
    filled.rarities[count] = rarity(term);
    count += 1;
    table[a * size + b] = count;
  }
  return { table, slots: filled };
}

/** `phrase`: the words of the question in their order, by place. */
function prepareNear(
  phrase: readonly number[],
  { weights, rarities }: Slots,
  size: number,
  window: number,
): PairTable {
  const table = new Int16Array(size * size);
  const filled = slots(phrase.length * window);
  let count = 0;
  phrase.forEach((a, at) => {
    if (a < 0) return;
    for (let next = at + 1; next <= at + window; next += 1) {
      const b = phrase[next] ?? -1;
      if (b < 0 || a === b || table[a * size + b] !== 0) continue;
      filled.weights[count] = Math.min(weights[a] ?? 0, weights[b] ?? 0);
      filled.rarities[count] = ((rarities[a] ?? 0) + (rarities[b] ?? 0)) / 2;
      count += 1;
      table[a * size + b] = count;
      table[b * size + a] = count;
    }
  });
  return { table, slots: filled };
}

/** Forgets what the document before had. */
export function clearCounts({ wordSlots, pairSlots, nearSlots }: PreparedQuery): void {
  for (const part of [wordSlots, pairSlots, nearSlots]) part.counts.fill(0);
}

/** BM25 over the counted words, pairs and neighbours of a document of this relative length. */
export function sumCounts(
  { wordSlots, pairSlots, nearSlots }: PreparedQuery,
  relativeLength: number,
  options: RescoreOptions,
): number {
  return (
    sumBm25(wordSlots, relativeLength, options) +
    options.pairShare * sumBm25(pairSlots, relativeLength, options) +
    options.nearShare * sumBm25(nearSlots, relativeLength, options)
  );
}

/** Adds to the slot with this place plus one; 0 is no slot. */
export function addTo(counts: Float64Array, place: number, weight: number): void {
  if (place > 0) counts[place - 1] = (counts[place - 1] ?? 0) + weight;
}

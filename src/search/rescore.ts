import { Lexicon } from '../text';
import { WordPlaces } from './word-places';

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

export type Rarity = (term: string) => number;

/** How rare a term is that stands in `found` of `all` documents, as BM25 has it. */
export function inverseFrequency(found: number, all: number): number {
  return Math.log(1 + (all - found + 0.5) / (found + 0.5));
}

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
  /** Word numbers of the question, each once. */
  readonly words: readonly number[];
  /** `first * words + second`, by places in `words`, to the place of the pair plus one. */
  readonly pairs: Int16Array;
  readonly near: Int16Array;
  readonly wordSlots: Slots;
  readonly pairSlots: Slots;
  readonly nearSlots: Slots;
}

type Weights = ReadonlyMap<string, number>;

// Questions share most of their pairs; counting one reads all its places.
const mostRarities = 10_000;

/**
 * Keeps every document as word numbers and scores a few candidates exactly: all words and pairs of
 * the question, and which of its words stand near each other, which no inverted index of single
 * terms can tell.
 */
export class Rescorer {
  readonly text = new WordPlaces();
  private readonly lengths: number[] = [];
  private allLengths = 0;
  private readonly rarities = new Map<string, number>();
  /** For each word number its place in the question plus one, or 0; an array, since the
   * neighbours of every word found are looked up. */
  private places = new Int16Array(0);

  constructor(
    private readonly options: RescoreOptions = defaultRescore,
    private readonly lexicon = new Lexicon(),
    private readonly rarity: Rarity = (term) => this.ownRarity(term),
  ) {}

  add(fields: readonly FieldWords[]): void {
    this.rarities.clear();
    let length = 0;
    for (const { weight, lines } of fields) {
      for (const line of lines) {
        for (const word of line) this.text.push(this.lexicon.numberOf(word), weight);
        this.text.endLine();
        length += weight * line.length;
      }
    }
    this.text.endDocument();
    this.lengths.push(length);
    this.allLengths += length;
  }

  /** Scores the documents with these places (in the order they were added). */
  score(query: DocumentQuery, places: readonly number[]): readonly number[] {
    const words = this.questionWords(query);
    this.markPlaces(words);
    const prepared = this.prepare(query, words);
    const scores = places.map((place) => this.scoreOne(prepared, place));
    for (const word of words) this.places[word] = 0;
    return scores;
  }

  private questionWords({ terms }: DocumentQuery): readonly number[] {
    const known = terms.map(({ term }) => this.lexicon.find(term));
    return [...new Set(known.filter((word) => word >= 0))];
  }

  private markPlaces(words: readonly number[]): void {
    const { size } = this.lexicon;
    if (this.places.length < size) this.places = new Int16Array(size);
    words.forEach((word, at) => {
      this.places[word] = at + 1;
    });
  }

  /** Inverse document frequency as BM25 has it, of a word or a pair of words. */
  private ownRarity(term: string): number {
    const known = this.rarities.get(term);
    if (known !== undefined) return known;
    const rarity = this.countRarity(term);
    if (this.rarities.size < mostRarities) this.rarities.set(term, rarity);
    return rarity;
  }

  private countRarity(term: string): number {
    const [first = -1, second] = term.split('_').map((word) => this.lexicon.find(word));
    return inverseFrequency(
      second === undefined
        ? this.text.documentsWith(first)
        : this.text.documentsWithPair(first, second),
      this.text.documents,
    );
  }

  /** The place of a word in the question, or -1. */
  private placeOf(word: string): number {
    const number = this.lexicon.find(word);
    return number < 0 ? -1 : (this.places[number] ?? 0) - 1;
  }

  private prepare({ terms, phrase }: DocumentQuery, words: readonly number[]): PreparedQuery {
    const weightOf = new Map(terms.map(({ term, weight }) => [term, weight]));
    const wordSlots = slots(words.length);
    for (const { term, weight } of terms) {
      const place = this.placeOf(term);
      if (place < 0) continue;
      wordSlots.weights[place] = weight;
      wordSlots.rarities[place] = this.rarity(term);
    }
    const pairs = this.pairs(weightOf, words.length);
    const near = this.nearPairs(phrase, weightOf, words.length);
    return {
      words,
      pairs: pairs.table,
      near: near.table,
      wordSlots,
      pairSlots: pairs.slots,
      nearSlots: near.slots,
    };
  }

  private pairs(weightOf: Weights, size: number): { table: Int16Array; slots: Slots } {
    const table = new Int16Array(size * size);
    const filled = slots(weightOf.size);
    let count = 0;
    for (const [term, weight] of weightOf) {
      const [first = '', second, more] = term.split('_');
      if (second === undefined || more !== undefined) continue;
      const [a, b] = [this.placeOf(first), this.placeOf(second)];
      if (a < 0 || b < 0) continue;
      filled.weights[count] = weight;
      filled.rarities[count] = this.rarity(term);
      count += 1;
      table[a * size + b] = count;
    }
    return { table, slots: filled };
  }

  private nearPairs(
    phrase: readonly string[],
    weightOf: Weights,
    size: number,
  ): { table: Int16Array; slots: Slots } {
    const { window } = this.options;
    const table = new Int16Array(size * size);
    const filled = slots(phrase.length * window);
    let count = 0;
    phrase.forEach((first, at) => {
      const a = this.placeOf(first);
      if (a < 0) return;
      for (const second of phrase.slice(at + 1, at + 1 + window)) {
        const b = this.placeOf(second);
        if (b < 0 || a === b || table[a * size + b] !== 0) continue;
        filled.weights[count] = Math.min(weightOf.get(first) ?? 0, weightOf.get(second) ?? 0);
        filled.rarities[count] = (this.rarity(first) + this.rarity(second)) / 2;
        count += 1;
        table[a * size + b] = count;
        table[b * size + a] = count;
      }
    });
    return { table, slots: filled };
  }

  private scoreOne(query: PreparedQuery, document: number): number {
    const { wordSlots, pairSlots, nearSlots } = query;
    for (const part of [wordSlots, pairSlots, nearSlots]) part.counts.fill(0);
    this.count(query, document);
    const length = this.lengths[document] ?? 0;
    const relative = (length * this.text.documents) / (this.allLengths || 1);
    const { pairShare, nearShare } = this.options;
    return (
      sumBm25(wordSlots, relative, this.options) +
      pairShare * sumBm25(pairSlots, relative, this.options) +
      nearShare * sumBm25(nearSlots, relative, this.options)
    );
  }

  private count(query: PreparedQuery, document: number): void {
    const { words, pairs, wordSlots, pairSlots } = query;
    words.forEach((word, place) => {
      this.text.visit(word, document, (at) => {
        const weight = this.text.weightAt(at);
        addTo(wordSlots.counts, place + 1, weight);
        const before = this.askedAt(at - 1);
        if (before > 0) {
          addTo(pairSlots.counts, pairs[(before - 1) * words.length + place] ?? 0, weight);
        }
        this.countNear(query, place, at);
      });
    });
  }

  private countNear({ words, near, nearSlots }: PreparedQuery, place: number, at: number): void {
    for (let back = 1; back <= this.options.window; back += 1) {
      const other = this.askedAt(at - back);
      if (other < 0) return;
      if (other > 0) addTo(nearSlots.counts, near[(other - 1) * words.length + place] ?? 0, 1);
    }
  }

  /** The place in the question, plus one, of the word that stands there; -1 where a line ends. */
  private askedAt(at: number): number {
    const word = this.text.wordAt(at);
    return word < 0 ? -1 : (this.places[word] ?? 0);
  }
}

/** Adds to the slot with this place plus one; 0 is no slot. */
function addTo(counts: Float64Array, place: number, weight: number): void {
  if (place > 0) counts[place - 1] = (counts[place - 1] ?? 0) + weight;
}

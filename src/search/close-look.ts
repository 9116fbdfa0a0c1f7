import type { DocumentColumns } from './document-columns';
import { prepareQuery, takeSum } from './prepared-query';
import type { DocumentQuery, PreparedQuery, Rarity, RescoreOptions } from './prepared-query';
import { lineEnd } from './word-places';

/**
 * The second look over columns: the same scores as `Rescorer`, by reading a document from its start.
 * Where a word stands in sixty thousand documents takes longer to look up than a passage to read.
 */
export class CloseLook {
  /** For each word number its place in the question plus one, or 0. */
  private readonly places: Int16Array;
  /** Weighed number of words of each document. */
  private readonly lengths: Float64Array;
  private readonly averageLength: number;

  constructor(
    private readonly columns: DocumentColumns,
    /** The weight of each field. */
    private readonly weights: readonly number[],
    private readonly options: RescoreOptions,
    private readonly rarity: Rarity,
  ) {
    this.places = new Int16Array(columns.lexicon.size);
    this.lengths = countLengths(columns, weights);
    const all = this.lengths.reduce((sum, length) => sum + length, 0);
    this.averageLength = all / columns.documents || 1;
  }

  /** Scores the documents with these places (in the order they were added). */
  score(query: DocumentQuery, documents: readonly number[]): readonly number[] {
    const words = this.questionWords(query);
    words.forEach((word, at) => {
      this.places[word] = at + 1;
    });
    const placeOf = (word: string): number => (this.places[this.numberOf(word)] ?? 0) - 1;
    const known = { size: words.length, placeOf, rarity: this.rarity };
    const prepared = prepareQuery(query, known, this.options);
    const scores = documents.map((document) => this.scoreOne(prepared, document));
    for (const word of words) this.places[word] = 0;
    return scores;
  }

  private numberOf(word: string): number {
    return this.columns.lexicon.find(word);
  }

  private questionWords({ terms }: DocumentQuery): readonly number[] {
    const numbers = terms.map(({ term }) => this.numberOf(term));
    return [...new Set(numbers.filter((number) => number >= 0))];
  }

  private scoreOne(query: PreparedQuery, document: number): number {
    this.weights.forEach((weight, field) => {
      this.countField(query, document * this.weights.length + field, weight);
    });
    const relative = (this.lengths[document] ?? 0) / this.averageLength;
    return takeSum(query, relative, this.options);
  }

  private countField(query: PreparedQuery, slot: number, weight: number): void {
    const { words, slotStarts } = this.columns;
    const end = slotStarts[slot + 1] ?? 0;
    let lineStart = slotStarts[slot] ?? end;
    for (let at = lineStart; at < end; at += 1) {
      const word = words[at] ?? lineEnd;
      if (word === lineEnd) lineStart = at + 1;
      else this.countWord(query, at, lineStart, weight);
    }
  }

  private countWord(query: PreparedQuery, at: number, lineStart: number, weight: number): void {
    const asked = this.askedAt(at);
    if (asked === 0) return;
    const { size, pairs, near, wordSlots, pairSlots, nearSlots } = query;
    wordSlots.add(asked, weight);
    const first = Math.max(lineStart, at - this.options.window);
    for (let back = at - 1; back >= first; back -= 1) {
      const other = this.askedAt(back);
      if (other === 0) continue;
      const cell = (other - 1) * size + asked - 1;
      if (back === at - 1) pairSlots.addFrom(pairs, cell, weight);
      nearSlots.addFrom(near, cell, 1);
    }
  }

  private askedAt(at: number): number {
    return this.places[this.columns.words[at] ?? -1] ?? 0;
  }
}

function countLengths(
  { slotWords, documents }: DocumentColumns,
  weights: readonly number[],
): Float64Array {
  const lengths = new Float64Array(documents);
  slotWords.forEach((words, slot) => {
    const document = Math.trunc(slot / weights.length);
    const weight = weights[slot - document * weights.length] ?? 0;
    lengths[document] = (lengths[document] ?? 0) + weight * words;
  });
  return lengths;
}

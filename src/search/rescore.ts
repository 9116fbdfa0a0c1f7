import { Lexicon } from '../text';
import { AskedWords, FoundPlaces } from './asked-words';
import {
  addTo,
  clearCounts,
  defaultRescore,
  inverseFrequency,
  prepareQuery,
  sumCounts,
} from './prepared-query';
import type { DocumentQuery, PreparedQuery, Rarity, RescoreOptions } from './prepared-query';
import { WordPlaces } from './word-places';

/** Words of a document by field: lines of words, and the weight of the field. */
export interface FieldWords {
  readonly weight: number;
  readonly lines: readonly (readonly string[])[];
}

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
  private readonly asked = new AskedWords();
  private readonly found = new FoundPlaces();

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
    const slots = this.asked.ask(words, this.lexicon.size);
    const placeOf = (word: string): number => (slots[this.lexicon.find(word) + 1] ?? 0) - 1;
    const known = { size: words.length, placeOf, rarity: this.rarity };
    const prepared = prepareQuery(query, known, this.options);
    const scores = places.map((place) => this.scoreOne(prepared, slots, place));
    this.asked.forget(words);
    return scores;
  }

  private questionWords({ terms }: DocumentQuery): readonly number[] {
    const known = terms.map(({ term }) => this.lexicon.find(term));
    return [...new Set(known.filter((word) => word >= 0))];
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

  private scoreOne(query: PreparedQuery, slots: Int16Array, document: number): number {
    clearCounts(query);
    this.text.find(document, slots, this.found);
    this.count(query);
    const length = this.lengths[document] ?? 0;
    const relative = (length * this.text.documents) / (this.allLengths || 1);
    return sumCounts(query, relative, this.options);
  }

  private count(query: PreparedQuery): void {
    const { places, slots, size } = this.found;
    for (let at = 0; at < size; at += 1) {
      const weight = this.text.weightAt(places[at] ?? 0);
      addTo(query.wordSlots.counts, (slots[at] ?? 0) + 1, weight);
      this.countBefore(query, at, weight);
    }
  }

  /** Counts a word found with those found shortly before it in the same line. */
  private countBefore(query: PreparedQuery, at: number, weight: number): void {
    const { places, slots } = this.found;
    const place = places[at] ?? 0;
    const line = this.text.lineAt(place);
    const first = place - this.options.window;
    for (let back = at - 1; back >= 0; back -= 1) {
      const other = places[back] ?? 0;
      if (other < first || this.text.lineAt(other) !== line) return;
      const both = (slots[back] ?? 0) * query.size + (slots[at] ?? 0);
      if (other === place - 1) addTo(query.pairSlots.counts, query.pairs[both] ?? 0, weight);
      addTo(query.nearSlots.counts, query.near[both] ?? 0, 1);
    }
  }
}

import { Lexicon } from '../text';
import { AskedWords, FoundPlaces } from './asked-words';
import {
  defaultRescore,
  inverseFrequency,
  shapeQuery,
  takeSum,
  weighQuery,
} from './prepared-query';
import type {
  DocumentQuery,
  PlacedTerm,
  PreparedQuery,
  Rarity,
  RescoreOptions,
} from './prepared-query';
import { WordPlaces, lineEnd } from './word-places';
import type { StoredPlaces } from './word-places';

/** Words of a document by field: lines of words, and the weight of the field. */
export interface FieldWords {
  readonly weight: number;
  readonly lines: readonly (readonly string[])[];
}

/** A question with the numbers of its words, for every index over the same lexicon. */
export interface AskedQuery {
  readonly words: readonly number[];
  readonly prepared: PreparedQuery;
}

/** The documents of a Rescorer as they are kept in a file; their words are numbers of its lexicon. */
export interface StoredDocuments {
  readonly text: StoredPlaces;
  readonly lengths: readonly number[];
}

/**
 * Keeps every document as word numbers and scores a few candidates exactly: all words and pairs of
 * the question, and which of its words stand near each other, which no inverted index of single
 * terms can tell.
 */
export class Rescorer {
  readonly text: WordPlaces;
  private readonly lengths: number[];
  private allLengths: number;
  private readonly asked = new AskedWords();
  private readonly found = new FoundPlaces();

  /** `rarity`: that of a term elsewhere; without it documents here are counted. */
  constructor(
    private readonly options: RescoreOptions = defaultRescore,
    private readonly lexicon = new Lexicon(),
    private readonly rarity?: Rarity,
    stored: Partial<StoredDocuments> = {},
  ) {
    this.text = new WordPlaces(stored.text);
    this.lengths = [...(stored.lengths ?? [])];
    this.allLengths = this.lengths.reduce((sum, length) => sum + length, 0);
  }

  stored(): StoredDocuments {
    return { text: this.text.stored(), lengths: this.lengths };
  }

  add(fields: readonly FieldWords[]): void {
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
    return this.scoreAsked(this.ask(query), places);
  }

  ask(query: DocumentQuery): AskedQuery {
    const numbers = query.terms.map(({ term }) => this.lexicon.find(term));
    const words = [...new Set(numbers.filter((word) => word >= 0))];
    const slots = this.asked.ask(words, this.lexicon.size);
    const placeOf = (word: string): number => (slots[this.lexicon.find(word) + 1] ?? 0) - 1;
    const prepared = shapeQuery(query, { size: words.length, placeOf }, this.options);
    this.asked.forget(words);
    return { words, prepared };
  }

  scoreAsked({ words, prepared }: AskedQuery, places: readonly number[]): readonly number[] {
    weighQuery(prepared, (term) => this.rarityOf(term, words));
    const slots = this.asked.ask(words, this.lexicon.size);
    const scores = places.map((place) => this.scoreOne(prepared, slots, place));
    this.asked.forget(words);
    return scores;
  }

  /** Inverse document frequency as BM25 has it, of a word or a pair of words. */
  private rarityOf({ term, first, second }: PlacedTerm, words: readonly number[]): number {
    if (this.rarity) return this.rarity(term);
    const word = words[first] ?? lineEnd;
    const found =
      second < 0
        ? this.text.documentsWith(word)
        : this.text.documentsWithPair(word, words[second] ?? lineEnd);
    return inverseFrequency(found, this.text.documents);
  }

  private scoreOne(query: PreparedQuery, slots: Int16Array, document: number): number {
    this.text.find(document, slots, this.found);
    this.count(query);
    const length = this.lengths[document] ?? 0;
    const relative = (length * this.text.documents) / (this.allLengths || 1);
    return takeSum(query, relative, this.options);
  }

  private count(query: PreparedQuery): void {
    const { places, slots, size } = this.found;
    for (let at = 0; at < size; at += 1) {
      const weight = this.text.weightAt(places[at] ?? 0);
      query.wordSlots.add((slots[at] ?? 0) + 1, weight);
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
      if (other === place - 1) query.pairSlots.add(query.pairs[both] ?? 0, weight);
      query.nearSlots.add(query.near[both] ?? 0, 1);
    }
  }
}

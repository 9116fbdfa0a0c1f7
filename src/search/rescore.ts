import { Lexicon } from '../text';
import type { AskedSlots, FoundRange } from './asked-words';
import { PlaceReader } from './place-reader';
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
export interface AskedQuery extends AskedSlots {
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
  readonly reader: PlaceReader;
  private readonly lengths: number[];
  private allLengths: number;

  /** `rarity`: that of a term elsewhere; without it documents here are counted. */
  constructor(
    private readonly options: RescoreOptions = defaultRescore,
    private readonly lexicon = new Lexicon(),
    private readonly rarity?: Rarity,
    stored: Partial<StoredDocuments> = {},
  ) {
    this.text = new WordPlaces(stored.text);
    this.reader = new PlaceReader(this.text);
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
    const words: number[] = [];
    const slots = new Map<string, number>();
    for (const { term } of query.terms) {
      const number = slots.has(term) ? -1 : this.lexicon.find(term);
      if (number >= 0) slots.set(term, words.push(number) - 1);
    }
    const slotOf = (word: string): number => slots.get(word) ?? -1;
    const known = { size: words.length, placeOf: slotOf };
    return { words, slotOf, prepared: shapeQuery(query, known, this.options) };
  }

  scoreAsked({ words, prepared }: AskedQuery, places: readonly number[]): readonly number[] {
    weighQuery(prepared, (term) => this.rarityOf(term, words));
    return places.map((place) => {
      const range = this.reader.read(words, place, this.lexicon.size);
      return this.scoreFound(prepared, place, this.reader, range);
    });
  }

  /**
   * The same for documents that stand whole in others, of field weight 1, which were read for this
   * question: `found` tells where their words are in what `reader` found.
   */
  scoreWithin(
    { words, prepared }: AskedQuery,
    places: readonly number[],
    reader: PlaceReader,
    found: readonly FoundRange[],
  ): readonly number[] {
    weighQuery(prepared, (term) => this.rarityOf(term, words));
    return found.map((range, at) => this.scoreFound(prepared, places[at] ?? -1, reader, range));
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

  private scoreFound(
    query: PreparedQuery,
    document: number,
    reader: PlaceReader,
    range: FoundRange,
  ): number {
    this.count(query, reader, range);
    const length = this.lengths[document] ?? 0;
    const relative = (length * this.text.documents) / (this.allLengths || 1);
    return takeSum(query, relative, this.options);
  }

  /** Counts the words found, alone and with those found shortly before in the same line. */
  private count(
    { size, pairs, near, wordSlots, pairSlots, nearSlots }: PreparedQuery,
    { found: { places, slots, lines }, text }: PlaceReader,
    { from, to }: FoundRange,
  ): void {
    const { window } = this.options;
    let line = -1;
    let lineFrom = from;
    let weight = 0;
    for (let at = from; at < to; at += 1) {
      const place = places[at] ?? 0;
      const slot = slots[at] ?? 0;
      if (lines[at] !== line) {
        line = lines[at] ?? 0;
        lineFrom = at;
        weight = text.weightAt(place);
      }
      wordSlots.add(slot + 1, weight);
      for (let back = at - 1; back >= lineFrom; back -= 1) {
        const other = places[back] ?? 0;
        if (other < place - window) break;
        const both = (slots[back] ?? 0) * size + slot;
        if (other === place - 1) pairSlots.addFrom(pairs, both, weight);
        nearSlots.addFrom(near, both, 1);
      }
    }
  }
}

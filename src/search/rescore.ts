import { Lexicon } from '../text';
import {
  addTo,
  clearCounts,
  defaultRescore,
  inverseFrequency,
  prepareQuery,
  sumCounts,
} from './prepared-query';
import type {
  DocumentQuery,
  PreparedQuery,
  QueryWords,
  Rarity,
  RescoreOptions,
} from './prepared-query';
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
    const known: QueryWords = {
      size: words.length,
      placeOf: (word) => this.placeOf(word),
      rarity: this.rarity,
    };
    const prepared = prepareQuery(query, known, this.options);
    const scores = places.map((place) => this.scoreOne(prepared, words, place));
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

  private scoreOne(query: PreparedQuery, words: readonly number[], document: number): number {
    clearCounts(query);
    this.count(query, words, document);
    const length = this.lengths[document] ?? 0;
    const relative = (length * this.text.documents) / (this.allLengths || 1);
    return sumCounts(query, relative, this.options);
  }

  private count(query: PreparedQuery, words: readonly number[], document: number): void {
    const { size, pairs, wordSlots, pairSlots } = query;
    words.forEach((word, place) => {
      this.text.visit(word, document, (at) => {
        const weight = this.text.weightAt(at);
        addTo(wordSlots.counts, place + 1, weight);
        const before = this.askedAt(at - 1);
        if (before > 0) {
          addTo(pairSlots.counts, pairs[(before - 1) * size + place] ?? 0, weight);
        }
        this.countNear(query, place, at);
      });
    });
  }

  private countNear({ size, near, nearSlots }: PreparedQuery, place: number, at: number): void {
    for (let back = 1; back <= this.options.window; back += 1) {
      const other = this.askedAt(at - back);
      if (other < 0) return;
      if (other > 0) addTo(nearSlots.counts, near[(other - 1) * size + place] ?? 0, 1);
    }
  }

  /** The place in the question, plus one, of the word that stands there; -1 where a line ends. */
  private askedAt(at: number): number {
    const word = this.text.wordAt(at);
    return word < 0 ? -1 : (this.places[word] ?? 0);
  }
}

import { AskedWords, FoundPlaces } from './asked-words';
import type { FoundRange } from './asked-words';
import type { WordPlaces } from './word-places';

/**
 * Reads where the words of a question stand in documents: each document once, however many compare
 * it with the same question.
 */
export class PlaceReader {
  readonly found = new FoundPlaces();
  private readonly ranges = new Map<number, FoundRange>();
  private readonly slots = new AskedWords();
  private words: readonly number[] = [];

  constructor(readonly text: WordPlaces) {}

  /** `words`: different word numbers; the same list, not only an equal one, asks the same. */
  read(words: readonly number[], document: number, lexiconSize: number): FoundRange {
    if (words !== this.words) this.turnTo(words);
    const known = this.ranges.get(document);
    if (known) return known;
    const from = this.found.size;
    this.text.find(document, this.slots.ask(words, lexiconSize), this.found);
    this.slots.forget(words);
    const range = { from, to: this.found.size };
    this.ranges.set(document, range);
    return range;
  }

  /** The first of the found words in a range that stands at this place or later, or its end. */
  firstFrom(place: number, from: number, to: number): number {
    let at = from;
    while (at < to && (this.found.places[at] ?? 0) < place) at += 1;
    return at;
  }

  private turnTo(words: readonly number[]): void {
    this.words = words;
    this.found.size = 0;
    this.ranges.clear();
  }
}

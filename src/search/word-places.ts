import { GrowingInts, PairNumbers, grown, noPairs } from '../text';
import type { StoredPairs } from '../text';
import { lineBreak } from './asked-words';
import type { FoundPlaces } from './asked-words';

const firstRoom = 1024;

/** Marks where a line, a field or a document ends, so that nothing is near across it. */
export const lineEnd = -1;

/** In how many documents each of numbered things occurs, counted as they come. */
class DocumentCounts {
  private counts: Int32Array;
  /** For each thing the last document that had it, plus one. */
  private last: Int32Array;

  constructor(stored: Int32Array) {
    this.counts = stored;
    this.last = new Int32Array(stored.length);
  }

  add(thing: number, document: number): void {
    if (thing >= this.counts.length) this.grow(thing);
    if (this.last[thing] === document + 1) return;
    this.last[thing] = document + 1;
    this.counts[thing] = (this.counts[thing] ?? 0) + 1;
  }

  stored(): Int32Array {
    return this.counts;
  }

  of(thing: number): number {
    return this.counts[thing] ?? 0;
  }

  private grow(thing: number): void {
    const room = Math.max(firstRoom, 2 * thing);
    this.counts = grown(this.counts, room);
    this.last = grown(this.last, room);
  }
}

/** The same as it is kept in a file. */
export interface StoredPlaces {
  readonly words: Int32Array;
  readonly weights: Float32Array;
  readonly lines: Int32Array;
  /** The number of the next line. */
  readonly line: number;
  readonly starts: Int32Array;
  readonly withWord: Int32Array;
  readonly pairs: StoredPairs;
  readonly withPair: Int32Array;
}

function noPlaces(): StoredPlaces {
  return {
    words: new Int32Array(),
    weights: new Float32Array(),
    lines: new Int32Array(),
    line: 0,
    starts: Int32Array.of(0),
    withWord: new Int32Array(),
    pairs: noPairs(),
    withPair: new Int32Array(),
  };
}

/**
 * The words of all documents, one after the other, as numbers with the weight of their field; and in
 * how many documents each word and each pair of neighbours stands.
 */
export class WordPlaces {
  private words: Int32Array;
  private weights: Float32Array;
  private lines: Int32Array;
  private size: number;
  private line: number;
  private readonly starts: GrowingInts;
  private readonly withWord: DocumentCounts;
  private readonly pairs: PairNumbers;
  private readonly withPair: DocumentCounts;

  constructor(stored = noPlaces()) {
    this.words = stored.words;
    this.weights = stored.weights;
    this.lines = stored.lines;
    this.size = stored.words.length;
    this.line = stored.line;
    this.starts = new GrowingInts(stored.starts);
    this.withWord = new DocumentCounts(stored.withWord);
    this.pairs = new PairNumbers(stored.pairs);
    this.withPair = new DocumentCounts(stored.withPair);
  }

  stored(): StoredPlaces {
    const { size } = this;
    return {
      words: this.words.slice(0, size),
      weights: this.weights.slice(0, size),
      lines: this.lines.slice(0, size),
      line: this.line,
      starts: this.starts.toArray(),
      withWord: this.withWord.stored(),
      pairs: this.pairs.stored(),
      withPair: this.withPair.stored(),
    };
  }

  get documents(): number {
    return this.starts.length - 1;
  }

  /** How many places there are, ends of lines among them. */
  get length(): number {
    return this.size;
  }

  push(word: number, weight: number): void {
    if (this.size === this.words.length) this.resize(Math.max(firstRoom, 2 * this.size));
    this.words[this.size] = word;
    this.weights[this.size] = weight;
    this.lines[this.size] = this.line;
    this.size += 1;
    if (word !== lineEnd) this.count(word);
  }

  /** Ends a line; lines are counted through all documents, from 0. */
  endLine(): void {
    this.push(lineEnd, 0);
    this.line += 1;
  }

  /** Ends a document; its last line must have ended. */
  endDocument(): void {
    this.starts.push(this.size);
  }

  wordAt(place: number): number {
    return this.words[place] ?? lineEnd;
  }

  weightAt(place: number): number {
    return this.weights[place] ?? 0;
  }

  lineAt(place: number): number {
    return this.lines[place] ?? 0;
  }

  /** In how many documents a word stands. */
  documentsWith(word: number): number {
    return this.withWord.of(word);
  }

  /** In how many documents two words stand side by side. */
  documentsWithPair(first: number, second: number): number {
    return this.withPair.of(this.pairs.find(first, second));
  }

  /** Adds where a document has the words that `AskedWords` gave slots. */
  find(document: number, asked: Int16Array, found: FoundPlaces): void {
    const start = this.starts.at(document);
    const end = this.starts.at(document + 1);
    found.reserve(end - start);
    const { places, slots, lines } = found;
    const { words } = this;
    let { size } = found;
    let line = this.lineAt(start);
    for (let at = start; at < end; at += 1) {
      const slot = asked[(words[at] ?? lineEnd) + 1] ?? 0;
      if (slot === 0) continue;
      if (slot === lineBreak) {
        line += 1;
        continue;
      }
      places[size] = at;
      slots[size] = slot - 1;
      lines[size] = line;
      size += 1;
    }
    found.size = size;
  }

  private count(word: number): void {
    this.withWord.add(word, this.documents);
    const before = this.wordAt(this.size - 2);
    if (before === lineEnd) return;
    this.withPair.add(this.pairs.numberOf(before, word), this.documents);
  }

  private resize(room: number): void {
    this.words = grown(this.words, room);
    this.weights = grown(this.weights, room);
    this.lines = grown(this.lines, room);
  }
}

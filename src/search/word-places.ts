import type { FoundPlaces } from './asked-words';
import { PairNumbers } from './pair-numbers';

const firstRoom = 1024;

/** Marks where a line, a field or a document ends, so that nothing is near across it. */
export const lineEnd = -1;

/** In how many documents each of numbered things occurs, counted as they come. */
class DocumentCounts {
  private counts = new Int32Array(firstRoom);
  /** For each thing the last document that had it, plus one. */
  private last = new Int32Array(firstRoom);

  add(thing: number, document: number): void {
    if (thing >= this.counts.length) this.grow(thing);
    if (this.last[thing] === document + 1) return;
    this.last[thing] = document + 1;
    this.counts[thing] = (this.counts[thing] ?? 0) + 1;
  }

  of(thing: number): number {
    return this.counts[thing] ?? 0;
  }

  private grow(thing: number): void {
    const counts = new Int32Array(2 * thing);
    counts.set(this.counts);
    const last = new Int32Array(2 * thing);
    last.set(this.last);
    this.counts = counts;
    this.last = last;
  }
}

/**
 * The words of all documents, one after the other, as numbers with the weight of their field; and in
 * how many documents each word and each pair of neighbours stands.
 */
export class WordPlaces {
  private words = new Int32Array(firstRoom);
  private weights = new Float32Array(firstRoom);
  private lines = new Int32Array(firstRoom);
  private size = 0;
  private line = 0;
  private readonly starts: number[] = [0];
  private readonly withWord = new DocumentCounts();
  private readonly pairs = new PairNumbers();
  private readonly withPair = new DocumentCounts();

  get documents(): number {
    return this.starts.length - 1;
  }

  push(word: number, weight: number): void {
    if (this.size === this.words.length) this.resize(this.size * 2);
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

  /** Fills in where a document has the words that `AskedWords` gave slots. */
  find(document: number, asked: Int16Array, found: FoundPlaces): void {
    const end = this.starts[document + 1] ?? 0;
    const start = this.starts[document] ?? end;
    found.clear(end - start);
    const { places, slots } = found;
    const { words } = this;
    let size = 0;
    for (let at = start; at < end; at += 1) {
      const slot = asked[(words[at] ?? lineEnd) + 1] ?? 0;
      if (slot === 0) continue;
      places[size] = at;
      slots[size] = slot - 1;
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
    const words = new Int32Array(room);
    words.set(this.words);
    const weights = new Float32Array(room);
    weights.set(this.weights);
    const lines = new Int32Array(room);
    lines.set(this.lines);
    this.words = words;
    this.weights = weights;
    this.lines = lines;
  }
}

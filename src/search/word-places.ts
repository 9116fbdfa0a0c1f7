import type { FoundPlaces } from './asked-words';

const firstRoom = 1024;

/** Marks where a line, a field or a document ends, so that nothing is near across it. */
export const lineEnd = -1;

interface PlaceLists {
  /** For each word where its places begin in `places`. */
  readonly from: Int32Array;
  readonly places: Int32Array;
  /** For each word in how many documents it stands. */
  readonly documents: Int32Array;
}

/**
 * The words of all documents, one after the other, as numbers with the weight of their field, and
 * for each word the places where it stands.
 */
export class WordPlaces {
  private words = new Int32Array(firstRoom);
  private weights = new Float32Array(firstRoom);
  private lines = new Int32Array(firstRoom);
  private size = 0;
  private line = 0;
  private readonly starts: number[] = [0];
  private largest = -1;
  private lists: PlaceLists | undefined;

  get documents(): number {
    return this.starts.length - 1;
  }

  push(word: number, weight: number): void {
    if (this.size === this.words.length) this.grow();
    this.words[this.size] = word;
    this.weights[this.size] = weight;
    this.lines[this.size] = this.line;
    this.size += 1;
    if (word > this.largest) this.largest = word;
  }

  /** Ends a line; lines are counted through all documents, from 0. */
  endLine(): void {
    this.push(lineEnd, 0);
    this.line += 1;
  }

  endDocument(): void {
    this.starts.push(this.size);
    this.lists = undefined;
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
    return this.listsOfPlaces().documents[word] ?? 0;
  }

  /** In how many documents two words stand side by side. */
  documentsWithPair(first: number, second: number): number {
    return this.rareness(first) < this.rareness(second)
      ? this.countDocuments(first, (place) => this.wordAt(place + 1) === second)
      : this.countDocuments(second, (place) => this.wordAt(place - 1) === first);
  }

  /** How often a word stands anywhere. */
  private rareness(word: number): number {
    const { from } = this.listsOfPlaces();
    return (from[word + 1] ?? 0) - (from[word] ?? 0);
  }

  private countDocuments(word: number, counts: (place: number) => boolean): number {
    const { from, places } = this.listsOfPlaces();
    const end = from[word + 1] ?? 0;
    let document = -1;
    let found = 0;
    for (let at = from[word] ?? end; at < end; at += 1) {
      const place = places[at] ?? 0;
      if (place < (this.starts[document + 1] ?? 0) || !counts(place)) continue;
      document = this.documentAt(place);
      found += 1;
    }
    return found;
  }

  private documentAt(place: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Calls `visit` with each place of a word in a document. */
  visit(word: number, document: number, visit: (place: number) => void): void {
    const { from, places } = this.listsOfPlaces();
    const end = from[word + 1] ?? 0;
    const last = this.starts[document + 1] ?? 0;
    let at = firstFrom(places, from[word] ?? end, end, this.starts[document] ?? 0);
    for (; at < end; at += 1) {
      const place = places[at] ?? last;
      if (place >= last) return;
      visit(place);
    }
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

  private grow(): void {
    this.resize(Math.max(firstRoom, this.words.length * 2));
  }

  private resize(room: number): void {
    const words = new Int32Array(room);
    words.set(this.words.subarray(0, this.size));
    const weights = new Float32Array(room);
    weights.set(this.weights.subarray(0, this.size));
    const lines = new Int32Array(room);
    lines.set(this.lines.subarray(0, this.size));
    this.words = words;
    this.weights = weights;
    this.lines = lines;
  }

  private listsOfPlaces(): PlaceLists {
    this.lists ??= this.sortPlaces();
    return this.lists;
  }

  // Counting sort by word; places of a word stay in order.
  private sortPlaces(): PlaceLists {
    this.resize(this.size);
    const from = new Int32Array(this.largest + 2);
    for (let at = 0; at < this.size; at += 1) {
      const word = this.wordAt(at);
      if (word >= 0) from[word + 1] = (from[word + 1] ?? 0) + 1;
    }
    for (let word = 1; word < from.length; word += 1) {
      from[word] = (from[word] ?? 0) + (from[word - 1] ?? 0);
    }
    const next = from.slice();
    const places = new Int32Array(from[from.length - 1] ?? 0);
    for (let at = 0; at < this.size; at += 1) {
      const word = this.wordAt(at);
      if (word < 0) continue;
      places[next[word] ?? 0] = at;
      next[word] = (next[word] ?? 0) + 1;
    }
    return { from, places, documents: this.countByWord() };
  }

  private countByWord(): Int32Array {
    const counts = new Int32Array(this.largest + 1);
    const last = new Int32Array(this.largest + 1);
    for (let document = 0; document < this.documents; document += 1) {
      const end = this.starts[document + 1] ?? 0;
      for (let at = this.starts[document] ?? end; at < end; at += 1) {
        const word = this.wordAt(at);
        if (word < 0 || last[word] === document + 1) continue;
        last[word] = document + 1;
        counts[word] = (counts[word] ?? 0) + 1;
      }
    }
    return counts;
  }
}

/** The first index from `low` up to `high` whose place is not before `least`. */
function firstFrom(places: Int32Array, low: number, high: number, least: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

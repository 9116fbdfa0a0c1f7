const firstRoom = 1024;

/** Marks where a line, a field or a document ends, so that nothing is near across it. */
export const lineEnd = -1;

/**
 * The words of all documents, one after the other, as numbers with the weight of their field, and
 * for each word the places where it stands.
 */
export class WordPlaces {
  private words = new Int32Array(firstRoom);
  private weights = new Float32Array(firstRoom);
  private size = 0;
  private readonly starts: number[] = [0];
  private largest = -1;
  private lists: { readonly from: Int32Array; readonly places: Int32Array } | undefined;

  get documents(): number {
    return this.starts.length - 1;
  }

  push(word: number, weight: number): void {
    if (this.size === this.words.length) this.grow();
    this.words[this.size] = word;
    this.weights[this.size] = weight;
    this.size += 1;
    if (word > this.largest) this.largest = word;
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

  private grow(): void {
    const words = new Int32Array(this.words.length * 2);
    words.set(this.words);
    const weights = new Float32Array(words.length);
    weights.set(this.weights);
    this.words = words;
    this.weights = weights;
  }

  private listsOfPlaces(): { readonly from: Int32Array; readonly places: Int32Array } {
    this.lists ??= this.sortPlaces();
    return this.lists;
  }

  // Counting sort by word; places of a word stay in order.
  private sortPlaces(): { readonly from: Int32Array; readonly places: Int32Array } {
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
    return { from, places };
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

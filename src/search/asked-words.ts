/**
 * The words a question asks for, each with a slot (from 0), so that whoever reads a text looks up
 * every word of it in one step.
 */
export class AskedWords {
  // By word number plus one, since the end of a line has the number -1; slots plus one, 0 for none.
  private slots = new Int16Array(1);

  /** `words`: numbers of different words, each getting its place in the list as its slot. */
  ask(words: readonly number[], lexiconSize: number): Int16Array {
    if (this.slots.length <= lexiconSize) this.slots = new Int16Array(lexiconSize + 1);
    words.forEach((word, slot) => {
      this.slots[word + 1] = slot + 1;
    });
    return this.slots;
  }

  forget(words: readonly number[]): void {
    for (const word of words) this.slots[word + 1] = 0;
  }
}

/** Where asked words stand in a document, in the order of the text; reused for every document. */
export class FoundPlaces {
  size = 0;
  places = new Int32Array(0);
  slots = new Int16Array(0);

  /** Makes room for so many places and forgets the ones before. */
  clear(room: number): void {
    this.size = 0;
    if (this.places.length >= room) return;
    this.places = new Int32Array(room * 2);
    this.slots = new Int16Array(room * 2);
  }
}

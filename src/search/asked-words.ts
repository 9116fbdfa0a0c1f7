import { grown } from '../text';

const firstRoom = 4096;

/** The slot plus one of the end of a line, which is always asked for. */
export const lineBreak = -1;

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
    this.slots[0] = lineBreak;
    words.forEach((word, slot) => {
      this.slots[word + 1] = slot + 1;
    });
    return this.slots;
  }

  forget(words: readonly number[]): void {
    for (const word of words) this.slots[word + 1] = 0;
  }
}

/** The different known words of a question, by slot. */
export interface AskedSlots {
  /** Their numbers. */
  readonly words: readonly number[];
  /** The slot of a word, or -1 where no document uses it. */
  readonly slotOf: (word: string) => number;
}

/** The words found in a document, from one place in a list up to, not including, another. */
export interface FoundRange {
  readonly from: number;
  readonly to: number;
}

/** Where asked words stand, in the order of the text, document after document. */
export class FoundPlaces {
  size = 0;
  places = new Int32Array(firstRoom);
  slots = new Int16Array(firstRoom);
  /** The number of the line of each. */
  lines = new Int32Array(firstRoom);

  /** Makes room for so many more. */
  reserve(more: number): void {
    if (this.size + more <= this.places.length) return;
    const room = 2 * (this.size + more);
    this.places = grown(this.places, room);
    this.slots = grown(this.slots, room);
    this.lines = grown(this.lines, room);
  }
}

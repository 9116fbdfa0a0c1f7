import { GrowingInts, Lexicon, PairNumbers } from '../text';
import { createPostings, noTerm } from './postings';
import type { Postings } from './postings';
import { lineEnd } from './word-places';

/** Words of a field: lines of words. */
export type FieldLines = readonly (readonly string[])[];

/** Where a word or a pair stands: the postings that tell, and its number in them (-1: unknown). */
export interface TermEntry {
  readonly postings: Postings;
  readonly number: number;
}

/**
 * The words of many documents in columns of integers: some 20 bytes a word, with all that is sorted
 * by word and by pair. Texts are not kept.
 */
export interface DocumentColumns {
  readonly documents: number;
  readonly fields: number;
  readonly lexicon: Lexicon;
  /** Numbers of the words, one document after the other; `lineEnd` after each line. */
  readonly words: Int32Array;
  /** Slot `document * fields + field` begins here in `words`; one more at the end. */
  readonly slotStarts: Int32Array;
  /** How many words each slot holds. */
  readonly slotWords: Int32Array;
  readonly wordPostings: Postings;
  readonly pairPostings: Postings;
  find(term: string): TermEntry;
  /** In how many documents a word or a pair stands. */
  frequency(term: string): number;
}

/** Takes documents in one by one and sorts them once. */
export class ColumnsBuilder {
  private readonly lexicon = new Lexicon();
  private readonly pairs = new PairNumbers();
  private readonly words = new GrowingInts();
  /** For each place the pair that ends there. */
  private readonly pairEnds = new GrowingInts();
  private readonly slotStarts = new GrowingInts();
  private readonly slotWords = new GrowingInts();

  constructor(private readonly fields: number) {
    this.slotStarts.push(0);
  }

  /** Adds a document: its fields, always in the same order. */
  add(document: readonly FieldLines[]): void {
    for (let field = 0; field < this.fields; field += 1) {
      const lines = document[field] ?? [];
      for (const line of lines) this.addLine(line);
      this.slotWords.push(lines.reduce((sum, line) => sum + line.length, 0));
      this.slotStarts.push(this.words.length);
    }
  }

  /** Sorts all that was added, step by step. */
  *build(): Generator<undefined, DocumentColumns> {
    const { fields, lexicon, pairs } = this;
    const words = this.words.toArray();
    const slotStarts = this.slotStarts.toArray();
    const rows = { slotStarts, fields };
    const single = yield* createPostings({ ...rows, terms: words, size: lexicon.size });
    const ends = this.pairEnds.view();
    const paired = yield* createPostings({ ...rows, terms: ends, size: pairs.size });
    const find = (term: string): TermEntry => {
      const [first = '', second] = term.split('_', 2);
      const number = lexicon.find(first);
      return second === undefined
        ? { postings: single, number }
        : { postings: paired, number: pairs.find(number, lexicon.find(second)) };
    };
    return {
      documents: (slotStarts.length - 1) / fields,
      fields,
      lexicon,
      words,
      slotStarts,
      slotWords: this.slotWords.toArray(),
      wordPostings: single,
      pairPostings: paired,
      find,
      frequency: (term) => {
        const { postings, number } = find(term);
        return postings.documents[number] ?? 0;
      },
    };
  }

  private addLine(line: readonly string[]): void {
    let before = noTerm;
    for (const text of line) {
      const word = this.lexicon.numberOf(text);
      this.words.push(word);
      this.pairEnds.push(before === noTerm ? noTerm : this.pairs.numberOf(before, word));
      before = word;
    }
    this.words.push(lineEnd);
    this.pairEnds.push(noTerm);
  }
}

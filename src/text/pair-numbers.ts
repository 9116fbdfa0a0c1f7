import { GrowingInts } from './growing-ints';

const firstSlots = 2048;
const noPair = -1;

export function noPairs(): StoredPairs {
  return { table: new Int32Array(firstSlots), firsts: new Int32Array(), seconds: new Int32Array() };
}

function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Pairs as they are kept in a file. */
export interface StoredPairs {
  readonly table: Int32Array;
  readonly firsts: Int32Array;
  readonly seconds: Int32Array;
}

/**
 * Pairs of word numbers as numbers of their own. An open-addressed table of integers: sixty
 * thousand passages have a million different pairs, and as strings in a map they take gigabytes.
 */
export class PairNumbers {
  /** Number of a pair plus one, 0 for a free slot; its length is a power of two. */
  private table: Int32Array;
  private readonly firsts: GrowingInts;
  private readonly seconds: GrowingInts;

  constructor({ table, firsts, seconds } = noPairs()) {
    this.table = table;
    this.firsts = new GrowingInts(firsts);
    this.seconds = new GrowingInts(seconds);
  }

  get size(): number {
    return this.firsts.length;
  }

  stored(): StoredPairs {
    const { table, firsts, seconds } = this;
    return { table, firsts: firsts.toArray(), seconds: seconds.toArray() };
  }

  /** The number of a pair, given to it now if it is new. */
  numberOf(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    const known = this.table[slot] ?? 0;
    if (known > 0) return known - 1;
    this.firsts.push(first);
    this.seconds.push(second);
    this.table[slot] = this.size;
    if (2 * this.size > this.table.length) this.grow();
    return this.size - 1;
  }

  /** The number of a pair, or -1. */
  find(first: number, second: number): number {
    if (first < 0 || second < 0) return noPair;
    return (this.table[this.slotOf(first, second)] ?? 0) - 1;
  }

  /** Where the pair stands in the table, or the free slot that it would take. */
  private slotOf(first: number, second: number): number {
    const mask = this.table.length - 1;
    let slot = hash(first, second) & mask;
    for (;;) {
      const known = (this.table[slot] ?? 0) - 1;
      if (known < 0) return slot;
      if (this.firsts.at(known) === first && this.seconds.at(known) === second) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.table = new Int32Array(2 * this.table.length);
    for (let pair = 0; pair < this.size; pair += 1) {
      this.table[this.slotOf(this.firsts.at(pair), this.seconds.at(pair))] = pair + 1;
    }
  }
}

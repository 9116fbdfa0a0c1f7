import type { FoundRange } from './asked-words';
import { meantShare } from './query-profile';
import type { QueryProfile, WeighedWord } from './query-profile';
import type { Standings } from './lexical-features';
import type { PlaceReader } from './place-reader';

/** For each line of all topics the field it is of (`fieldBits`) and its part, or -1. */
export interface TopicLines {
  readonly fields: readonly number[];
  readonly parts: readonly number[];
}

/** Lines outside sections and sample questions belong to no part. */
export const noPart = -1;

/** Reads where the words of one question stand in topic after topic. */
export class StandingsReader {
  constructor(
    private readonly reader: PlaceReader,
    private readonly lines: TopicLines,
  ) {}

  /** Calls `tell` with each topic; what it is told is overwritten by the next. */
  read(
    query: QueryProfile,
    topics: readonly number[],
    lexiconSize: number,
    tell: (standings: Standings, at: number) => void,
  ): void {
    const parts = new PartSums(query);
    const size = query.asked.length;
    const fields = new Uint8Array(size);
    const sides = new Uint8Array(size * size);
    topics.forEach((topic, at) => {
      fields.fill(0);
      sides.fill(0);
      const range = this.reader.read(query.asked, topic, lexiconSize);
      const together = this.readOne(range, fields, sides, parts);
      tell({ fields, sides, together }, at);
    });
  }

  private readOne(
    { from, to }: FoundRange,
    fields: Uint8Array,
    sides: Uint8Array,
    parts: PartSums,
  ): number {
    const { places, slots, lines } = this.reader.found;
    parts.start();
    let before = -2;
    let slotBefore = 0;
    for (let at = from; at < to; at += 1) {
      const place = places[at] ?? 0;
      const slot = slots[at] ?? 0;
      const line = lines[at] ?? 0;
      fields[slot] = (fields[slot] ?? 0) | (this.lines.fields[line] ?? 0);
      parts.add(slot, this.lines.parts[line] ?? noPart);
      if (before === place - 1) sides[slotBefore * fields.length + slot] = 1;
      before = place;
      slotBefore = slot;
    }
    return parts.largest();
  }
}

/** The sums of the weights of words that stand together in a part; parts come one after the other. */
class PartSums {
  private readonly weights: Float64Array;
  /** For each word the visit to a part in which it was last seen. */
  private readonly seen: Int32Array;
  private readonly explained: readonly WeighedWord[];
  private visit = 0;
  private part = noPart;
  private sum = 0;
  private best = 0;

  constructor({ words, asked }: QueryProfile) {
    this.weights = new Float64Array(asked.length);
    this.seen = new Int32Array(asked.length);
    for (const { slot, weight } of words) {
      if (slot >= 0) this.weights[slot] = (this.weights[slot] ?? 0) + weight;
    }
    this.explained = words.filter(({ meanings, weight }) => weight > 0 && meanings.length > 0);
  }

  start(): void {
    this.part = noPart;
    this.best = 0;
  }

  add(slot: number, part: number): void {
    if (part !== this.part) this.turnTo(part);
    if (part === noPart || this.seen[slot] === this.visit) return;
    this.seen[slot] = this.visit;
    this.sum += this.weights[slot] ?? 0;
  }

  largest(): number {
    this.turnTo(noPart);
    return this.best;
  }

  private turnTo(part: number): void {
    if (this.part !== noPart) this.best = Math.max(this.best, this.sum + this.meant());
    this.part = part;
    this.sum = 0;
    this.visit += 1;
  }

  /** What words that are not here but are meant by words that are add. */
  private meant(): number {
    let sum = 0;
    for (const { slot, weight, meanings } of this.explained) {
      if (!this.isHere(slot) && meanings.some((words) => this.areHere(words))) {
        sum += weight * meantShare;
      }
    }
    return sum;
  }

  private areHere(words: readonly number[]): boolean {
    return words.length > 0 && words.every((slot) => this.isHere(slot));
  }

  private isHere(slot: number): boolean {
    return this.seen[slot] === this.visit;
  }
}

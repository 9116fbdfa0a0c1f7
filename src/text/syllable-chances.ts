import type { SyllableCounts } from './counts';

/** What was counted of the language. */
export interface CountedPairs {
  readonly base: SyllableCounts;
  /** By number, how often each syllable stands anywhere. */
  readonly single: readonly number[];
  /** How often each begins a clause of our own texts. */
  readonly starts: readonly number[];
  /** Pairs of our own texts by `pairKey`, on top of those of the base. */
  readonly own: ReadonlyMap<number, number>;
}

/** Stands for what is before the first syllable of a clause. */
export const clauseStart = -2;

const pairBase = 65536;

/** A pair of syllables as one map key. */
export function pairKey(first: number, second: number): number {
  return first * pairBase + second;
}

// Set on questions with their marks taken off: of 100 syllables 3.1 are restored wrongly in law
// questions and 5.7 in stories; with the same trust for all, and single counts, it was 5.6 and 7.3.
/**
 * For each different syllable that follows a history, so many pseudo-counts for what was not seen
 * after it (Witten and Bell): after many followers, much may come.
 */
const trustPerFollower = 8;
const leastTrust = 10;
/** The same for the beginnings of clauses. */
const startTrust = 300;
/** Stands for the neighbours of what has none. */
const noNeighbours = 0.05;
/** How many chances of pairs are kept; the same pairs come again and again. */
const keptChances = 32768;

interface Neighbours {
  readonly after: Float64Array;
  readonly before: Float64Array;
  readonly pairs: number;
}

/** How likely syllables follow each other, in natural logarithms. */
export class SyllableChances {
  private readonly trusts: Float64Array;
  private readonly logSingles: Float64Array;
  private readonly logHistories: Float64Array;
  /** How likely each follows a history it was never seen after. */
  private readonly logFree: Float64Array;
  private readonly logStarts: Float64Array;
  // Looking up pairs is most of the cost of a repair.
  private readonly keptPairs = new Float64Array(keptChances).fill(-1);
  private readonly kept = new Float64Array(keptChances);

  constructor(private readonly counted: CountedPairs) {
    const { single, starts } = counted;
    const total = sum(single);
    const begun = sum(starts);
    const { after, before, pairs } = countNeighbours(counted);
    this.trusts = after.map((count) => Math.max(leastTrust, trustPerFollower * count));
    this.logSingles = Float64Array.from(single, (count) => Math.log((count + 0.5) / total));
    this.logHistories = Float64Array.from(single, (count, id) =>
      Math.log(count + (this.trusts[id] ?? leastTrust)),
    );
    this.logFree = before.map((count) => Math.log((count + noNeighbours) / pairs));
    this.logStarts = this.logSingles.map((log, id) =>
      Math.log(((starts[id] ?? 0) + startTrust * Math.exp(log)) / (begun + startTrust)),
    );
  }

  logSingle(id: number): number {
    return this.logSingles[id] ?? 0;
  }

  /** The chance of `next` after `previous`: `clauseStart`, a syllable, or -1 for a foreign word. */
  logChance(previous: number, next: number): number {
    if (previous === clauseStart) return this.logStarts[next] ?? 0;
    if (previous < 0) return this.logSingle(next);
    const pair = pairKey(previous, next);
    const place = (previous * 31 + next) % keptChances;
    if (this.keptPairs[place] !== pair) {
      this.keptPairs[place] = pair;
      this.kept[place] = this.chanceOf(previous, next);
    }
    return this.kept[place] ?? 0;
  }

  /** True where the two syllables were counted side by side. */
  seen(previous: number, next: number): boolean {
    return this.pair(previous, next) > 0;
  }

  private chanceOf(previous: number, next: number): number {
    const free = this.logFree[next] ?? 0;
    const history = this.logHistories[previous] ?? 0;
    const trust = this.trusts[previous] ?? leastTrust;
    const pair = this.pair(previous, next);
    return pair === 0
      ? Math.log(trust) + free - history
      : Math.log(pair + trust * Math.exp(free)) - history;
  }

  private pair(first: number, second: number): number {
    return (this.counted.own.get(pairKey(first, second)) ?? 0) + this.basePair(first, second);
  }

  private basePair(first: number, second: number): number {
    const { starts, seconds, together } = this.counted.base;
    let low = starts[first] ?? 0;
    let high = (starts[first + 1] ?? low) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = seconds[middle] ?? 0;
      if (found === second) return together[middle] ?? 0;
      if (found < second) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/**
 * For each syllable how many different ones stand after it and before it, and how many different pairs
 * there are. What stands before tells more about unseen pairs than how often it stands anywhere
 * (Kneser and Ney): `khoản` is frequent, but after few. A pair of both counts is taken for two.
 */
function countNeighbours({ base, single, own }: CountedPairs): Neighbours {
  const { starts, seconds } = base;
  const after = Float64Array.from(single, (_, id) =>
    id + 1 < starts.length ? (starts[id + 1] ?? 0) - (starts[id] ?? 0) : 0,
  );
  const before = new Float64Array(single.length);
  const meet = (counts: Float64Array, id: number): void => {
    counts[id] = (counts[id] ?? 0) + 1;
  };
  for (const second of seconds) meet(before, second);
  for (const pair of own.keys()) {
    meet(after, Math.trunc(pair / pairBase));
    meet(before, pair % pairBase);
  }
  return { after, before, pairs: seconds.length + own.size };
}

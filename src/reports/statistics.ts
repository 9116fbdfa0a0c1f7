/** A share of something counted; `of` is never less than `count`. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The share as 0..1; undefined of nothing, which is not the same as none. */
export function ratio({ count, of }: Share): number | undefined {
  return of === 0 ? undefined : count / of;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

// Of the normal distribution, for a confidence of 95 %.
const z = 1.959963984540054;

/**
 * Where the true share lies with a confidence of 95 %, after Wilson: it stays within 0..1 and is
 * honest for few replies, where the usual formula is not. Undefined of nothing.
 */
export function wilson({ count, of }: Share): Interval | undefined {
  if (of === 0) return undefined;
  const share = count / of;
  const scale = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** The middle value, or the mean of the two in the middle; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted[sorted.length % 2 === 1 ? half : half - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/** How many there are of each key, the most frequent first, then by key. */
export function tally<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): readonly { readonly key: string; readonly items: readonly Item[] }[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups]
    .map(([name, members]) => ({ key: name, items: members }))
    .sort((a, b) => b.items.length - a.items.length || a.key.localeCompare(b.key));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A share of something counted; `of` is never less than `count`. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The share as 0..1; undefined of nothing, which is not the same as none. */
export function ratio({ count, of }: Share): number | undefined {
  return of === 0 ? undefined : count / of;
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

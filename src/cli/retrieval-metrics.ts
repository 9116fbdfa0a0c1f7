/** Sums of what is measured over the questions of a set. */
export interface Quality {
  readonly r1: number;
  readonly r5: number;
  readonly r10: number;
  readonly mrr10: number;
  readonly ndcg10: number;
}

/** The quality of one ranked list of ids against the right ones. */
export function judge(ranked: readonly string[], right: ReadonlySet<string>): Quality {
  const gains = ranked.slice(0, 10).map((id) => (right.has(id) ? 1 : 0));
  const gained = gains.reduce<number>((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const ideal = Array.from({ length: Math.min(10, right.size) }, (_, at) => 1 / Math.log2(at + 2));
  const first = gains.indexOf(1);
  return {
    r1: first === 0 ? 1 : 0,
    r5: first >= 0 && first < 5 ? 1 : 0,
    r10: first >= 0 ? 1 : 0,
    mrr10: first >= 0 ? 1 / (first + 1) : 0,
    ndcg10: gained / (ideal.reduce((sum, gain) => sum + gain, 0) || 1),
  };
}

export function average(all: readonly Quality[]): Quality {
  const mean = (key: keyof Quality): number =>
    all.reduce((sum, quality) => sum + quality[key], 0) / Math.max(1, all.length);
  return {
    r1: mean('r1'),
    r5: mean('r5'),
    r10: mean('r10'),
    mrr10: mean('mrr10'),
    ndcg10: mean('ndcg10'),
  };
}

/** The value below which a share (0..1) of the sorted values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

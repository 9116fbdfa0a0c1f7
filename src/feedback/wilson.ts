// Two-sided 95 %.
const z = 1.959964;

/** A share between 0 and 1 with the bounds between which the true one lies in 95 of 100 surveys. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval, which stays honest for small numbers; undefined when nobody was counted. */
export function wilson(hits: number, count: number): Share | undefined {
  if (count <= 0) return undefined;
  const share = hits / count;
  const square = z * z;
  const middle = (share + square / (2 * count)) / (1 + square / count);
  const spread =
    (z * Math.sqrt((share * (1 - share)) / count + square / (4 * count * count))) /
    (1 + square / count);
  return {
    share,
    low: Math.min(share, Math.max(0, middle - spread)),
    high: Math.max(share, Math.min(1, middle + spread)),
  };
}

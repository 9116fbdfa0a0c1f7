/** The stored form of syllable counts; made by `cli/build-counts.ts`, read by `decodeCounts`. */
export interface StoredCounts {
  /** Syllables separated by spaces, most frequent first. */
  readonly syllables: string;
  /** One weight character per syllable. */
  readonly weights: string;
  /** For each syllable the syllables that follow it: gaps in base 64, then a weight character. */
  readonly pairs: readonly string[];
}

/** How often syllables and neighbouring pairs occur; counts are rounded to half powers of two. */
export interface SyllableCounts {
  readonly syllables: readonly string[];
  readonly single: Float64Array;
  readonly starts: Uint32Array;
  readonly seconds: Uint16Array;
  readonly together: Float32Array;
}

const firstWeight = 33;
// Gap digits use the 64 characters from `@`, weights the 31 from `!`, so that no separator is needed.
const gapZero = 64;

/** The character that stores a count, on a scale of half powers of two. */
function encodeWeight(count: number): string {
  const step = Math.min(30, Math.max(0, Math.round(2 * Math.log2(count + 1)) - 2));
  return String.fromCharCode(firstWeight + step);
}

function decodeWeight(code: number): number {
  return 2 ** ((code - firstWeight + 2) / 2) - 1;
}

/** Base-64 digits of a gap, most significant first. */
function encodeGap(gap: number): string {
  const high = Math.floor(gap / 64);
  return (high > 0 ? encodeGap(high) : '') + String.fromCharCode(gapZero + (gap % 64));
}

interface PairColumn {
  readonly starts: Uint32Array;
  readonly seconds: Uint16Array;
  readonly together: Float32Array;
}

function decodePairs(rows: readonly string[]): PairColumn {
  const length = rows.reduce((sum, row) => sum + row.length, 0);
  const starts = new Uint32Array(rows.length + 1);
  const seconds = new Uint16Array(length);
  const together = new Float32Array(length);
  let at = 0;
  rows.forEach((row, first) => {
    starts[first] = at;
    let second = -1;
    let gap = 0;
    for (let i = 0; i < row.length; i += 1) {
      const code = row.charCodeAt(i);
      if (code >= gapZero) {
        gap = gap * 64 + (code - gapZero);
        continue;
      }
      second += gap + 1;
      gap = 0;
      seconds[at] = second;
      together[at] = decodeWeight(code);
      at += 1;
    }
  });
  starts[rows.length] = at;
  return { starts, seconds: seconds.slice(0, at), together: together.slice(0, at) };
}

/** Unpacks stored counts into typed arrays; takes some ten milliseconds. */
export function decodeCounts(stored: StoredCounts): SyllableCounts {
  const syllables = stored.syllables === '' ? [] : stored.syllables.split(' ');
  const single = Float64Array.from(syllables, (_, at) =>
    decodeWeight(stored.weights.charCodeAt(at)),
  );
  return { syllables, single, ...decodePairs(stored.pairs) };
}

/** Counts as `decodeCounts` reads them; `follow` gives the counted pairs of a syllable's number. */
export function encodeCounts(
  counted: readonly { readonly syllable: string; readonly count: number }[],
  follow: (first: number) => ReadonlyMap<number, number>,
): StoredCounts {
  return {
    syllables: counted.map(({ syllable }) => syllable).join(' '),
    weights: counted.map(({ count }) => encodeWeight(count)).join(''),
    pairs: counted.map((_, first) => encodeRow(follow(first))),
  };
}

function encodeRow(follow: ReadonlyMap<number, number>): string {
  let previous = -1;
  let row = '';
  for (const [second, count] of [...follow].sort(([a], [b]) => a - b)) {
    row += encodeGap(second - previous - 1) + encodeWeight(count);
    previous = second;
  }
  return row;
}

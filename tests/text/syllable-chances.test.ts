import { SyllableChances, clauseStart, pairKey } from '../../src/text/syllable-chances';
import type { CountedPairs } from '../../src/text/syllable-chances';

const [tại, tài, khoản, tử, tữ, thế, khai] = [0, 1, 2, 3, 4, 5, 6] as const;

/** `single` and `starts` by number; all pairs are our own. */
function chancesOf(
  counts: Pick<CountedPairs, 'single' | 'starts'>,
  pairs: readonly (readonly [first: number, second: number, count: number])[],
): SyllableChances {
  return new SyllableChances({
    ...counts,
    base: {
      syllables: [],
      single: new Float64Array(),
      starts: Uint32Array.of(0),
      seconds: new Uint16Array(),
      together: new Float32Array(),
    },
    own: new Map(pairs.map(([first, second, count]) => [pairKey(first, second), count])),
  });
}

const chances = chancesOf(
  { single: [900, 300, 400, 500, 2, 800, 300], starts: [2, 90, 0, 1, 0, 3, 60] },
  [
    [tại, khoản, 20],
    [tài, khoản, 300],
    [khai, tử, 250],
    [khai, tữ, 2],
    [tử, tại, 90],
    [tử, khoản, 8],
    [tử, khai, 90],
    [thế, tử, 50],
    [khai, thế, 9],
    [tài, thế, 7],
  ],
);

describe('the chances of syllables', () => {
  it('know what begins a question, whatever is frequent elsewhere', () => {
    expect(chances.logChance(clauseStart, tài)).toBeGreaterThan(
      chances.logChance(clauseStart, tại),
    );
    expect(chances.logSingle(tài)).toBeLessThan(chances.logSingle(tại));
  });

  it('do not prefer a slip because anything may follow what is rare', () => {
    const path = (middle: number): number =>
      chances.logChance(khai, middle) + chances.logChance(middle, thế);

    expect(path(tử)).toBeGreaterThan(path(tữ));
  });

  it.each([tại, tài, tử, tữ, khai, clauseStart])('after %i are those of one whole', (previous) => {
    const all = [tại, tài, khoản, tử, tữ, thế, khai].map((next) =>
      Math.exp(chances.logChance(previous, next)),
    );
    const sum = all.reduce((total, chance) => total + chance, 0);

    expect(sum).toBeLessThanOrEqual(1.05);
    expect(Math.min(...all)).toBeGreaterThan(0);
  });
});

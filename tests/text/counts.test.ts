import { encodeCounts, baseCounts } from '../../src/text';
import { decodeCounts } from '../../src/text/counts';

describe('stored counts', () => {
  const counted = [
    { syllable: 'khai', count: 40 },
    { syllable: 'sinh', count: 20 },
    { syllable: 'tử', count: 3 },
  ];
  const follow = [
    new Map([
      [1, 30],
      [2, 2],
    ]),
    new Map([[0, 1]]),
    new Map<number, number>(),
  ];

  it('come back with syllables in order and counts of the same size', () => {
    const { syllables, single, starts, seconds, together } = decodeCounts(
      encodeCounts(counted, (first) => follow[first] ?? new Map()),
    );

    expect(syllables).toEqual(['khai', 'sinh', 'tử']);
    expect([...starts]).toEqual([0, 2, 3, 3]);
    expect([...seconds]).toEqual([1, 2, 0]);
    expect(single[0]! / 40).toBeGreaterThan(0.7);
    expect(single[0]! / 40).toBeLessThan(1.4);
    expect(together[0]!).toBeGreaterThan(together[1]!);
  });

  it('store gaps of any width', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({ syllable: `s${at}`, count: 1 }));
    const row = new Map([
      [0, 1],
      [63, 1],
      [64, 1],
      [4999, 1],
    ]);
    const { seconds } = decodeCounts(
      encodeCounts(many, (first) => (first === 0 ? row : new Map())),
    );

    expect([...seconds]).toEqual([0, 63, 64, 4999]);
  });

  it('that come with the program know thousands of syllables and their neighbours', () => {
    const { syllables, seconds } = baseCounts();

    expect(syllables.length).toBeGreaterThan(2500);
    expect(seconds.length).toBeGreaterThan(80_000);
    expect(baseCounts()).toBe(baseCounts());
  });
});

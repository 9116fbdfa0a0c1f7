import fc from 'fast-check';
import { fewestReplies, surveyResults, wilson } from '../../src/feedback';
import type { SurveyTally } from '../../src/store';

function tally(group: string, counts: readonly number[], silent = 0): readonly SurveyTally[] {
  return [
    ...counts.flatMap((count, i) => (count === 0 ? [] : [{ group, score: i + 1, count }])),
    ...(silent === 0 ? [] : [{ group, count: silent }]),
  ];
}

describe('wilson', () => {
  it.each([
    // Reckoned by hand from the formula with z = 1.959964.
    [0, 10, 0, 0, 0.2775],
    [5, 10, 0.5, 0.2366, 0.7634],
    [10, 10, 1, 0.7225, 1],
    [85, 100, 0.85, 0.7672, 0.9069],
    [450, 500, 0.9, 0.8706, 0.9233],
  ])('bounds %d of %d', (hits, count, share, low, high) => {
    const found = wilson(hits, count);

    expect(found?.share).toBeCloseTo(share, 4);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('says nothing of nobody and always holds the share between 0 and 1', () => {
    expect(wilson(0, 0)).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const found = wilson(Math.min(a, b), Math.max(a, b, 1));
        expect(found).toBeDefined();
        if (found === undefined) return;
        const { low, share, high } = found;
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
      }),
    );
  });
});

describe('surveyResults', () => {
  it('gives counts, response rate, mean and satisfied of a group', () => {
    const [found] = surveyResults(tally('dat-dai', [1, 0, 3, 6, 10], 20));

    expect(found).toMatchObject({
      kind: 'shown',
      offered: 40,
      replied: 20,
      scores: [1, 0, 3, 6, 10],
      satisfied: 16,
      mean: (1 + 9 + 24 + 50) / 20,
    });
    expect(found).toHaveProperty('responseRate.share', 0.5);
    expect(found).toHaveProperty('satisfaction.share', 0.8);
  });

  it('hides a group under ten replies, and one more where the total would give it away', () => {
    const results = surveyResults([
      ...tally('a', [0, 0, 0, 0, 9]),
      ...tally('b', [0, 0, 0, 12, 0]),
      ...tally('c', [0, 0, 0, 30, 0]),
    ]);

    expect(results.map(({ group, kind }) => [group, kind])).toEqual([
      ['a', 'hidden'],
      ['b', 'hidden'],
      ['c', 'shown'],
    ]);
    expect(results[0]).toEqual({ kind: 'hidden', group: 'a' });
  });

  it('hides no other group for one that nobody replied in', () => {
    const results = surveyResults([...tally('a', [], 5), ...tally('b', [0, 0, 0, 0, 10])]);

    expect(results.map(({ kind }) => kind)).toEqual(['hidden', 'shown']);
  });

  it('never shows fewer than ten replies and never exactly one hidden group with replies', () => {
    const groups = fc.array(fc.array(fc.nat(8), { minLength: 5, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(groups, (counts) => {
        const results = surveyResults(counts.flatMap((scores, i) => tally(`g${i}`, scores)));
        const shown = results.filter((one) => one.kind === 'shown');
        expect(shown.every(({ replied }) => replied >= fewestReplies)).toBe(true);
        if (shown.length > 0) expect(results.length - shown.length).not.toBe(1);
      }),
    );
  });
});

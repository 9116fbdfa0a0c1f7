import fc from 'fast-check';
import { parsePeriod, previousPeriod } from '../../src/reports';
import { periodParts } from '../../src/reports/period';

describe('a period', () => {
  it.each([
    ['2026-11', 'tháng 11 năm 2026', '2026-10-31T17:00:00.000Z', '2026-11-30T17:00:00.000Z'],
    ['2028-02', 'tháng 2 năm 2028', '2028-01-31T17:00:00.000Z', '2028-02-29T17:00:00.000Z'],
    ['2026-Q4', 'quý IV năm 2026', '2026-09-30T17:00:00.000Z', '2026-12-31T17:00:00.000Z'],
    ['2026-H1', '6 tháng đầu năm 2026', '2025-12-31T17:00:00.000Z', '2026-06-30T17:00:00.000Z'],
    ['2026-H2', '6 tháng cuối năm 2026', '2026-06-30T17:00:00.000Z', '2026-12-31T17:00:00.000Z'],
    ['2026', 'năm 2026', '2025-12-31T17:00:00.000Z', '2026-12-31T17:00:00.000Z'],
  ])('%s is %s, from midnight to midnight in Viet Nam', (id, name, from, until) => {
    const period = parsePeriod(id);

    expect(period).toMatchObject({ id, name, from: new Date(from), until: new Date(until) });
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '2026-H3',
    '2026-q4',
    '1999',
    '2026-1',
    ' 2026',
  ])('%j is none', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it.each([
    ['2026-01', '2025-12'],
    ['2026-Q1', '2025-Q4'],
    ['2026-H1', '2025-H2'],
    ['2026', '2025'],
  ])('%s comes after %s', (id, before) => {
    expect(previousPeriod(parsePeriod(id)!).id).toBe(before);
  });

  const anId = fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((month) => `-${String(month).padStart(2, '0')}`),
    fc.integer({ min: 1, max: 4 }).map((quarter) => `-Q${quarter}`),
    fc.integer({ min: 1, max: 2 }).map((half) => `-H${half}`),
    fc.constant(''),
  );

  it('begins where the one before ends, and its parts cover it without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2025, max: 2060 }), anId, (year, rest) => {
        const period = parsePeriod(`${year}${rest}`)!;
        const parts = periodParts(period);
        const borders = parts.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);

        expect(previousPeriod(period).until).toEqual(period.from);
        expect(borders[0]).toBe(period.from.getTime());
        expect(borders.at(-1)).toBe(period.until.getTime());
        for (let i = 1; i < borders.length - 1; i += 2) expect(borders[i]).toBe(borders[i + 1]);
      }),
    );
  });
});

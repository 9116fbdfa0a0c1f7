import fc from 'fast-check';
import { drawChart } from '../../src/reports';
import type { Chart } from '../../src/reports';

const aChart: Chart = {
  kind: 'bars',
  id: 'thu',
  title: 'Ý kiến <theo> cơ quan',
  description: 'A: 3; B: 1',
  format: 'count',
  series: [{ name: 'Đã trả lời' }, { name: 'Quá hạn' }],
  bars: [
    { label: 'Sở "A" & B', values: [3, 1] },
    { label: 'Xã', values: [1, 0] },
  ],
};

/** Widths of the bars, legend aside. */
function barWidths(svg: string): readonly number[] {
  return [...svg.matchAll(/<rect [^>]*y="([\d.]+)" width="([\d.]+)" height="20"/g)].map(
    ([, , width]) => Number(width),
  );
}

describe('a chart', () => {
  it('tells its title and message to those who cannot see it, as text', () => {
    const { svg } = drawChart(aChart, { width: 600, suffix: '-x' });

    expect(svg).toContain('role="img" aria-labelledby="thu-x-t thu-x-d"');
    expect(svg).toContain('<title id="thu-x-t">Ý kiến &lt;theo&gt; cơ quan</title>');
    expect(svg).toContain('<desc id="thu-x-d">A: 3; B: 1</desc>');
    expect(svg).toContain('Sở &quot;A&quot; &amp; B');
    expect(svg).not.toMatch(/<script|<style| style=/);
  });

  it('makes bars as long as their values, and tells series apart by a pattern', () => {
    const { svg } = drawChart(aChart, { width: 600 });

    const [three = 0, one, alone] = barWidths(svg);
    expect(barWidths(svg)).toHaveLength(3);
    expect(one).toBeCloseTo(three / 3, 0);
    expect(alone).toBeCloseTo(three / 3, 0);
    expect(svg).toContain('<pattern id="thu-p1"');
    expect(svg).toContain('fill="url(#thu-p1)"');
  });

  it('puts target and interval where their values lie', () => {
    const { svg } = drawChart(
      {
        ...aChart,
        kind: 'bars',
        format: 'share',
        series: [{ name: 'Hài lòng' }],
        full: 1,
        targetName: 'Mục tiêu',
        intervalName: 'Khoảng tin cậy',
        bars: [{ label: 'A', values: [0.5], interval: { low: 0.25, high: 0.75 }, target: 0.9 }],
      },
      { width: 600 },
    );

    const [half = 0] = barWidths(svg);
    const marks = [...svg.matchAll(/class="mark" d="M([\d.]+) /g)].map(([, x]) => Number(x));
    const [, from, to] = [
      .../class="whisker" d="M([\d.]+) [\d.]+v8M[\d.]+ [\d.]+H([\d.]+)M/.exec(
        svg.slice(svg.lastIndexOf('class="whisker"')),
      )!,
    ].map(Number);
    expect(marks.at(-1)! - 1).toBeCloseTo(half * 1.8, 0);
    expect(from! - 1).toBeCloseTo(half / 2, 0);
    expect(to! - 1).toBeCloseTo(half * 1.5, 0);
    expect(svg).toContain('>50%</text>');
  });

  it('draws columns under a scale of whole numbers that reaches over them', () => {
    const { svg } = drawChart(
      {
        ...aChart,
        kind: 'columns',
        axis: 'Tháng',
        series: [{ name: 'Lượt' }],
        bars: [7, 0, 14].map((value, i) => ({ label: String(i + 1), values: [value] })),
      },
      { width: 600 },
    );

    const heights = [...svg.matchAll(/<rect class="s0"[^>]*height="([\d.]+)"/g)].map(([, height]) =>
      Number(height),
    );
    // Four steps of 5 fill 180 px.
    expect(heights).toEqual([63, 126]);
    for (const step of [0, 5, 10, 15, 20]) expect(svg).toContain(`>${step}</text>`);
  });

  const aBar = fc.record({
    label: fc.string({ minLength: 1, maxLength: 80 }),
    values: fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000)),
  });

  it('stays within its frame and is well formed whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.array(aBar, { maxLength: 20 }),
        fc.integer({ min: 300, max: 700 }),
        (bars, width) => {
          for (const kind of ['bars', 'columns'] as const) {
            const { svg, height } = drawChart(
              { ...aChart, kind, axis: 'Ngày', bars },
              {
                width,
              },
            );

            for (const [, x, y, w, h] of svg.matchAll(
              /<rect [^>]*?x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"/g,
            )) {
              expect(Number(x)).toBeGreaterThanOrEqual(0);
              expect(Number(x) + Number(w)).toBeLessThanOrEqual(width + 0.2);
              expect(Number(y) + Number(h)).toBeLessThanOrEqual(height + 0.2);
            }
            expect(svg).not.toMatch(/NaN|Infinity|undefined/);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

import { fontSize, legend, line, lineHeight, paint, seriesSample, words } from './canvas';
import type { Canvas, Drawn } from './canvas';
import type { Bar, ColumnChart } from './chart';
import { writeNumber } from './numbers';
import { sum } from './statistics';
import { element, textWidth } from './svg';

const plotHeight = 180;

/** Columns side by side over an axis whose lines are whole, easily read numbers. */
export function drawColumns(chart: ColumnChart, canvas: Canvas): Drawn {
  const samples = chart.series.length > 1 ? chart.series : [];
  const key = legend(
    canvas,
    samples.map((one, i) => seriesSample(canvas, one, i)),
    0,
  );
  const step = stepOf(Math.max(0, ...chart.bars.map(({ values }) => sum(values))));
  const top = key.height + lineHeight;
  const left = textWidth(writeNumber(step * 4, chart.format, chart.lang), fontSize) + 8;
  const grid = gridOf(chart, canvas, { step, top, left });
  const columns = columnsOf(chart, canvas, { step, top, left });
  const caption = words(canvas.width, top + plotHeight + 2 * lineHeight + 4, chart.axis, {
    anchor: 'end',
    soft: true,
  });
  return {
    markup: key.markup + grid + columns + caption,
    height: top + plotHeight + 2 * lineHeight + 12,
  };
}

interface Plot {
  /** The value between two lines of the grid; four of them fill the height. */
  readonly step: number;
  readonly top: number;
  readonly left: number;
}

/** A round number of which four reach over the greatest value: 1, 2, 5, 10, 20 … */
function stepOf(greatest: number): number {
  const wanted = Math.max(1, greatest / 4);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 2.5, 5, 10].find(
    (one) => one * power >= wanted && Number.isInteger(one * power),
  );
  return (factor ?? 10) * power;
}

function gridOf(
  { format, lang }: ColumnChart,
  { width }: Canvas,
  { step, top, left }: Plot,
): string {
  return [0, 1, 2, 3, 4]
    .map((i) => {
      const y = Math.round(top + plotHeight - (i * plotHeight) / 4) + 0.5;
      const value = writeNumber(i * step, format, lang);
      return (
        element('path', {
          class: i === 0 ? 'line' : 'grid',
          d: `M${Math.round(left)} ${y}H${width}`,
          stroke: i === 0 ? line : '#d3dbda',
          'stroke-width': 1,
        }) + words(left - 6, y + 5, value, { anchor: 'end', soft: true })
      );
    })
    .join('');
}

function columnsOf(chart: ColumnChart, canvas: Canvas, plot: Plot): string {
  const slot = (canvas.width - plot.left) / Math.max(1, chart.bars.length);
  const every = Math.max(1, Math.ceil((textWidth('30', fontSize) + 6) / slot));
  return chart.bars
    .map((bar, i) => {
      const middle = plot.left + (i + 0.5) * slot;
      const label = i % every === 0 ? labelOf(bar, middle, plot) : '';
      return columnOf(bar, canvas, { ...plot, middle, slot }) + label;
    })
    .join('');
}

function labelOf({ label }: Bar, middle: number, { top }: Plot): string {
  return words(middle, top + plotHeight + lineHeight, label, { anchor: 'middle' });
}

function columnOf(
  { values }: Bar,
  canvas: Canvas,
  { middle, slot, step, top }: Plot & { readonly middle: number; readonly slot: number },
): string {
  const width = Math.min(56, Math.max(2, slot * 0.72));
  let y = top + plotHeight;
  return values
    .map((value, i) => {
      const height = (value / (4 * step)) * plotHeight;
      y -= height;
      const place = { x: middle - width / 2, y, width, height };
      return height === 0 ? '' : element('rect', { ...paint(canvas, i), ...place });
    })
    .join('');
}

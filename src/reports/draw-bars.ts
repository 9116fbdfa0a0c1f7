import {
  fontSize,
  intervalSample,
  legend,
  line,
  lineHeight,
  paint,
  seriesSample,
  targetMark,
  targetSample,
  whisker,
  words,
  wrappedWords,
} from './canvas';
import type { Canvas, Drawn } from './canvas';
import type { Bar, BarChart } from './chart';
import { writeNumber } from './numbers';
import { sum } from './statistics';
import { element, textWidth } from './svg';

const thickness = 20;
const gap = 12;

/** Bars below one another; each has its label above and its value at its end. */
export function drawBars(chart: BarChart, canvas: Canvas): Drawn {
  const key = legend(canvas, samplesOf(chart, canvas), 0);
  const scale = scaleOf(chart, canvas);
  let y = key.height;
  const bars = chart.bars.map((bar) => {
    const drawn = drawBar(bar, chart, canvas, scale, y);
    y += drawn.height + gap;
    return drawn.markup;
  });
  const axis = element('path', {
    class: 'line',
    d: `M0.5 ${key.height}V${Math.round(y - gap)}`,
    stroke: line,
    'stroke-width': 1,
  });
  return { markup: key.markup + bars.join('') + axis, height: y };
}

function samplesOf(chart: BarChart, canvas: Canvas): Parameters<typeof legend>[1] {
  const { series, targetName, intervalName } = chart;
  return [
    ...(series.length > 1 ? series.map((one, i) => seriesSample(canvas, one, i)) : []),
    ...(targetName === undefined ? [] : [targetSample(targetName)]),
    ...(intervalName === undefined ? [] : [intervalSample(intervalName)]),
  ];
}

/** Pixels of a value: the value's text must fit behind the longest bar. */
function scaleOf(chart: BarChart, { width }: Canvas): (value: number) => number {
  const full = chart.full ?? Math.max(1, ...chart.bars.map(({ values }) => sum(values)));
  const widest = Math.max(0, ...chart.bars.map((bar) => textWidth(valueOf(bar, chart), fontSize)));
  const room = width - widest - 10;
  return (value) => (Math.max(0, Math.min(value, full)) / full) * room;
}

function valueOf({ values }: Bar, { format, lang }: BarChart): string {
  return writeNumber(sum(values), format, lang);
}

function drawBar(
  bar: Bar,
  chart: BarChart,
  canvas: Canvas,
  scale: (value: number) => number,
  top: number,
): Drawn {
  const label = wrappedWords(4, top + fontSize, bar.label, canvas.width - 4);
  const y = top + label.height;
  let x = 1;
  const parts = bar.values.map((value, i) => {
    const width = scale(value);
    const part = element('rect', { ...paint(canvas, i), x, y, width, height: thickness });
    x += width;
    return width === 0 ? '' : part;
  });
  const { interval, target } = bar;
  const end = Math.max(x, interval === undefined ? 0 : scale(interval.high) + 1);
  const marks = [
    interval && whisker(1 + scale(interval.low), 1 + scale(interval.high), y + thickness / 2),
    target !== undefined && targetMark(1 + scale(target), y - 2, thickness + 4),
    words(end + 8, y + thickness - 5, valueOf(bar, chart), { bold: true }),
  ];
  const markup = label.markup + parts.join('') + marks.filter(Boolean).join('');
  return { markup, height: label.height + Math.max(thickness, lineHeight) };
}

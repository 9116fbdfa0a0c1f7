import { drawBars } from './draw-bars';
import { drawColumns } from './draw-columns';
import type { Chart } from './chart';
import type { Canvas } from './canvas';
import { fonts, ink, patterns } from './canvas';
import { element, escapeMarkup } from './svg';

export interface DrawOptions {
  /** In pixels; text keeps its size, so narrow screens get a drawing of their own. */
  readonly width: number;
  /** Added to ids where one page shows a chart twice. */
  readonly suffix?: string;
}

/** A chart drawn for a page or for paper. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a chart as SVG that stands alone: colours as attributes, which a page's style sheet may
 * replace by the classes `ink`, `soft`, `line`, `s0`–`s3`, `mark`; patterns tell series apart
 * without colour; title and description say it in words. No script, no style.
 */
export function drawChart(chart: Chart, { width, suffix = '' }: DrawOptions): Drawing {
  const canvas: Canvas = { width, id: `${chart.id}${suffix}` };
  const { markup, height } =
    chart.kind === 'bars' ? drawBars(chart, canvas) : drawColumns(chart, canvas);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      role: 'img',
      'aria-labelledby': `${canvas.id}-t ${canvas.id}-d`,
      'font-family': fonts,
      fill: ink,
    },
    [
      `<title id="${canvas.id}-t">${escapeMarkup(chart.title)}</title>`,
      `<desc id="${canvas.id}-d">${escapeMarkup(chart.description)}</desc>`,
      patterns(canvas, chart.series.length),
      markup,
    ].join(''),
  );
  return { svg, width, height: Math.ceil(height) };
}

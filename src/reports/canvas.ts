import type { ChartSeries } from './chart';
import { element, escapeMarkup, textWidth, wrapText } from './svg';

/** What a chart is drawn on. */
export interface Canvas {
  readonly width: number;
  /** Begins every id of the drawing. */
  readonly id: string;
}

/** Markup with the height it takes. */
export interface Drawn {
  readonly markup: string;
  readonly height: number;
}

export const fonts = "'Noto Sans', 'Segoe UI', Arial, 'DejaVu Sans', sans-serif";
export const ink = '#17262b';
const soft = '#3d4e55';
export const line = '#66787f';
export const fontSize = 14;
export const lineHeight = 19;

// At least 3:1 to white and told apart by lightness too, so that a grey print still reads.
const colours = ['#0b4a58', '#b06f00', '#8a1c16', '#6b7f86'] as const;

/** The class and paint of a series; beyond the first, a pattern lies over the colour. */
export function paint(canvas: Canvas, series: number): Readonly<Record<string, string>> {
  const last = colours.length - 1;
  const at = Math.min(series, last);
  return at === 0
    ? { class: 's0', fill: colours[0] }
    : { class: 'patterned', fill: `url(#${canvas.id}-p${at})` };
}

const overlays: readonly string[] = [
  '',
  'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  'M0 4H8',
  'M0 0L8 8M0 8L8 0',
];

/** The patterns of the series beyond the first. */
export function patterns(canvas: Canvas, series: number): string {
  const made = colours.slice(1, series).map((colour, i) =>
    element(
      'pattern',
      { id: `${canvas.id}-p${i + 1}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
      element('rect', { class: `s${i + 1}`, width: 8, height: 8, fill: colour }) +
        element('path', {
          class: 'hatch',
          d: overlays[i + 1],
          stroke: '#ffffff',
          'stroke-width': 1.6,
          fill: 'none',
        }),
    ),
  );
  return made.length === 0 ? '' : element('defs', {}, made.join(''));
}

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly soft?: boolean;
  readonly bold?: boolean;
}

/** A line of text whose base line is at `y`. */
export function words(x: number, y: number, said: string, style: TextStyle = {}): string {
  return element(
    'text',
    {
      class: style.soft === true ? 'soft' : 'ink',
      x,
      y,
      'font-size': style.size ?? fontSize,
      'text-anchor': style.anchor,
      'font-weight': style.bold === true ? 'bold' : undefined,
      fill: style.soft === true ? soft : ink,
    },
    escapeMarkup(said),
  );
}

/** Text broken into lines within `width`; the first base line is at `y`. */
export function wrappedWords(x: number, y: number, said: string, width: number): Drawn {
  const lines = wrapText(said, fontSize, width);
  return {
    markup: lines.map((one, i) => words(x, y + i * lineHeight, one)).join(''),
    height: lines.length * lineHeight,
  };
}

interface Sample {
  readonly name: string;
  readonly draw: (x: number, y: number) => string;
}

/** A sample of a series for the legend. */
export function seriesSample(canvas: Canvas, { name }: ChartSeries, i: number): Sample {
  return {
    name,
    draw: (x, y) => element('rect', { ...paint(canvas, i), x, y: y - 11, width: 14, height: 12 }),
  };
}

export const targetSample = (name: string): Sample => ({
  name,
  draw: (x, y) => targetMark(x + 7, y - 12, 14),
});

export const intervalSample = (name: string): Sample => ({
  name,
  draw: (x, y) => whisker(x, x + 14, y - 5),
});

/** A mark across a bar: what was to be reached. */
export function targetMark(x: number, y: number, height: number): string {
  return element('path', {
    class: 'mark',
    d: `M${round(x)} ${round(y)}v${height}`,
    stroke: '#8a1c16',
    'stroke-width': 3,
    'stroke-dasharray': '4 2',
  });
}

/** A line with two ends: between what and what the true value lies. */
export function whisker(from: number, to: number, y: number): string {
  const d = `M${round(from)} ${y - 4}v8M${round(from)} ${y}H${round(to)}M${round(to)} ${y - 4}v8`;
  return (
    element('path', { class: 'halo', d, stroke: '#ffffff', 'stroke-width': 4, fill: 'none' }) +
    element('path', { class: 'whisker', d, stroke: ink, 'stroke-width': 1.6, fill: 'none' })
  );
}

/** The legend, its samples in as many lines as they need. */
export function legend(canvas: Canvas, samples: readonly Sample[], top: number): Drawn {
  let x = 0;
  let y = top + fontSize;
  const drawn = samples.map(({ name, draw }) => {
    const width = 20 + textWidth(name, fontSize) + 18;
    if (x > 0 && x + width > canvas.width) {
      x = 0;
      y += lineHeight + 2;
    }
    const markup = draw(x, y) + words(x + 20, y, name);
    x += width;
    return markup;
  });
  return { markup: drawn.join(''), height: samples.length === 0 ? 0 : y - top + 12 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

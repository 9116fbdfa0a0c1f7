import type { Language } from '../core';
import type { NumberFormat } from './numbers';

/** A series has its place in the legend and its pattern by its position. */
export interface ChartSeries {
  readonly name: string;
}

/** One bar, or the stacked parts of one. */
export interface Bar {
  readonly label: string;
  /** One value a series, in the unit of the chart. */
  readonly values: readonly number[];
  /** Where the true value lies with a confidence of 95 %. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** What was to be reached. */
  readonly target?: number;
}

interface ChartText {
  /** Unique on its page; letters, digits and dashes. */
  readonly id: string;
  readonly title: string;
  /** What a person who cannot see it should know: the message, with its numbers. */
  readonly description: string;
  readonly format: NumberFormat;
  readonly series: readonly ChartSeries[];
  /** How its numbers are written; Vietnamese by default. */
  readonly lang?: Language;
}

/** Bars that lie, one below the other, with a label above each. */
export interface BarChart extends ChartText {
  readonly kind: 'bars';
  readonly bars: readonly Bar[];
  /** The value of the whole width; by default the greatest of the bars. */
  readonly full?: number;
  /** Words of the legend, where bars have them. */
  readonly targetName?: string;
  readonly intervalName?: string;
}

/** Columns that stand side by side, as time goes by. */
export interface ColumnChart extends ChartText {
  readonly kind: 'columns';
  readonly bars: readonly Bar[];
  /** What the labels are: “Ngày”, “Tháng”. */
  readonly axis: string;
}

export type Chart = BarChart | ColumnChart;

import type { Chart } from './chart';
import type { NumberFormat } from './numbers';

/** One place of a table. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: NumberFormat }
  /** Nothing was counted, so there is nothing to state. */
  | { readonly kind: 'none' }
  /** Known, but of so few people that it stays untold. */
  | { readonly kind: 'hidden' };

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly align: 'left' | 'right';
  /** Share of the width; the columns' shares are compared with each other. */
  readonly width: number;
}

export interface ReportTable {
  /** Short and unique in its report: names the sheet of a workbook. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the reader must know to read it right. */
  readonly note?: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: ReportTable }
  /** A chart never stands without the table that says the same. */
  | { readonly kind: 'figure'; readonly chart: Chart; readonly table: ReportTable };

export interface Section {
  /** Without its number. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Who reports to whom: what stands around the content of an administrative document. */
export interface Letterhead {
  /** The body above, e.g. “Ủy ban nhân dân tỉnh Lai Châu”. */
  readonly superior: string;
  readonly agency: string;
  /** Abbreviation of the agency for the document's sign; the clerk fills it in when absent. */
  readonly sign?: string;
  /** Where it is signed, e.g. “Lai Châu”. */
  readonly place: string;
  /** Position of who signs, e.g. “Giám đốc”. */
  readonly position: string;
  /** Legal grounds, one sentence each without its end. */
  readonly grounds: readonly string[];
  readonly recipients: readonly string[];
}

/** A report as content: what the writers put on paper, into sheets or on a page. */
export interface Report {
  readonly letterhead: Letterhead;
  /** Kind of document: “Báo cáo”. */
  readonly kind: string;
  /** What it is about. */
  readonly subject: string;
  readonly periodId: string;
  readonly madeAt: Date;
  /** What stands before the first section. */
  readonly opening: readonly string[];
  readonly sections: readonly Section[];
  readonly closing: string;
}

export const text = (value: string): Cell => ({ kind: 'text', text: value });
export const none: Cell = { kind: 'none' };
export const hidden: Cell = { kind: 'hidden' };

/** A number, or the sign that there is none. */
export function number(value: number | undefined, format: NumberFormat): Cell {
  return value === undefined ? none : { kind: 'number', value, format };
}

export const count = (value: number): Cell => number(value, 'count');

/** Every table of a report, in order, those of figures among them. */
export function tablesOf({ sections }: Report): readonly ReportTable[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' || block.kind === 'figure' ? [block.table] : []));
}

import { writeNumber } from './numbers';
import { count, number, text } from './report';
import type { Block, Cell } from './report';

export interface CountRow {
  readonly label: string;
  readonly value: number;
}

export interface CountFigure {
  readonly id: string;
  /** Of the sheet. */
  readonly name: string;
  /** Of chart and table. */
  readonly caption: string;
  /** Over the labels and over the numbers. */
  readonly heads: readonly [string, string];
  readonly rows: readonly CountRow[];
  /** What the shares are of; without it there is no column of shares. */
  readonly of?: number;
  /** Whether the last row adds up. */
  readonly total?: boolean;
}

/** Counts as bars, with the table that says the same. */
export function countFigure({ id, name, caption, heads, rows, of, total }: CountFigure): Block {
  const [head, unit] = heads;
  const all: CountRow = { label: 'Cộng', value: rows.reduce((sum, { value }) => sum + value, 0) };
  return {
    kind: 'figure',
    chart: {
      kind: 'bars',
      id,
      title: caption,
      description: describe(rows),
      format: 'count',
      series: [{ name: unit }],
      bars: rows.map(({ label, value }) => ({ label, values: [value] })),
    },
    table: {
      name,
      caption,
      columns: [
        { title: head, align: 'left', width: 3 },
        { title: unit, align: 'right', width: 1 },
        ...(of === undefined ? [] : [{ title: 'Tỷ lệ', align: 'right', width: 1 } as const]),
      ],
      rows: [...rows, ...(total === true ? [all] : [])].map((row) => cellsOf(row, of)),
    },
  };
}

/** The rows as one sentence, for those who cannot see the bars. */
function describe(rows: readonly CountRow[]): string {
  return `${rows.map(({ label, value }) => `${label}: ${writeNumber(value, 'count')}`).join('; ')}.`;
}

function cellsOf({ label, value }: CountRow, of: number | undefined): readonly Cell[] {
  const share = of === undefined ? [] : [number(of === 0 ? undefined : value / of, 'share')];
  return [text(label), count(value), ...share];
}

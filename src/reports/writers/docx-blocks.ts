import {
  AlignmentType,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { cellText } from './cell-text';
import type { Chart } from '../chart';
import { bodyParagraph, centred, mm, run, size, textWidth } from './docx-style';
import { drawChart } from '../draw-chart';
import { rasterise } from './rasterise';
import type { Block, Cell, Column, ReportTable, Section } from '../report';

// Pixels at 96 to the inch: as wide as the text of the page.
const chartWidth = Math.floor(((textWidth / 1440) * 96) / 10) * 10;
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'] as const;

/** Counts tables and figures through the whole document. */
export interface Numbering {
  tables: number;
  figures: number;
  /** Notes that were written once already. */
  readonly notes: Set<string>;
}

export interface BlockOptions {
  readonly numbering: Numbering;
  /** False where the machine has no font for the labels. */
  readonly charts: boolean;
}

export async function docxSection(
  { title, blocks }: Section,
  position: number,
  options: BlockOptions,
): Promise<(Paragraph | Table)[]> {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [run(`${roman[position] ?? position + 1}. ${title.toUpperCase()}`)],
  });
  const made: (Paragraph | Table)[] = [heading];
  for (const block of blocks) made.push(...(await docxBlock(block, options)));
  return made;
}

async function docxBlock(block: Block, options: BlockOptions): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'paragraph':
      return [bodyParagraph(block.text)];
    case 'list':
      return block.items.map((item) => bodyParagraph(`- ${item}`));
    case 'table':
      return tableWithCaption(block.table, options.numbering);
    case 'figure':
      return [
        ...(options.charts ? await figure(block.chart, options.numbering) : []),
        ...tableWithCaption(block.table, options.numbering),
      ];
  }
}

async function figure(chart: Chart, numbering: Numbering): Promise<Paragraph[]> {
  const { svg, width, height } = drawChart(chart, { width: chartWidth });
  const picture = new ImageRun({
    type: 'png',
    data: await rasterise(svg),
    transformation: { width, height },
    altText: { name: chart.id, title: chart.title, description: chart.description },
  });
  numbering.figures += 1;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 160 },
      keepNext: true,
      children: [picture],
    }),
    centred(
      `Hình ${numbering.figures}. ${chart.title}`,
      { size: size.head, italics: true },
      {
        spacing: { before: 40, after: 160 },
      },
    ),
  ];
}

function tableWithCaption(table: ReportTable, numbering: Numbering): (Paragraph | Table)[] {
  numbering.tables += 1;
  const caption = centred(
    `Bảng ${numbering.tables}. ${table.caption}`,
    { size: size.head, bold: true },
    { spacing: { before: 160, after: 80 }, keepNext: true },
  );
  const known = table.note === undefined || numbering.notes.has(table.note);
  if (table.note !== undefined) numbering.notes.add(table.note);
  const note =
    table.note === undefined || known
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            spacing: { before: 60, after: 120 },
            children: [run(`Ghi chú: ${table.note}`, { size: size.small, italics: true })],
          }),
        ];
  return [
    caption,
    docxTable(table),
    ...note,
    new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT }, children: [] }),
  ];
}

function docxTable({ columns, rows }: ReportTable): Table {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / all));
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: mm(1.4), right: mm(1.4), top: mm(0.6), bottom: mm(0.6) },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, i) =>
          cell(centred(title, { size: size.table, bold: true }, { keepNext: true }), widths[i]),
        ),
      }),
      ...rows.map(
        (row, i) =>
          new TableRow({
            cantSplit: true,
            children: row.map((one, at) =>
              // The rows of a short table stay on one page.
              cell(content(one, columns[at], rows.length <= 12 && i < rows.length - 1), widths[at]),
            ),
          }),
      ),
    ],
  });
}

function content(value: Cell, column: Column | undefined, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: column?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    keepNext,
    children: [run(cellText(value), { size: size.table })],
  });
}

function cell(paragraph: Paragraph, width: number | undefined): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    ...(width !== undefined && { width: { size: width, type: WidthType.DXA } }),
    children: [paragraph],
  });
}

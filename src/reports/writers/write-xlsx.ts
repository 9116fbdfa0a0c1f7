import { Workbook } from 'exceljs';
import type { Row, Cell as SheetCell, Worksheet } from 'exceljs';
import type { NumberFormat } from '../numbers';
import { tablesOf } from '../report';
import type { Cell, Report, ReportTable } from '../report';

// 9 is A4: its name is a constant of the declarations only, which single files cannot see.
const paper: object = { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToHeight: 0 };

// Excel shows separators as the reader's office is set: 1.234,5 in Viet Nam.
const formats: Readonly<Record<NumberFormat, string>> = {
  count: '#,##0',
  share: '0.0%',
  days: '#,##0.0',
  score: '0.00',
  change: '+#,##0;-#,##0;0',
  points: '+0.0%;-0.0%;0.0%',
  dayChange: '+#,##0.0;-#,##0.0;0',
};

const lineHeight = 18;

/** The report's tables, each a sheet of its own, with numbers that can be reckoned with. */
export async function writeXlsx(report: Report): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.creator = report.letterhead.agency;
  workbook.created = report.madeAt;
  workbook.title = report.subject;
  addCover(workbook.addWorksheet('Báo cáo', { pageSetup: { ...paper } }), report);
  for (const table of tablesOf(report)) {
    const sheet = workbook.addWorksheet(sheetName(table.name), {
      views: [{ state: 'frozen', ySplit: 2 }],
      pageSetup: { ...paper },
    });
    addTable(sheet, table);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addCover(sheet: Worksheet, report: Report): void {
  const { letterhead, kind, subject, opening, madeAt } = report;
  sheet.getColumn(1).width = 84;
  const lines = [
    letterhead.superior,
    letterhead.agency,
    `${kind.toUpperCase()}: ${subject}`,
    ...opening,
  ];
  for (const line of lines) {
    const row = sheet.addRow([line]);
    row.font = { name: 'Times New Roman', size: 13 };
    spread(sheet, row, 1);
  }
  for (const row of [2, 3])
    sheet.getRow(row).font = { name: 'Times New Roman', size: 13, bold: true };
  const made = sheet.addRow([new Date(madeAt.getTime() + 7 * 60 * 60 * 1000)]).getCell(1);
  made.numFmt = '[$-42A]dd/mm/yyyy hh:mm';
  made.alignment = { horizontal: 'left' };
}

// Excel takes 31 characters and none of these signs.
function sheetName(name: string): string {
  return name.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31);
}

function addTable(sheet: Worksheet, { caption, columns, rows, note }: ReportTable): void {
  const font = { name: 'Times New Roman', size: 12 };
  const title = sheet.addRow([caption]);
  title.font = { ...font, size: 13, bold: true };
  const head = sheet.addRow(columns.map(({ title }) => title));
  head.font = { ...font, bold: true };
  head.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  for (const row of rows) {
    const added = sheet.addRow(row.map(() => null));
    added.font = font;
    row.forEach((cell, i) => {
      fill(added.getCell(i + 1), cell);
    });
  }
  columns.forEach(({ align }, i) => {
    const column = sheet.getColumn(i + 1);
    column.width = align === 'left' ? (i === 0 ? 48 : 20) : 16;
  });
  frame(sheet, rows.length + 1, columns.length);
  spread(sheet, title, columns.length);
  if (note === undefined) return;
  const written = sheet.addRow([note]);
  written.font = { ...font, italic: true };
  spread(sheet, written, columns.length);
}

/** Lets a long text use the width of the whole table, in as many lines as it needs. */
function spread(sheet: Worksheet, row: Row, columns: number): void {
  sheet.mergeCells(row.number, 1, row.number, columns);
  const first = row.getCell(1);
  first.alignment = { wrapText: true, vertical: 'top' };
  const widths = Array.from({ length: columns }, (_, i) => sheet.getColumn(i + 1).width ?? 10);
  const letters = widths.reduce((sum, width) => sum + width, 0);
  row.height = Math.ceil(first.text.length / (letters * 0.9)) * lineHeight;
}

function fill(target: SheetCell, cell: Cell): void {
  switch (cell.kind) {
    case 'text':
      target.value = cell.text;
      target.alignment = { wrapText: true, vertical: 'top' };
      return;
    case 'number':
      target.value = cell.value;
      target.numFmt = formats[cell.format];
      return;
    case 'hidden':
      target.value = 'ẩn';
      target.alignment = { horizontal: 'right' };
      return;
    case 'none':
      return;
  }
}

function frame(sheet: Worksheet, rows: number, columns: number): void {
  const line = { style: 'thin' } as const;
  for (let row = 2; row < rows + 2; row++) {
    for (let column = 1; column <= columns; column++) {
      sheet.getCell(row, column).border = { top: line, left: line, bottom: line, right: line };
    }
  }
}

import { BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { bodyParagraph, centred, mm, rule, run, size, textWidth } from './docx-style';
import { dayParts } from '../numbers';
import type { Letterhead, Report } from '../report';

const cellPadding = 20;
// The two longest lines, in Times New Roman of 12 points, are 72 and 89 mm.
const leftWidth = mm(73);
const rightWidth = textWidth - leftWidth;

/** What stands above the content: names of state and agency, number, place and day, subject, grounds. */
export function docxHead(report: Report): (Paragraph | Table)[] {
  const { letterhead, kind, subject } = report;
  return [
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [leftWidth, rightWidth],
      borders: noBorders,
      margins: { left: cellPadding, right: cellPadding },
      rows: [
        new TableRow({
          children: [side(leftWidth, agencyLines(letterhead)), side(rightWidth, stateLines())],
        }),
        new TableRow({
          children: [
            side(leftWidth, [centred(numberLine(letterhead), { size: size.head })]),
            side(rightWidth, [centred(placeAndDay(report), { size: size.body, italics: true })]),
          ],
        }),
      ],
    }),
    centred(kind.toUpperCase(), { bold: true }, { spacing: { before: 320 } }),
    centred(subject, { bold: true }),
    rule(mm(50), textWidth),
    ...letterhead.grounds.map((ground, i) =>
      bodyParagraph(`Căn cứ ${ground}${i === letterhead.grounds.length - 1 ? '.' : ';'}`, {
        italics: true,
      }),
    ),
  ];
}

/** What stands below it: who gets the document and who signs it. */
export function docxFoot({ letterhead }: Report): (Paragraph | Table)[] {
  const { recipients, position } = letterhead;
  const toWhom = recipients.map(
    (recipient, i) =>
      new Paragraph({
        children: [
          run(`- ${recipient}${i === recipients.length - 1 ? '.' : ';'}`, { size: size.small }),
        ],
      }),
  );
  const half = Math.round(textWidth / 2);
  return [
    new Paragraph({ spacing: { before: 120 }, children: [] }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [half, textWidth - half],
      borders: noBorders,
      rows: [
        new TableRow({
          cantSplit: true,
          children: [
            side(half, [
              new Paragraph({
                children: [run('Nơi nhận:', { size: size.recipients, bold: true, italics: true })],
              }),
              ...toWhom,
            ]),
            side(textWidth - half, [
              centred(position.toUpperCase(), { bold: true }, { keepNext: true }),
              // Room for the signature and the seal; the name is the signer's.
              ...[1, 2, 3, 4].map(() => centred('', {}, { keepNext: true })),
              centred('……………………', { bold: true }),
            ]),
          ],
        }),
      ],
    }),
  ];
}

function agencyLines({ superior, agency }: Letterhead): Paragraph[] {
  return [
    centred(superior.toUpperCase(), { size: size.recipients }),
    centred(agency.toUpperCase(), { size: size.recipients, bold: true }),
    rule(mm(24), leftWidth - 2 * cellPadding),
  ];
}

function stateLines(): Paragraph[] {
  return [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: size.recipients, bold: true }),
    centred('Độc lập - Tự do - Hạnh phúc', { size: size.head, bold: true }),
    rule(mm(56), rightWidth - 2 * cellPadding),
  ];
}

/** The clerk gives the number when the document is registered. */
function numberLine({ sign }: Letterhead): string {
  return `Số:          /BC-${sign ?? '……'}`;
}

/** Only the months 1 and 2 take a nought before them; days below ten do. */
function placeAndDay({ letterhead, madeAt }: Report): string {
  const { day, month, year } = dayParts(madeAt);
  const short = Number(month) <= 2 ? month : String(Number(month));
  return `${letterhead.place}, ngày ${day} tháng ${short} năm ${year}`;
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;

function side(width: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: noBorders,
    children,
  });
}

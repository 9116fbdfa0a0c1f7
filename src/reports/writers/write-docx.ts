import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { fonts } from '../canvas';
import { docxSection } from './docx-blocks';
import { docxFoot, docxHead } from './docx-letterhead';
import { bodyParagraph, page, size, styles } from './docx-style';
import { hasFonts } from './rasterise';
import type { Report } from '../report';

/** The report as a document in the form of Decree 30/2020/NĐ-CP, for the clerk to number and seal. */
export async function writeDocx(report: Report): Promise<Buffer> {
  const numbering = { tables: 0, figures: 0, notes: new Set<string>() };
  const options = { numbering, charts: await hasFonts(fonts) };
  const sections = [];
  for (const [i, section] of report.sections.entries()) {
    sections.push(...(await docxSection(section, i, options)));
  }
  const document = new Document({
    creator: report.letterhead.agency,
    title: `${report.kind}: ${report.subject}`,
    description: report.periodId,
    styles,
    sections: [
      {
        properties: { page, titlePage: true },
        headers: { first: new Header({ children: [new Paragraph({})] }), default: pageNumber() },
        children: [
          ...docxHead(report),
          ...report.opening.map((text) => bodyParagraph(text)),
          ...sections,
          // So ends the content of every administrative document.
          bodyParagraph(`${report.closing}/.`),
          ...docxFoot(report),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** In the middle of the upper margin, from the second page on. */
function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: size.head })],
      }),
    ],
  });
}

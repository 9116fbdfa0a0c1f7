import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions, IStylesOptions } from 'docx';

// Decree 30/2020/NĐ-CP, appendix I: A4, Times New Roman, black, sizes 12 to 14. Sizes here are half
// points, lengths twentieths of a point.
export const size = { small: 22, recipients: 24, table: 24, head: 26, body: 28 } as const;
const millimetre = 56.6929;
export const mm = (length: number): number => Math.round(length * millimetre);

export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) },
} as const;

/** Width of the text between the margins. */
export const textWidth = page.size.width - page.margin.left - page.margin.right;

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: 'Times New Roman',
        size: size.body,
        color: '000000',
        language: { value: 'vi-VN' },
      },
      paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO, before: 0, after: 0 } },
    },
    heading1: {
      run: { font: 'Times New Roman', size: size.body, bold: true, color: '000000' },
      paragraph: {
        spacing: { before: 240, after: 120 },
        keepNext: true,
        indent: { firstLine: mm(10) },
      },
    },
  },
};

export function run(text: string, options: Omit<IRunOptions, 'text'> = {}): TextRun {
  return new TextRun({ text, ...options });
}

/** Running text: justified, first line drawn in. */
export function bodyParagraph(text: string, options: Omit<IRunOptions, 'text'> = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(10) },
    spacing: { before: 60, after: 60 },
    children: [run(text, options)],
  });
}

export function centred(
  text: string,
  options: Omit<IRunOptions, 'text'> = {},
  around: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    ...around,
    children: [run(text, options)],
  });
}

/** The line under a heading of the form; `width` of the `room` it stands in, both in twips. */
export function rule(width: number, room: number): Paragraph {
  const side = Math.max(0, Math.round((room - width) / 2));
  return new Paragraph({
    border: { top: { style: 'single', size: 6, color: '000000', space: 1 } },
    indent: { left: side, right: side },
    spacing: { before: 20, after: 60, line: 120, lineRule: LineRuleType.EXACT },
    children: [],
  });
}

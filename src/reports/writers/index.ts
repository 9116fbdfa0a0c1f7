import type { Report } from '../report';
import { writeDocx } from './write-docx';
import { writeHtml } from './write-html';
import { writeXlsx } from './write-xlsx';

// A door of its own: the server shows charts all day long and never loads what writes documents.

export const reportFormats = ['docx', 'xlsx', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

const writers: Readonly<Record<ReportFormat, (report: Report) => Promise<Buffer>>> = {
  docx: writeDocx,
  xlsx: writeXlsx,
  html: (report) => Promise.resolve(Buffer.from(writeHtml(report))),
};

/** The report as a file. */
export function writeReport(report: Report, format: ReportFormat): Promise<Buffer> {
  return writers[format](report);
}

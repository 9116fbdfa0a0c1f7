import type { Report } from './report';

export const reportFormats = ['docx', 'xlsx', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

// Loaded on demand: the server shows charts all day long and writes documents once a month.
const writers: Readonly<Record<ReportFormat, (report: Report) => Promise<Buffer>>> = {
  docx: async (report) => (await import('./write-docx.js')).writeDocx(report),
  xlsx: async (report) => (await import('./write-xlsx.js')).writeXlsx(report),
  html: async (report) => Buffer.from((await import('./write-html.js')).writeHtml(report)),
};

/** The report as a file. */
export function writeReport(report: Report, format: ReportFormat): Promise<Buffer> {
  return writers[format](report);
}

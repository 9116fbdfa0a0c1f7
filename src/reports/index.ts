export { parsePeriod, previousPeriod } from './period';
export type { Period, PeriodKind } from './period';
export { gatherFeedback, gatherFigures } from './gather';
export type {
  FeedbackFigures,
  FigureSources,
  PeriodFigures,
  ReportFigures,
  Wanted,
} from './gather';
export type { TicketFigures, TicketGroup } from './ticket-figures';
export { buildReport } from './build-report';
export type { ReportInput } from './build-report';
export { letterheadFor } from './letterhead';
export type { LetterheadChoice } from './letterhead';
export { namesFrom } from './names';
export type { Names } from './names';
export type { Block, Cell, Letterhead, Report, ReportTable, Section } from './report';
export { drawChart } from './draw-chart';
export type { Drawing, DrawOptions } from './draw-chart';
export type { Bar, BarChart, Chart, ColumnChart } from './chart';
export { writeNumber } from './numbers';
export type { NumberFormat } from './numbers';

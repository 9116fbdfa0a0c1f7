import { createHash } from 'node:crypto';
import { vietnamDay } from '../core';
import type { Handling } from '../knowledge';
import type { TicketGroup } from '../reports';
import type { ReleasedRow } from '../store';
import { agencyOf, fieldName } from '../tickets';
import type { PublicFeedback } from './feedback-reader';

/** Fields of a published case, in the order of the CSV; names and meanings never change. */
export const caseFields = [
  'id',
  'kind',
  'field',
  'fieldName',
  'agency',
  'agencyName',
  'receivedOn',
  'answeredOn',
  'onTime',
  'releasedOn',
  'question',
  'answer',
] as const;
export type OpenCase = Readonly<Record<(typeof caseFields)[number], string | boolean | null>>;

export const licence = {
  name: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/deed.vi',
} as const;

/** A published case as open data: no code, no commune, no rating, so that it leads to nobody. */
function openCase(row: ReleasedRow, handling: Handling): OpenCase {
  const { ticketId, kind, field, agency, createdAt, answeredAt, onTime, releasedAt } = row;
  return {
    // The same for ever, and no way back to the ticket.
    id: createHash('sha256').update(ticketId).digest('hex').slice(0, 16),
    kind,
    field,
    fieldName: fieldName(handling, field),
    agency,
    agencyName: agencyOf(handling, agency)?.name ?? agency,
    receivedOn: vietnamDay(new Date(createdAt)),
    answeredOn: dayOf(answeredAt),
    onTime: onTime === null ? null : onTime === 1,
    releasedOn: dayOf(releasedAt),
    question: row.question,
    answer: row.answer,
  };
}

export interface OpenDataInput {
  readonly feedback: PublicFeedback;
  readonly handling: Handling;
  readonly locality: string;
  readonly source: string;
}

/** Everything of a period as one JSON object; `version` grows when a field changes its meaning. */
export function openJson({ feedback, handling, locality, source }: OpenDataInput): object {
  const { figures, released, readAt } = feedback;
  const { period, survey, tickets } = figures;
  const { all, takenUp, published, byAgency, byField } = tickets;
  return {
    version: 1,
    source,
    licence,
    locality,
    period: {
      id: period.id,
      from: vietnamDay(period.from),
      to: vietnamDay(new Date(period.until.getTime() - 1)),
    },
    readAt: readAt.toISOString(),
    tickets: {
      ...openGroup(all),
      takenUp,
      published,
      byAgency: byAgency.map((group) => ({
        agency: group.key,
        agencyName: agencyOf(handling, group.key)?.name ?? group.key,
        ...openGroup(group),
      })),
      byField: byField.map((group) => ({
        field: group.key,
        fieldName: fieldName(handling, group.key),
        ...openGroup(group),
      })),
    },
    satisfaction: {
      all: survey.all === undefined ? null : openSurvey(survey.all),
      byField: survey.byField.map((result) => ({
        field: result.group,
        fieldName: fieldName(handling, result.group),
        ...openSurvey(result),
      })),
    },
    cases: released.map((row) => openCase(row, handling)),
  };
}

function openGroup({ received, answered, onTime, medianDays, open, overdue }: TicketGroup): object {
  return { received, answered, onTime, medianDays: medianDays ?? null, open, overdue };
}

type SurveyResult = PublicFeedback['figures']['survey']['byField'][number];

function openSurvey(result: SurveyResult): object {
  if (result.kind === 'hidden') return { hidden: true };
  const { offered, replied, satisfied, satisfaction } = result;
  return { hidden: false, asked: offered, replied, satisfied, ...satisfaction };
}

/** The published cases as CSV (RFC 4180) with a mark by which spreadsheets know it is UTF-8. */
export function openCsv({ released }: PublicFeedback, handling: Handling): string {
  const lines = released.map((row) => {
    const one = openCase(row, handling);
    return caseFields.map((name) => csvCell(one[name]));
  });
  return `\uFEFF${[[...caseFields], ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function csvCell(value: string | boolean | null): string {
  if (value === null) return '';
  // A spreadsheet would run a text that begins so as a formula.
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function dayOf(time: string | null): string | null {
  return time === null ? null : vietnamDay(new Date(time));
}

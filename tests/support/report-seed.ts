import { sequentialIds } from '../../src/core';
import type { BulkRow, Store } from '../../src/store';
import { newTicketCode } from '../../src/tickets';

/**
 * A quarter of a small office, written and counted by hand: `tests/reports` states every count
 * beside the reason for it. The quarter is 2026-Q4 of `lai-chau`; the clock of the reports stands
 * at `seedNow`, after its end.
 */
export const seedNow = new Date('2027-01-05T03:00:00Z');

/** Ten in the morning in Viet Nam, on a day `MM-DD` of 2026, or as a whole. */
function at(day: string): string {
  if (day.includes('T')) return `${day}Z`;
  return `${day.length === 5 ? '2026-' : ''}${day}T03:00:00.000Z`;
}

type AnswerLine = readonly [
  time: string,
  conversation: string,
  status: string,
  topic: string | null,
  lang?: string,
];

const khaiSinh = 'dang-ky-khai-sinh';
const tamTru = 'dang-ky-tam-tru';

const answers: readonly AnswerLine[] = [
  // Third quarter, from its first moment in Viet Nam to its last.
  ['2026-06-30T17:00:00.000', 'c12', 'answered', khaiSinh],
  ['08-01', 'c11', 'answered', tamTru],
  ['08-02', 'c11', 'unanswered_no_match', null],
  ['2026-09-30T16:59:59.999', 'c1', 'answered', khaiSinh],
  // October.
  ['2026-09-30T17:00:00.000', 'c1', 'answered', khaiSinh],
  ['10-05', 'c1', 'answered', khaiSinh],
  ['10-05', 'c2', 'answered', tamTru],
  ['10-09', 'c2', 'clarification', null],
  ['10-09', 'c2', 'answered_catalogue', null],
  ['10-20', 'c3', 'smalltalk', null],
  ['10-20', 'c3', 'unanswered_no_match', null],
  // November.
  ['11-01', 'c4', 'answered', khaiSinh, 'en'],
  ['11-02', 'c4', 'dossier', khaiSinh, 'en'],
  ['11-10', 'c5', 'unanswered_low_score', null],
  ['11-11', 'c5', 'handoff', null],
  ['11-12', 'c6', 'petition', null],
  ['11-15', 'c6', 'refused_abuse', null],
  ['11-18', 'c7', 'emergency', null, 'km'],
  // December.
  ['12-01', 'c8', 'answered', tamTru],
  ['12-02', 'c8', 'answered', tamTru],
  ['12-03', 'c8', 'error_internal', null],
  ['12-15', 'c9', 'answered', khaiSinh],
  ['12-20', 'c10', 'refused_empty', null],
  ['2026-12-31T16:59:59.999', 'c9', 'answered', khaiSinh],
  // The first moment of 2027.
  ['2026-12-31T17:00:00.000', 'c9', 'answered', khaiSinh],
];

type RatingLine = readonly [
  time: string,
  answer: string,
  conversation: string,
  rating: 'helpful' | 'not_helpful',
  reason: string | null,
  topic: string | null,
];

const ratings: readonly RatingLine[] = [
  ['08-01', 'SEEDA1', 'c11', 'helpful', null, tamTru],
  ['08-03', 'SEEDA2', 'c12', 'not_helpful', 'wrong', khaiSinh],
  ['10-05', 'SEEDB1', 'c1', 'helpful', null, khaiSinh],
  ['10-06', 'SEEDB2', 'c2', 'not_helpful', 'unclear', tamTru],
  ['10-09', 'SEEDB3', 'c2', 'not_helpful', null, null],
  // The same person thought again: only the later one counts.
  ['11-01', 'SEEDB4', 'c4', 'not_helpful', 'wrong', khaiSinh],
  ['11-02', 'SEEDB4', 'c4', 'helpful', null, khaiSinh],
  ['12-02', 'SEEDB5', 'c8', 'not_helpful', 'unclear', tamTru],
  ['12-15', 'SEEDB6', 'c9', 'helpful', null, khaiSinh],
  ['12-16', 'SEEDB7', 'c9', 'helpful', null, khaiSinh],
];

interface SurveyBatch {
  readonly day: string;
  readonly field: string;
  readonly ageBand: string | null;
  readonly helper: number | null;
  /** How many gave 1, 2, 3, 4, 5. */
  readonly scores: readonly number[];
  readonly silent: number;
  readonly locality?: string;
}

const surveys: readonly SurveyBatch[] = [
  {
    day: '08-10',
    field: 'ho-tich',
    ageBand: '30-44',
    helper: 0,
    scores: [0, 1, 0, 4, 5],
    silent: 10,
  },
  {
    day: '10-10',
    field: 'dat-dai',
    ageBand: '30-44',
    helper: 0,
    scores: [1, 1, 1, 4, 5],
    silent: 8,
  },
  {
    day: '11-10',
    field: 'ho-tich',
    ageBand: '60-plus',
    helper: 1,
    scores: [0, 0, 1, 9, 10],
    silent: 10,
  },
  {
    day: '11-11',
    field: 'xay-dung',
    ageBand: '30-44',
    helper: null,
    scores: [0, 1, 0, 3, 2],
    silent: 2,
  },
  {
    day: '12-10',
    field: 'dau-tu',
    ageBand: 'under-30',
    helper: 0,
    scores: [0, 0, 1, 2, 2],
    silent: 1,
  },
  {
    day: '12-11',
    field: 'dat-dai',
    ageBand: '30-44',
    helper: 0,
    scores: [20, 0, 0, 0, 0],
    silent: 0,
    locality: 'can-tho-soc-trang',
  },
];

interface TicketLine {
  readonly agency: string;
  readonly field: string;
  readonly kind: string;
  readonly state: string;
  readonly created: string;
  readonly taken?: string;
  readonly answered?: string;
  readonly closed?: string;
  readonly due: string;
  readonly onTime?: 0 | 1;
  readonly satisfaction?: number;
  readonly reopened?: number;
  readonly released?: string;
  readonly locality?: string;
}

const so = 'lc-nnmt';
const xa = 'lc-xa';

const tickets: readonly TicketLine[] = [
  {
    agency: so,
    field: 'dat-dai',
    kind: 'complaint',
    state: 'closed',
    created: '10-02',
    taken: '10-03',
    answered: '10-10',
    closed: '10-20',
    due: '10-16',
    onTime: 1,
    satisfaction: 5,
    released: '10-25',
  },
  {
    agency: so,
    field: 'dat-dai',
    kind: 'petition',
    state: 'closed',
    created: '10-05',
    taken: '10-06',
    answered: '10-25',
    closed: '11-05',
    due: '10-20',
    onTime: 0,
    satisfaction: 2,
    reopened: 1,
    released: '11-06',
  },
  {
    agency: so,
    field: 'dat-dai',
    kind: 'complaint',
    state: 'answered',
    created: '11-01',
    taken: '11-02',
    answered: '11-11',
    due: '11-15',
    onTime: 1,
  },
  {
    agency: so,
    field: 'xay-dung',
    kind: 'suggestion',
    state: 'in_progress',
    created: '12-20',
    taken: '12-21',
    due: '2027-01-10',
  },
  {
    agency: so,
    field: 'dat-dai',
    kind: 'complaint',
    state: 'assigned',
    created: '12-01',
    due: '12-15',
  },
  {
    agency: xa,
    field: 'ho-tich',
    kind: 'question',
    state: 'closed',
    created: '11-05',
    taken: '11-05',
    answered: '11-06',
    closed: '11-10',
    due: '11-15',
    onTime: 1,
    satisfaction: 4,
    released: '11-12',
  },
  {
    agency: xa,
    field: 'ho-tich',
    kind: 'complaint',
    state: 'merged',
    created: '11-06',
    closed: '11-07',
    due: '11-20',
  },
  {
    agency: xa,
    field: 'ho-tich',
    kind: 'complaint',
    state: 'withdrawn',
    created: '11-08',
    closed: '11-09',
    due: '11-22',
  },
  {
    agency: xa,
    field: 'ho-tich',
    kind: 'petition',
    state: 'closed',
    created: '09-20',
    taken: '09-21',
    answered: '10-01',
    closed: '10-05',
    due: '10-03',
    onTime: 1,
    released: '10-06',
  },
  {
    agency: xa,
    field: 'khac',
    kind: 'suggestion',
    state: 'closed',
    created: '07-10',
    taken: '07-11',
    answered: '07-15',
    closed: '07-20',
    due: '07-24',
    onTime: 1,
  },
  // Answered after the quarter's end and too late.
  {
    agency: xa,
    field: 'ho-tich',
    kind: 'complaint',
    state: 'answered',
    created: '12-28',
    taken: '12-29',
    answered: '2027-01-03',
    due: '12-30',
    onTime: 0,
  },
  {
    agency: xa,
    field: 'ho-tich',
    kind: 'complaint',
    state: 'received',
    created: '2027-01-02',
    due: '2027-01-16',
  },
  {
    agency: so,
    field: 'dat-dai',
    kind: 'complaint',
    state: 'received',
    created: '11-01',
    due: '11-15',
    locality: 'can-tho-soc-trang',
  },
];

/** Puts the quarter into an empty store. */
export async function seedReports(store: Pick<Store, 'bulk'>): Promise<void> {
  await store.bulk.load('answers', answers.map(answerRow));
  await store.bulk.load('feedback', ratings.map(ratingRow));
  await store.bulk.load('surveyReplies', surveys.flatMap(surveyRows));
  await store.bulk.load('tickets', tickets.map(ticketRow));
  const released = tickets.flatMap((ticket, i) =>
    ticket.released === undefined ? [] : [publicationRow(ticket, i, ticket.released)],
  );
  await store.bulk.load('publications', released);
}

function answerRow(
  [time, conversationId, status, topic, lang = 'vi']: AnswerLine,
  i: number,
): BulkRow {
  const question = status === 'refused_empty' ? '' : 'câu hỏi đã che';
  const rest = { context: null, facet: null, score: 0.9, knowledgeVersion: 'v1', timings: '{}' };
  const code = `SEED${i + 1000}`;
  return {
    code,
    conversationId,
    question,
    status,
    topic,
    lang,
    answer: '{}',
    createdAt: at(time),
    ...rest,
  };
}

function ratingRow([time, answerCode, conversationId, rating, reason, topic]: RatingLine): BulkRow {
  const rest = { text: null, facet: null, knowledgeVersion: 'v1' };
  return { answerCode, conversationId, rating, reason, topic, createdAt: at(time), ...rest };
}

function surveyRows(batch: SurveyBatch, at_: number): readonly BulkRow[] {
  const { day, field, ageBand, helper, scores, silent, locality = 'lai-chau' } = batch;
  const given = scores.flatMap((count, i) => Array.from({ length: count }, () => i + 1));
  const all = [...given, ...Array.from({ length: silent }, () => null)];
  return all.map((score, i) => ({
    id: `survey-${at_}-${i}`,
    roundId: null,
    conversationId: `survey-conversation-${at_}-${i}`,
    channel: 'web',
    field,
    score,
    text: null,
    commune: null,
    ageBand,
    helper,
    locality,
    offeredAt: at(day),
    repliedAt: score === null ? null : at(day),
  }));
}

/** The codes of the seeded tickets, in order. */
export const seedCodes: readonly string[] = (() => {
  const ids = sequentialIds();
  return tickets.map(() => newTicketCode('LC', '2026-10-01', ids));
})();

function ticketRow(line: TicketLine, i: number): BulkRow {
  const created = at(line.created);
  const optional = (day: string | undefined): string | null => (day === undefined ? null : at(day));
  return {
    id: `ticket-${i}`,
    code: seedCodes[i] ?? '',
    intakeKey: `intake-${i}`,
    kind: line.kind,
    field: line.field,
    locality: line.locality ?? 'lai-chau',
    unit: null,
    agency: line.agency,
    state: line.state,
    text: 'Nội dung riêng của người dân, không được công khai.',
    summary: null,
    answer: line.answered === undefined ? null : 'Câu trả lời.',
    channel: 'web',
    conversationId: 'c1',
    lang: 'vi',
    topic: null,
    answerCode: null,
    anonymous: 0,
    collaborator: null,
    onBehalf: 0,
    acknowledgeBy: created,
    resolveBy: at(line.due),
    extendedTo: null,
    acknowledgedAt: optional(line.taken),
    answeredAt: optional(line.answered),
    closedAt: optional(line.closed),
    mergedInto: null,
    level: 0,
    reopened: line.reopened ?? 0,
    onTime: line.onTime ?? null,
    satisfaction: line.satisfaction ?? null,
    version: 1,
    clockStart: created,
    reminded: 0,
    nextCheckAt: null,
    createdAt: created,
    updatedAt: created,
  };
}

function publicationRow(
  { field, agency, closed = '', released: _ }: TicketLine,
  i: number,
  released: string,
): BulkRow {
  return {
    ticketId: `ticket-${i}`,
    question: `Câu hỏi công khai số ${i + 1}`,
    answer: `Cơ quan trả lời số ${i + 1}`,
    field,
    agency,
    state: 'released',
    reviewedBy: 'supervisor:lan',
    releasedAt: at(released),
    note: null,
    createdAt: at(closed),
    updatedAt: at(released),
  };
}

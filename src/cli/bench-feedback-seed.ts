import { sequentialIds } from '../core';
import type { IdGenerator } from '../core';
import type { BulkRow, Store } from '../store';
import { newTicketCode } from '../tickets';
import { seededRandom } from './seeded-random';

export interface SeedPlan {
  readonly tickets: number;
  /** What citizens and bot said: two lines for each answer. */
  readonly messages: number;
  readonly from: Date;
  readonly until: Date;
  readonly locality: string;
}

type Table = Parameters<Store['bulk']['load']>[0];
type Rows = Readonly<Partial<Record<Table, readonly BulkRow[]>>>;

const answersPerConversation = 4;
const conversationsPerBatch = 1000;
const ticketsPerBatch = 1000;
const dayMs = 24 * 60 * 60 * 1000;

const topics = Array.from({ length: 80 }, (_, i) => `chu-de-${i + 1}`);
const statuses = ['answered', 'answered', 'answered', 'answered_catalogue', 'dossier', 'smalltalk'];
const rareStatuses = ['clarification', 'unanswered_no_match', 'unanswered_low_score', 'handoff'];
const fields = ['dat-dai', 'xay-dung', 'dau-tu', 'ho-tich', 'cu-tru', 'mot-cua', 'khac'];
const agencies = ['lc-nnmt', 'lc-xd', 'lc-tc', 'lc-xa', 'lc-ca', 'lc-hcc'];
const kinds = ['petition', 'complaint', 'suggestion', 'question', 'report'];
const reasons = ['wrong', 'outdated', 'unclear', 'off-topic', 'incomplete'];
const ages = ['under-30', '30-44', '45-59', '60-plus'];
// As long as a usual answer is.
const answerText =
  'Bạn cần tờ khai, giấy tờ tuỳ thân và nộp tại Uỷ ban nhân dân xã, phường. '.repeat(9);

interface Chance {
  /** From 0 to 1. */
  readonly next: () => number;
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
}

/** The rows of a plan, batch by batch in the order of time; the same plan gives the same rows. */
export function* seedBatches(plan: SeedPlan): Generator<Rows> {
  const next = seededRandom(20261121);
  const chance: Chance = { next, pick: (items) => items[Math.floor(next() * items.length)] };
  const conversations = Math.ceil(plan.messages / 2 / answersPerConversation);
  for (let at = 0; at < conversations; at += conversationsPerBatch) {
    const many = Math.min(conversationsPerBatch, conversations - at);
    yield conversationRows(plan, chance, { first: at, many, of: conversations });
  }
  const ids = sequentialIds();
  for (let at = 0; at < plan.tickets; at += ticketsPerBatch) {
    const many = Math.min(ticketsPerBatch, plan.tickets - at);
    yield ticketRows(plan, chance, ids, { first: at, many, of: plan.tickets });
  }
}

interface Part {
  readonly first: number;
  readonly many: number;
  readonly of: number;
}

/** When the n-th of something begins: evenly through the plan's time. */
function timeOf({ from, until }: SeedPlan, n: number, of: number): number {
  return from.getTime() + ((until.getTime() - from.getTime()) * n) / of;
}

function conversationRows(plan: SeedPlan, chance: Chance, { first, many, of }: Part): Rows {
  const numbers = Array.from({ length: many }, (_, i) => first + i);
  const answers = numbers.flatMap((n) =>
    Array.from({ length: answersPerConversation }, (_, i) =>
      answerRow(chance, n, i, new Date(timeOf(plan, n, of) + i * 40_000)),
    ),
  );
  return {
    conversations: numbers.map((n) => conversationRow(n, iso(timeOf(plan, n, of)))),
    answers,
    transcripts: answers.flatMap(transcriptRows),
    feedback: answers.filter(() => chance.next() < 0.05).map((answer) => ratingRow(chance, answer)),
    surveyReplies: numbers
      .filter(() => chance.next() < 0.1)
      .map((n) => surveyRow(plan, chance, n, iso(timeOf(plan, n, of)))),
  };
}

function conversationRow(n: number, at: string): BulkRow {
  const rest = { channel: 'web', language: 'vi', lastPosition: 0 };
  return { id: `bench-${n}`, userId: `user-${n}`, createdAt: at, lastActivityAt: at, ...rest };
}

function answerRow({ next, pick }: Chance, n: number, i: number, at: Date): BulkRow {
  const status = (next() < 0.85 ? pick(statuses) : pick(rareStatuses)) ?? 'answered';
  const named = status.startsWith('answered') || status === 'dossier';
  return {
    code: `B${n.toString(36).toUpperCase()}${i}`,
    conversationId: `bench-${n}`,
    question: 'làm giấy khai sinh cho con cần giấy tờ gì',
    context: null,
    status,
    // Few topics are asked for most of the time.
    topic: named ? (topics[Math.floor(next() ** 2 * topics.length)] ?? null) : null,
    facet: null,
    lang: next() < 0.95 ? 'vi' : 'km',
    score: 0.9,
    knowledgeVersion: 'bench',
    answer: JSON.stringify({ text: answerText, citations: [] }),
    timings: '{"answer":3}',
    createdAt: at.toISOString(),
  };
}

function transcriptRows({
  conversationId,
  question,
  code,
  createdAt,
}: BulkRow): readonly BulkRow[] {
  const shared = { conversationId: conversationId ?? null, createdAt: createdAt ?? null };
  return [
    { ...shared, role: 'citizen', text: question ?? '', answerCode: null },
    { ...shared, role: 'bot', text: answerText, answerCode: code ?? null },
  ];
}

function ratingRow({ next, pick }: Chance, answer: BulkRow): BulkRow {
  const helpful = next() < 0.8;
  return {
    answerCode: answer['code'] ?? null,
    conversationId: answer['conversationId'] ?? null,
    rating: helpful ? 'helpful' : 'not_helpful',
    reason: helpful ? null : (pick(reasons) ?? null),
    text: null,
    topic: answer['topic'] ?? null,
    facet: null,
    knowledgeVersion: 'bench',
    createdAt: answer['createdAt'] ?? null,
  };
}

function surveyRow({ locality }: SeedPlan, { next, pick }: Chance, n: number, at: string): BulkRow {
  const replied = next() < 0.4;
  return {
    id: `bench-survey-${n}`,
    roundId: null,
    conversationId: `bench-${n}`,
    channel: 'web',
    field: pick(fields) ?? 'khac',
    score: replied ? Math.min(5, 2 + Math.floor(next() * 5)) : null,
    text: null,
    commune: null,
    ageBand: replied ? (pick(ages) ?? null) : null,
    helper: replied ? Math.round(next()) : null,
    locality,
    offeredAt: at,
    repliedAt: replied ? at : null,
  };
}

function ticketRows(
  plan: SeedPlan,
  chance: Chance,
  ids: IdGenerator,
  { first, many, of }: Part,
): Rows {
  const numbers = Array.from({ length: many }, (_, i) => first + i);
  const tickets = numbers.map((n) => ticketRow(plan, chance, ids, { n, at: timeOf(plan, n, of) }));
  const closed = tickets.filter(({ state }) => state === 'closed');
  return {
    tickets,
    ticketEvents: tickets.flatMap(eventRows),
    publications: closed.filter(() => chance.next() < 0.8).map(publicationRow),
  };
}

interface Course {
  readonly created: string;
  readonly answered: string | null;
  readonly closed: string | null;
  readonly onTime: number | null;
}

const resolveDays = 20;

/** What became of a ticket: most are answered, most of these in time and closed. */
function courseOf({ next }: Chance, at: number): Course {
  const days = next() * 30;
  const created = iso(at);
  if (next() >= 0.85) return { created, answered: null, closed: null, onTime: null };
  const answered = iso(at + days * dayMs);
  const closed = next() < 0.9 ? iso(at + (days + 3) * dayMs) : null;
  return { created, answered, closed, onTime: days <= resolveDays ? 1 : 0 };
}

function stateOf({ answered, closed }: Course): string {
  if (closed !== null) return 'closed';
  return answered === null ? 'in_progress' : 'answered';
}

function ticketRow(
  { locality }: SeedPlan,
  chance: Chance,
  ids: IdGenerator,
  { n, at }: { readonly n: number; readonly at: number },
): BulkRow {
  const { next, pick } = chance;
  const course = courseOf(chance, at);
  const { created, answered, closed, onTime } = course;
  return {
    ...wordsOf(course),
    id: `bench-ticket-${n}`,
    code: newTicketCode('LC', created, ids),
    intakeKey: `bench-${n}`,
    kind: pick(kinds) ?? 'petition',
    field: pick(fields) ?? 'khac',
    locality,
    agency: pick(agencies) ?? 'lc-hcc',
    state: stateOf(course),
    conversationId: `bench-${n}`,
    acknowledgeBy: iso(at + 5 * dayMs),
    resolveBy: iso(at + resolveDays * dayMs),
    extendedTo: null,
    acknowledgedAt: iso(at + dayMs),
    answeredAt: answered,
    closedAt: closed,
    onTime,
    satisfaction: closed !== null && next() < 0.3 ? 1 + Math.floor(next() * 5) : null,
    clockStart: created,
    nextCheckAt: answered === null ? iso(at + 10 * dayMs) : null,
    createdAt: created,
    updatedAt: created,
  };
}

/** What tickets of the bench have in common. */
function wordsOf({ answered }: Course): BulkRow {
  return {
    text: 'Đường vào thôn hỏng đã lâu, mùa mưa không đi được, đề nghị cơ quan xem xét. '.repeat(4),
    answer: answered === null ? null : 'Cơ quan đã kiểm tra và đưa vào kế hoạch sửa. '.repeat(4),
    unit: null,
    summary: null,
    channel: 'web',
    lang: 'vi',
    topic: null,
    answerCode: null,
    anonymous: 0,
    collaborator: null,
    onBehalf: 0,
    mergedInto: null,
    level: 0,
    reopened: 0,
    version: 4,
    reminded: 0,
  };
}

function eventRows(ticket: BulkRow): readonly BulkRow[] {
  const moves = [
    ['open', null, 'received', ticket['createdAt']],
    ['assign', 'received', 'assigned', ticket['createdAt']],
    ['acknowledge', 'assigned', 'acknowledged', ticket['acknowledgedAt']],
    ['start', 'acknowledged', 'in_progress', ticket['acknowledgedAt']],
    ['answer', 'in_progress', 'answered', ticket['answeredAt']],
    ['close', 'answered', 'closed', ticket['closedAt']],
  ] as const;
  return moves.flatMap(([kind, fromState, toState, at], i) => {
    if (at === null || at === undefined) return [];
    const id = `${String(ticket['id'])}-${i}`;
    const event = { kind, fromState, toState, actor: 'system', note: null, data: null, at };
    return [{ id, ticketId: ticket['id'] ?? null, seq: i + 1, ...event }];
  });
}

function publicationRow(ticket: BulkRow): BulkRow {
  const closed = ticket['closedAt'] ?? null;
  return {
    ticketId: ticket['id'] ?? null,
    question: ticket['text'] ?? '',
    answer: ticket['answer'] ?? '',
    field: ticket['field'] ?? 'khac',
    agency: ticket['agency'] ?? '',
    state: 'released',
    reviewedBy: 'bench',
    releasedAt: closed,
    note: null,
    createdAt: closed,
    updatedAt: closed,
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

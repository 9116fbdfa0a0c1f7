import { sql } from 'kysely';
import type { Db } from './tables';

/** A stretch of time: `from` belongs to it, `until` does not. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** How many answers ended alike. */
export interface AnswerCount {
  readonly status: string;
  /** Null where no topic was found. */
  readonly topic: string | null;
  readonly lang: string;
  readonly count: number;
}

/** What was asked. Counted from answers, which lose their words but stay when transcripts go. */
export interface AnswerFigures {
  readonly counts: readonly AnswerCount[];
  readonly conversations: number;
}

/** Ratings that count: the last one of each conversation about each answer. */
export interface RatingCount {
  readonly rating: 'helpful' | 'not_helpful';
  readonly reason: string | null;
  readonly topic: string | null;
  readonly count: number;
}

/** What reports need of a ticket: no words, no code, nobody's name. Times are ISO in UTC. */
export interface TicketFact {
  readonly agency: string;
  readonly field: string;
  readonly kind: string;
  readonly state: string;
  readonly channel: string;
  readonly createdAt: string;
  readonly acknowledgedAt: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  /** When the answer was due, an extension counted. */
  readonly dueBy: string;
  /** Whether the first answer came in time; null while there is none. */
  readonly onTime: number | null;
  /** 1–5 as the citizen rated the handling. */
  readonly satisfaction: number | null;
  readonly reopened: number;
  /** When the masked case was made public; null when it was not. */
  readonly releasedAt: string | null;
}

/** Counts for reports and public pages; none of them tells who said what. */
export interface Figures {
  answers(span: Span): Promise<AnswerFigures>;
  /** How many answers each span has. */
  answerCounts(spans: readonly Span[]): Promise<readonly number[]>;
  ratings(span: Span): Promise<readonly RatingCount[]>;
  /** Tickets that came in during the span or were still open when it began. */
  tickets(span: Span, locality: string): Promise<readonly TicketFact[]>;
}

export class SqlFigures implements Figures {
  constructor(private readonly db: Db) {}

  async answers(span: Span): Promise<AnswerFigures> {
    const rows = this.answersIn(span);
    const [counts, conversations] = await Promise.all([
      rows
        .select(['status', 'topic', 'lang', (eb) => eb.fn.countAll().as('count')])
        .groupBy(['status', 'topic', 'lang'])
        .execute(),
      rows
        .select(sql<number | string>`count(distinct ${anyConversation})`.as('count'))
        .executeTakeFirstOrThrow(),
    ]);
    return { counts: counts.map(numbered), conversations: Number(conversations.count) };
  }

  // Ranges of one index: quicker than grouping by a day, which the databases would have to sort.
  async answerCounts(spans: readonly Span[]): Promise<readonly number[]> {
    const counts = spans.map((span) =>
      this.answersIn(span)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow(),
    );
    return (await Promise.all(counts)).map(({ count }) => Number(count));
  }

  async ratings({ from, until }: Span): Promise<readonly RatingCount[]> {
    const last = this.db
      .selectFrom('feedback')
      .select((eb) => eb.fn.max('id').as('id'))
      .where('createdAt', '>=', from.toISOString())
      .where('createdAt', '<', until.toISOString())
      .groupBy(['answerCode', 'conversationId']);
    const rows = await this.db
      .selectFrom('feedback')
      .select(['rating', 'reason', 'topic', (eb) => eb.fn.countAll().as('count')])
      .where('id', 'in', last)
      .groupBy(['rating', 'reason', 'topic'])
      .execute();
    return rows.map(numbered);
  }

  async tickets({ from, until }: Span, locality: string): Promise<readonly TicketFact[]> {
    const begin = from.toISOString();
    return this.db
      .selectFrom('tickets')
      .leftJoin('publications', (join) =>
        join
          .onRef('publications.ticketId', '=', 'tickets.id')
          .on('publications.state', '=', 'released'),
      )
      .select([...ticketColumns, 'publications.releasedAt'])
      .select((eb) => eb.fn.coalesce('tickets.extendedTo', 'tickets.resolveBy').as('dueBy'))
      .where('tickets.locality', '=', locality)
      .where('tickets.createdAt', '<', until.toISOString())
      .where((eb) =>
        eb.or([
          eb('tickets.closedAt', 'is', null),
          eb('tickets.closedAt', '>=', begin),
          eb('tickets.createdAt', '>=', begin),
        ]),
      )
      .execute();
  }

  private answersIn({ from, until }: Span) {
    return this.db
      .selectFrom('answers')
      .where('createdAt', '>=', from.toISOString())
      .where('createdAt', '<', until.toISOString());
  }
}

// As an expression: for the bare column SQLite walks the index of conversations and fetches every
// answer there ever was, instead of the few of the span.
const anyConversation = sql`${sql.ref('conversationId')} || ''`;

const ticketColumns = [
  'tickets.agency',
  'tickets.field',
  'tickets.kind',
  'tickets.state',
  'tickets.channel',
  'tickets.createdAt',
  'tickets.acknowledgedAt',
  'tickets.answeredAt',
  'tickets.closedAt',
  'tickets.onTime',
  'tickets.satisfaction',
  'tickets.reopened',
] as const;

// PostgreSQL counts in 64 bits, which its driver hands over as text.
function numbered<Row extends { readonly count: number | string | bigint }>(
  row: Row,
): Omit<Row, 'count'> & { readonly count: number } {
  return { ...row, count: Number(row.count) };
}

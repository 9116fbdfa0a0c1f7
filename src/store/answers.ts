import type { Selectable } from 'kysely';
import type { Clock, Language } from '../core';
import { plainText } from './plain-text';
import type { Db, Tables } from './tables';

/** One answer as it was given, with what is needed to give it again. */
export interface AnswerRecord {
  /** The short code citizens read aloud; unique. */
  readonly code: string;
  readonly conversationId: string;
  /** Masked by the caller. Absent once retention is over. */
  readonly question?: string;
  /** The question's context as JSON. Absent once retention is over. */
  readonly context?: unknown;
  readonly status: string;
  readonly topic?: string;
  readonly facet?: string;
  readonly lang: Language;
  /** 0..1, calibrated. */
  readonly score: number;
  readonly knowledgeVersion: string;
  /** The whole answer as JSON, for replay and the page of the code. */
  readonly answer: unknown;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  readonly createdAt: Date;
}

export interface AnswerFilter {
  readonly statuses?: readonly string[];
  /** Inclusive. */
  readonly since?: Date;
  readonly limit: number;
}

/** Every answer ever given, by its code. */
export interface AnswerStore {
  /** `code_taken` when the code belongs to another answer: make a new one and save again. */
  save(answer: Omit<AnswerRecord, 'createdAt'>): Promise<'saved' | 'code_taken'>;
  get(code: string): Promise<AnswerRecord | undefined>;
  /** The newest first, such as what citizens asked in vain since Monday. */
  list(filter: AnswerFilter): Promise<readonly AnswerRecord[]>;
  /** How often each topic was asked about from a moment on, until another one (exclusive). */
  topicCounts(since: Date, until: Date): Promise<readonly TopicTally[]>;
}

export interface TopicTally {
  readonly topic: string;
  readonly count: number;
}

export class SqlAnswerStore implements AnswerStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async save(answer: Omit<AnswerRecord, 'createdAt'>): Promise<'saved' | 'code_taken'> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('answers')
      .values({ ...toRow(answer), createdAt: this.clock.now().toISOString() })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n ? 'saved' : 'code_taken';
  }

  async get(code: string): Promise<AnswerRecord | undefined> {
    const row = await this.db
      .selectFrom('answers')
      .selectAll()
      .where('code', '=', plainText(code))
      .executeTakeFirst();
    return row && toRecord(row);
  }

  async list({ statuses, since, limit }: AnswerFilter): Promise<readonly AnswerRecord[]> {
    let query = this.db.selectFrom('answers').selectAll();
    if (statuses !== undefined) query = query.where('status', 'in', statuses);
    if (since !== undefined) query = query.where('createdAt', '>=', since.toISOString());
    const rows = await query.orderBy('createdAt', 'desc').orderBy('code').limit(limit).execute();
    return rows.map(toRecord);
  }

  async topicCounts(since: Date, until: Date): Promise<readonly TopicTally[]> {
    const rows = await this.db
      .selectFrom('answers')
      .select((eb) => ['topic', eb.fn.countAll().as('count')])
      .where('topic', 'is not', null)
      .where('createdAt', '>=', since.toISOString())
      .where('createdAt', '<', until.toISOString())
      .groupBy('topic')
      .orderBy('topic')
      .execute();
    return rows.map(({ topic, count }) => ({ topic: topic ?? '', count: Number(count) }));
  }
}

type Row = Selectable<Tables['answers']>;

function toRow(record: Omit<AnswerRecord, 'createdAt'>): Omit<Row, 'createdAt'> {
  const { question, context, topic = null, facet = null, answer, timings, ...rest } = record;
  return {
    ...rest,
    topic,
    facet,
    question: question === undefined ? null : plainText(question),
    context: context === undefined ? null : JSON.stringify(context),
    answer: JSON.stringify(answer),
    timings: JSON.stringify(timings),
  };
}

function toRecord(row: Row): AnswerRecord {
  const { question, context, topic, facet, answer, timings, createdAt, ...rest } = row;
  return {
    ...rest,
    ...(question !== null && { question }),
    ...(context !== null && { context: JSON.parse(context) as unknown }),
    ...(topic !== null && { topic }),
    ...(facet !== null && { facet }),
    answer: JSON.parse(answer) as unknown,
    timings: JSON.parse(timings) as Readonly<Record<string, number>>,
    createdAt: new Date(createdAt),
  };
}

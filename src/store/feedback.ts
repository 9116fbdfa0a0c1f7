import type { Selectable } from 'kysely';
import type { Clock } from '../core';
import { plainText } from './plain-text';
import type { Db, Tables } from './tables';

/** What one conversation thinks of one answer. */
export interface FeedbackEntry {
  readonly answerCode: string;
  readonly conversationId: string;
  readonly rating: 'helpful' | 'not_helpful';
  /** One of the reasons offered, by key. */
  readonly reason?: string;
  /** The citizen's own words, masked by the caller. Absent once retention is over. */
  readonly text?: string;
  /** What the rated answer was about, and the knowledge it came from. */
  readonly topic?: string;
  readonly facet?: string;
  readonly knowledgeVersion?: string;
  readonly createdAt: Date;
}

/** An answer that was found wanting, with what had been asked. */
export interface LowRated extends FeedbackEntry {
  /** Masked. Absent once retention is over. */
  readonly question?: string;
}

/** Ratings: the last one of a conversation counts, the earlier ones are kept as history. */
export interface FeedbackStore {
  add(entry: Omit<FeedbackEntry, 'createdAt'>): Promise<void>;
  /** The rating that counts. */
  latest(answerCode: string, conversationId: string): Promise<FeedbackEntry | undefined>;
  /** Everything ever said about an answer, oldest first. */
  history(answerCode: string): Promise<readonly FeedbackEntry[]>;
  /** The newest low ratings since a moment, one an answer and conversation. */
  lowRated(since: Date, limit: number): Promise<readonly LowRated[]>;
}

export class SqlFeedbackStore implements FeedbackStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async add(entry: Omit<FeedbackEntry, 'createdAt'>): Promise<void> {
    const { reason = null, text, topic = null, facet = null, ...rest } = entry;
    await this.db
      .insertInto('feedback')
      .values({
        ...rest,
        reason,
        text: text === undefined ? null : plainText(text),
        topic,
        facet,
        knowledgeVersion: entry.knowledgeVersion ?? null,
        createdAt: this.clock.now().toISOString(),
      })
      .execute();
  }

  async latest(answerCode: string, conversationId: string): Promise<FeedbackEntry | undefined> {
    const row = await this.db
      .selectFrom('feedback')
      .selectAll()
      .where('answerCode', '=', answerCode)
      .where('conversationId', '=', conversationId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && toEntry(row);
  }

  async history(answerCode: string): Promise<readonly FeedbackEntry[]> {
    const rows = await this.db
      .selectFrom('feedback')
      .selectAll()
      .where('answerCode', '=', answerCode)
      .orderBy('id')
      .execute();
    return rows.map(toEntry);
  }

  async lowRated(since: Date, limit: number): Promise<readonly LowRated[]> {
    const rows = await this.db
      .selectFrom('feedback')
      .leftJoin('answers', 'answers.code', 'feedback.answerCode')
      .selectAll('feedback')
      .select('answers.question')
      .where('feedback.rating', '=', 'not_helpful')
      .where('feedback.createdAt', '>=', since.toISOString())
      // What somebody took back later does not count.
      .where('feedback.id', 'in', (eb) =>
        eb
          .selectFrom('feedback')
          .select((inner) => inner.fn.max('id').as('id'))
          .groupBy(['answerCode', 'conversationId']),
      )
      .orderBy('feedback.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ question, ...row }) => ({
      ...toEntry(row),
      ...(question !== null && { question }),
    }));
  }
}

function toEntry(row: Selectable<Tables['feedback']>): FeedbackEntry {
  return {
    answerCode: row.answerCode,
    conversationId: row.conversationId,
    rating: row.rating,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.text !== null && { text: row.text }),
    ...(row.topic !== null && { topic: row.topic }),
    ...(row.facet !== null && { facet: row.facet }),
    ...(row.knowledgeVersion !== null && { knowledgeVersion: row.knowledgeVersion }),
    createdAt: new Date(row.createdAt),
  };
}

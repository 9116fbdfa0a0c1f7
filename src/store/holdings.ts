import type { Db } from './tables';
import { toSurveyRecord } from './surveys';
import type { SurveyRecord } from './surveys';

/** Everything kept of one conversation, beside tickets, in the form a citizen may see. */
export interface Holdings {
  /** The citizen's own messages as kept (masked), the newest first, at most 20. */
  readonly messages: readonly { readonly text: string; readonly at: Date }[];
  readonly messageCount: number;
  readonly answerCount: number;
  readonly firstAt?: Date;
  readonly ratings: readonly {
    readonly answerCode: string;
    readonly rating: 'helpful' | 'not_helpful';
    readonly text?: string;
  }[];
  readonly surveys: readonly SurveyRecord[];
  /** Topics whose changes the citizen wants to hear of. */
  readonly wishes: readonly string[];
  /** True when contact details shared through the channel are kept. */
  readonly contact: boolean;
}

/** Reads what is kept of one person's conversation. */
export interface HoldingsReader {
  of(conversationId: string): Promise<Holdings>;
}

const mostMessages = 20;

export class SqlHoldingsReader implements HoldingsReader {
  constructor(private readonly db: Db) {}

  async of(conversationId: string): Promise<Holdings> {
    const said = await this.said(conversationId);
    return {
      ...said,
      answerCount: await this.count('answers', conversationId),
      ratings: await this.ratings(conversationId),
      surveys: await this.surveys(conversationId),
      wishes: await this.wishes(conversationId),
      contact: (await this.count('contactInfo', conversationId)) > 0,
    };
  }

  private async said(
    conversationId: string,
  ): Promise<Pick<Holdings, 'messages' | 'messageCount' | 'firstAt'>> {
    const own = this.db
      .selectFrom('transcripts')
      .where('conversationId', '=', conversationId)
      .where('role', '=', 'citizen');
    const rows = await own
      .select(['text', 'createdAt'])
      .orderBy('id', 'desc')
      .limit(mostMessages)
      .execute();
    const all = await own
      .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('createdAt').as('first')])
      .executeTakeFirstOrThrow();
    const first = all.first as string | null;
    return {
      messages: rows.map(({ text, createdAt }) => ({ text, at: new Date(createdAt) })),
      messageCount: Number(all.count),
      ...(first === null ? {} : { firstAt: new Date(first) }),
    };
  }

  private async count(table: 'answers' | 'contactInfo', conversationId: string): Promise<number> {
    const { count } = await this.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .where('conversationId', '=', conversationId)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  private async ratings(conversationId: string): Promise<Holdings['ratings']> {
    const rows = await this.db
      .selectFrom('feedback')
      .select(['answerCode', 'rating', 'text'])
      .where('conversationId', '=', conversationId)
      .orderBy('id')
      .execute();
    return rows.map(({ text, ...rest }) => ({ ...rest, ...(text !== null && { text }) }));
  }

  private async surveys(conversationId: string): Promise<readonly SurveyRecord[]> {
    const rows = await this.db
      .selectFrom('surveyReplies')
      .selectAll()
      .where('conversationId', '=', conversationId)
      .where('repliedAt', 'is not', null)
      .orderBy('offeredAt')
      .execute();
    return rows.map(toSurveyRecord);
  }

  private async wishes(conversationId: string): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('changeWishes')
      .select('topic')
      .distinct()
      .where('conversationId', '=', conversationId)
      .where('toldAt', 'is', null)
      .orderBy('topic')
      .execute();
    return rows.map(({ topic }) => topic);
  }
}

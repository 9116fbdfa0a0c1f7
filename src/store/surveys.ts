import type { Selectable } from 'kysely';
import type { Clock } from '../core';
import { plainText } from './plain-text';
import type { Db, Tables } from './tables';

/** A period in which answers to the questionnaire are counted together. */
export interface SurveyRound {
  readonly id: string;
  readonly title: string;
  /** Days in Viet Nam, `YYYY-MM-DD`, both inclusive. */
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A questionnaire put before one citizen. */
export interface SurveyOffer {
  /** What makes a repeated offer the same one. */
  readonly id: string;
  readonly roundId?: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly field: string;
  readonly locality: string;
}

/** What the citizen said to it so far; each part may come in a message of its own. */
export interface SurveyReply {
  /** 1 to 5. */
  readonly score?: number;
  /** Masked by the caller. */
  readonly text?: string;
  readonly commune?: string;
  readonly ageBand?: string;
  /** True when somebody helped the citizen. */
  readonly helper?: boolean;
}

/** An offer with what came back. */
export interface SurveyRecord extends SurveyOffer, SurveyReply {
  readonly offeredAt: Date;
  readonly repliedAt?: Date;
}

export type SurveyGroup = 'field' | 'commune' | 'ageBand' | 'helper' | 'channel' | 'locality';

/** How often a group gave a score; `score` is absent for those who were asked and did not reply. */
export interface SurveyTally {
  /** Empty where the citizen did not say. */
  readonly group: string;
  readonly score?: number;
  readonly count: number;
}

export interface SurveyFilter {
  readonly roundId?: string;
  readonly locality?: string;
  /** Of the offer; inclusive. */
  readonly since?: Date;
  /** Of the offer; exclusive. */
  readonly until?: Date;
}

/** Questionnaires and the rounds in which they are counted. */
export interface SurveyStore {
  /** False when a round of that id exists. */
  addRound(round: SurveyRound): Promise<boolean>;
  /** The latest first. */
  rounds(): Promise<readonly SurveyRound[]>;
  offer(offer: SurveyOffer): Promise<void>;
  reply(id: string, reply: SurveyReply): Promise<void>;
  /** What the person of a conversation, here or in another one of theirs, was asked last. */
  lastOffered(
    conversationId: string,
  ): Promise<{ readonly id: string; readonly at: Date } | undefined>;
  tally(filter: SurveyFilter, by: SurveyGroup | 'all'): Promise<readonly SurveyTally[]>;
  /** What citizens wrote, the newest first. */
  texts(filter: SurveyFilter, limit: number): Promise<readonly SurveyRecord[]>;
}

export class SqlSurveyStore implements SurveyStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async addRound(round: SurveyRound): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('surveyRounds')
      .values({ ...round, createdAt: this.now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async rounds(): Promise<readonly SurveyRound[]> {
    return this.db
      .selectFrom('surveyRounds')
      .select(['id', 'title', 'startsOn', 'endsOn'])
      .orderBy('startsOn', 'desc')
      .orderBy('id')
      .execute();
  }

  async offer({ roundId, ...offer }: SurveyOffer): Promise<void> {
    const nothing = { score: null, text: null, commune: null, ageBand: null, helper: null };
    await this.db
      .insertInto('surveyReplies')
      .values({
        ...offer,
        ...nothing,
        roundId: roundId ?? null,
        offeredAt: this.now(),
        repliedAt: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }

  async reply(id: string, { helper, text, ...reply }: SurveyReply): Promise<void> {
    await this.db
      .updateTable('surveyReplies')
      .set((eb) => ({
        ...reply,
        ...(text === undefined ? {} : { text: plainText(text) }),
        ...(helper === undefined ? {} : { helper: helper ? 1 : 0 }),
        repliedAt: eb.fn.coalesce('repliedAt', eb.val(this.now())),
      }))
      .where('id', '=', id)
      .execute();
  }

  async lastOffered(
    conversationId: string,
  ): Promise<{ readonly id: string; readonly at: Date } | undefined> {
    const row = await this.db
      .selectFrom('surveyReplies')
      .select(['id', 'offeredAt'])
      .where((eb) =>
        eb.or([
          eb('conversationId', '=', conversationId),
          eb('conversationId', 'in', (inner) =>
            inner
              .selectFrom('conversations as other')
              .innerJoin('conversations as own', 'own.userId', 'other.userId')
              .select('other.id')
              .where('own.id', '=', conversationId),
          ),
        ]),
      )
      .orderBy('offeredAt', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && { id: row.id, at: new Date(row.offeredAt) };
  }

  async tally(filter: SurveyFilter, by: SurveyGroup | 'all'): Promise<readonly SurveyTally[]> {
    const rows = await this.filtered(filter)
      .select((eb) => ['score', eb.fn.countAll().as('count')])
      .$if(by !== 'all', (query) =>
        query.select(`${by as SurveyGroup} as group`).groupBy(by as SurveyGroup),
      )
      .groupBy('score')
      .execute();
    return rows
      .map(({ group = null, score, count }) => ({
        group: String(group ?? ''),
        ...(score === null ? {} : { score }),
        count: Number(count),
      }))
      .sort(byGroup);
  }

  async texts(filter: SurveyFilter, limit: number): Promise<readonly SurveyRecord[]> {
    const rows = await this.filtered(filter)
      .selectAll()
      .where('text', 'is not', null)
      .orderBy('offeredAt', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(toSurveyRecord);
  }

  private filtered({ roundId, locality, since, until }: SurveyFilter) {
    let query = this.db.selectFrom('surveyReplies');
    if (roundId !== undefined) query = query.where('roundId', '=', roundId);
    if (locality !== undefined) query = query.where('locality', '=', locality);
    if (since !== undefined) query = query.where('offeredAt', '>=', since.toISOString());
    if (until !== undefined) query = query.where('offeredAt', '<', until.toISOString());
    return query;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function byGroup(a: SurveyTally, b: SurveyTally): number {
  return a.group < b.group ? -1 : a.group > b.group ? 1 : (a.score ?? 0) - (b.score ?? 0);
}

/** A row as its record; for every part of the store that reads questionnaires. */
export function toSurveyRecord(row: Selectable<Tables['surveyReplies']>): SurveyRecord {
  const { roundId, score, text, commune, ageBand, helper, offeredAt, repliedAt, ...rest } = row;
  return {
    ...rest,
    ...(roundId !== null && { roundId }),
    ...(score !== null && { score }),
    ...(text !== null && { text }),
    ...(commune !== null && { commune }),
    ...(ageBand !== null && { ageBand }),
    ...(helper !== null && { helper: helper === 1 }),
    offeredAt: new Date(offeredAt),
    ...(repliedAt !== null && { repliedAt: new Date(repliedAt) }),
  };
}

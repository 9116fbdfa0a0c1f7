import type { Selectable } from 'kysely';
import type { Clock } from '../core';
import { plainText } from './plain-text';
import type { Db } from './tables';
import type { PublicationTable } from './ticket-tables';

export type PublicationRow = Readonly<Selectable<PublicationTable>>;

/** What the public may read of tickets. Drafts come with the closing of a ticket. */
export interface PublicationStore {
  get(ticketId: string): Promise<PublicationRow | undefined>;
  /** The oldest first. */
  drafts(limit: number): Promise<readonly PublicationRow[]>;
  /** Released ones with their tickets' code and place, the newest first. */
  released(filter: ReleasedFilter): Promise<readonly ReleasedRow[]>;
  /** False when there is none. `words` must be masked. */
  review(
    ticketId: string,
    review: Pick<PublicationRow, 'state' | 'reviewedBy' | 'note'> &
      Partial<Pick<PublicationRow, 'question' | 'answer'>>,
  ): Promise<boolean>;
}

export interface ReleasedFilter {
  readonly locality?: string;
  readonly field?: string;
  readonly agency?: string;
  readonly limit: number;
  readonly offset?: number;
}

export interface ReleasedRow extends PublicationRow {
  readonly code: string;
  readonly kind: string;
  readonly locality: string;
  readonly unit: string | null;
  readonly createdAt: string;
  readonly answeredAt: string | null;
  readonly onTime: number | null;
  readonly satisfaction: number | null;
}

export class SqlPublicationStore implements PublicationStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  get(ticketId: string): Promise<PublicationRow | undefined> {
    return this.db
      .selectFrom('publications')
      .selectAll()
      .where('ticketId', '=', ticketId)
      .executeTakeFirst();
  }

  drafts(limit: number): Promise<readonly PublicationRow[]> {
    return this.db
      .selectFrom('publications')
      .selectAll()
      .where('state', '=', 'draft')
      .orderBy('createdAt')
      .orderBy('ticketId')
      .limit(limit)
      .execute();
  }

  released({ locality, field, agency, limit, offset = 0 }: ReleasedFilter) {
    let query = this.db
      .selectFrom('publications')
      .innerJoin('tickets', 'tickets.id', 'publications.ticketId')
      .selectAll('publications')
      .select(['code', 'kind', 'locality', 'unit', 'answeredAt', 'onTime', 'satisfaction'])
      .select('tickets.createdAt as createdAt')
      .where('publications.state', '=', 'released');
    if (locality !== undefined) query = query.where('tickets.locality', '=', locality);
    if (field !== undefined) query = query.where('publications.field', '=', field);
    if (agency !== undefined) query = query.where('publications.agency', '=', agency);
    return query
      .orderBy('releasedAt', 'desc')
      .orderBy('publications.ticketId')
      .limit(limit)
      .offset(offset)
      .execute();
  }

  async review(
    ticketId: string,
    { question, answer, ...review }: Parameters<PublicationStore['review']>[1],
  ): Promise<boolean> {
    const now = this.clock.now().toISOString();
    const { numUpdatedRows } = await this.db
      .updateTable('publications')
      .set({
        ...review,
        ...(question !== undefined && { question: plainText(question) }),
        ...(answer !== undefined && { answer: plainText(answer) }),
        releasedAt: review.state === 'released' ? now : null,
        updatedAt: now,
      })
      .where('ticketId', '=', ticketId)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }
}

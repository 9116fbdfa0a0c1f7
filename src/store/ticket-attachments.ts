import type { Clock } from '../core';
import type { Db } from './tables';

export interface TicketPhoto {
  readonly id: string;
  readonly conversationId: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** What belongs to a ticket and must be gone before it: how to reach the citizen, and photos. */
export interface TicketAttachments {
  /** Kept for a ticket that is still being written. */
  keepPhoto(photo: TicketPhoto): Promise<void>;
  photosOf(ticketId: string): Promise<readonly TicketPhoto[]>;
  /** Photos of a conversation that no ticket has taken yet. */
  looseCount(conversationId: string): Promise<number>;
  /** Deletes them: no ticket is being written that could take them. */
  dropLoose(conversationId: string): Promise<void>;
  /** Still encrypted. */
  contact(ticketId: string): Promise<string | undefined>;
  forgetContact(ticketId: string): Promise<void>;
  /** Deletes contacts whose time is over and photos that no ticket took; resolves to how many. */
  purge(looseBefore: Date): Promise<number>;
}

export class SqlTicketAttachments implements TicketAttachments {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async keepPhoto(photo: TicketPhoto): Promise<void> {
    const createdAt = this.clock.now().toISOString();
    await this.db
      .insertInto('ticketPhotos')
      .values({ ...photo, ticketId: null, createdAt })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }

  photosOf(ticketId: string): Promise<readonly TicketPhoto[]> {
    return this.db
      .selectFrom('ticketPhotos')
      .select(['id', 'conversationId', 'mime', 'bytes'])
      .where('ticketId', '=', ticketId)
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
  }

  async looseCount(conversationId: string): Promise<number> {
    const row = await this.db
      .selectFrom('ticketPhotos')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('conversationId', '=', conversationId)
      .where('ticketId', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  async dropLoose(conversationId: string): Promise<void> {
    await this.db
      .deleteFrom('ticketPhotos')
      .where('conversationId', '=', conversationId)
      .where('ticketId', 'is', null)
      .execute();
  }

  async contact(ticketId: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('ticketContacts')
      .select('sealed')
      .where('ticketId', '=', ticketId)
      .executeTakeFirst();
    return row?.sealed;
  }

  async forgetContact(ticketId: string): Promise<void> {
    await this.db.deleteFrom('ticketContacts').where('ticketId', '=', ticketId).execute();
  }

  async purge(looseBefore: Date): Promise<number> {
    const contacts = await this.db
      .deleteFrom('ticketContacts')
      .where('deleteAfter', '<=', this.clock.now().toISOString())
      .executeTakeFirstOrThrow();
    const photos = await this.db
      .deleteFrom('ticketPhotos')
      .where('ticketId', 'is', null)
      .where('createdAt', '<=', looseBefore.toISOString())
      .executeTakeFirstOrThrow();
    return Number(contacts.numDeletedRows + photos.numDeletedRows);
  }
}

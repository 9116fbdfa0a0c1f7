import type { Selectable } from 'kysely';
import type { Clock } from '../core';
import type { Db, Tables } from './tables';

/** Whom a channel with rules about writing first talks to, and what it may do. */
export interface Contact {
  readonly conversationId: string;
  readonly channel: string;
  /** The account of ours they write to. */
  readonly account: string;
  /** The channel's pseudonym for the person. */
  readonly userId: string;
  readonly lastInteractionAt: Date;
  readonly welcomedAt?: Date;
  /** Set while the person does not want to hear from us first. */
  readonly unfollowedAt?: Date;
  /** Until then a colleague talks to the person, and the bot keeps silent. */
  readonly silentUntil?: Date;
  /** When we last asked for contact details. */
  readonly infoAskedAt?: Date;
  /** What was last offered to choose from, in the order shown: what each choice says. */
  readonly offered: readonly string[];
}

export type ContactKey = Pick<Contact, 'conversationId' | 'channel' | 'account' | 'userId'>;

/** What can change about a contact; null takes a mark away. */
export interface ContactChange {
  readonly welcomedAt?: Date;
  readonly unfollowedAt?: Date | null;
  readonly silentUntil?: Date | null;
  readonly infoAskedAt?: Date | null;
  readonly offered?: readonly string[];
}

export interface ContactStore {
  /** Notes that the person did something just now; creates the contact on the first time. */
  touch(contact: ContactKey): Promise<Contact>;
  get(conversationId: string): Promise<Contact | undefined>;
  change(conversationId: string, change: ContactChange): Promise<void>;
  /** Keeps details the person shared, apart from what was said; `sealed` is already encrypted. */
  keepInfo(conversationId: string, sealed: string): Promise<void>;
  info(conversationId: string): Promise<string | undefined>;
  forgetInfo(conversationId: string): Promise<void>;
}

export class SqlContactStore implements ContactStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async touch(contact: ContactKey): Promise<Contact> {
    const lastInteractionAt = this.clock.now().toISOString();
    const row = await this.db
      .insertInto('contacts')
      .values({ ...contact, lastInteractionAt })
      .onConflict((conflict) =>
        conflict.column('conversationId').doUpdateSet({ lastInteractionAt }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return toContact(row);
  }

  async get(conversationId: string): Promise<Contact | undefined> {
    const row = await this.db
      .selectFrom('contacts')
      .selectAll()
      .where('conversationId', '=', conversationId)
      .executeTakeFirst();
    return row && toContact(row);
  }

  async change(conversationId: string, { offered, ...marks }: ContactChange): Promise<void> {
    const times = Object.entries(marks).map(([name, time]) => [name, toText(time)]);
    const change = {
      ...(Object.fromEntries(times) as Partial<Row>),
      ...(offered && { offered: offered.length === 0 ? null : JSON.stringify(offered) }),
    };
    if (Object.keys(change).length === 0) return;
    await this.db
      .updateTable('contacts')
      .set(change)
      .where('conversationId', '=', conversationId)
      .execute();
  }

  async keepInfo(conversationId: string, sealed: string): Promise<void> {
    const content = { sealed, receivedAt: this.clock.now().toISOString() };
    await this.db
      .insertInto('contactInfo')
      .values({ conversationId, ...content })
      .onConflict((conflict) => conflict.column('conversationId').doUpdateSet(content))
      .execute();
  }

  async info(conversationId: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('contactInfo')
      .select('sealed')
      .where('conversationId', '=', conversationId)
      .executeTakeFirst();
    return row?.sealed;
  }

  async forgetInfo(conversationId: string): Promise<void> {
    await this.db.deleteFrom('contactInfo').where('conversationId', '=', conversationId).execute();
  }
}

type Row = Selectable<Tables['contacts']>;

function toContact(row: Row): Contact {
  const { lastInteractionAt, welcomedAt, unfollowedAt, silentUntil, infoAskedAt } = row;
  return {
    conversationId: row.conversationId,
    channel: row.channel,
    account: row.account,
    userId: row.userId,
    lastInteractionAt: new Date(lastInteractionAt),
    ...(welcomedAt !== null && { welcomedAt: new Date(welcomedAt) }),
    ...(unfollowedAt !== null && { unfollowedAt: new Date(unfollowedAt) }),
    ...(silentUntil !== null && { silentUntil: new Date(silentUntil) }),
    ...(infoAskedAt !== null && { infoAskedAt: new Date(infoAskedAt) }),
    offered: row.offered === null ? [] : (JSON.parse(row.offered) as readonly string[]),
  };
}

function toText(time: Date | null): string | null {
  return time === null ? null : time.toISOString();
}

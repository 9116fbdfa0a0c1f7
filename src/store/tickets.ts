import type { Insertable, Selectable } from 'kysely';
import type { Clock } from '../core';
import type { Database } from './database';
import { insertNotices } from './notices';
import type { NewNotice } from './notices';
import { plainText } from './plain-text';
import type { Db } from './tables';
import type { PublicationTable, TicketEventTable, TicketTable } from './ticket-tables';

/** A ticket as it is kept: times are ISO 8601 in UTC, yes and no are 1 and 0, words are masked. */
export type TicketRow = Readonly<Selectable<TicketTable>>;
export type TicketEventRow = Readonly<Selectable<TicketEventTable>>;

/** What a move changes; never who it is. */
export type TicketChange = Readonly<
  Partial<Omit<TicketRow, 'id' | 'code' | 'intakeKey' | 'version' | 'createdAt'>>
>;

/** Something that happened; its number is given by the store. */
export type NewTicketEvent = Readonly<Omit<Insertable<TicketEventTable>, 'ticketId' | 'seq'>>;

export interface NewTicket {
  readonly ticket: TicketRow;
  /** In order; the first is the intake itself. */
  readonly events: readonly NewTicketEvent[];
  readonly notices: readonly NewNotice[];
  /** Already encrypted. */
  readonly contact?: { readonly sealed: string; readonly deleteAfter: string };
  /** Photos of the same conversation that were kept before. */
  readonly photoIds?: readonly string[];
}

export interface TicketMove {
  /** As it was read: the move is refused when somebody else was faster. */
  readonly ticket: Pick<TicketRow, 'id' | 'version'>;
  readonly change: TicketChange;
  readonly events: readonly NewTicketEvent[];
  readonly notices: readonly NewNotice[];
  /** A draft for the public page; one that somebody has looked at already is not replaced. */
  readonly draft?: Readonly<Pick<PublicationTable, 'question' | 'answer' | 'field' | 'agency'>>;
}

/** `repeated`: the key was used before; `code_taken`: draw another code. */
export type Opening =
  | { readonly kind: 'opened'; readonly ticket: TicketRow }
  | { readonly kind: 'repeated'; readonly ticket: TicketRow }
  | { readonly kind: 'code_taken' };

/** Tickets and their history. What a promise acknowledged survives even a power cut. */
export interface TicketStore {
  open(ticket: NewTicket): Promise<Opening>;
  /** The ticket as it is now, or undefined when it had changed since it was read. */
  move(move: TicketMove): Promise<TicketRow | undefined>;
  get(id: string): Promise<TicketRow | undefined>;
  byCode(code: string): Promise<TicketRow | undefined>;
  byIntakeKey(key: string): Promise<TicketRow | undefined>;
  /** All of a conversation, the newest first. */
  ofConversation(conversationId: string): Promise<readonly TicketRow[]>;
  /** Tickets that were merged into one. */
  mergedInto(ticketId: string): Promise<readonly TicketRow[]>;
  /** Oldest first. */
  history(ticketId: string): Promise<readonly TicketEventRow[]>;
  /** Tickets the clock has to look at by `now`, the most urgent first. */
  dueForCheck(now: string, limit: number): Promise<readonly TicketRow[]>;
  /** Takes the way to the citizen off their tickets (erasure): contacts and photos go, matters stay. */
  detach(conversationId: string): Promise<number>;
}

export class SqlTicketStore implements TicketStore {
  constructor(
    private readonly database: Pick<Database, 'db' | 'durably'>,
    private readonly clock: Clock,
  ) {}

  open(ticket: NewTicket): Promise<Opening> {
    return this.database.durably((db) => openIn(db, ticket, this.clock.now().toISOString()));
  }

  move(move: TicketMove): Promise<TicketRow | undefined> {
    return this.database.durably((db) => moveIn(db, move, this.clock.now().toISOString()));
  }

  get(id: string): Promise<TicketRow | undefined> {
    return this.one('id', id);
  }

  byCode(code: string): Promise<TicketRow | undefined> {
    return this.one('code', code);
  }

  byIntakeKey(key: string): Promise<TicketRow | undefined> {
    return this.one('intakeKey', key);
  }

  ofConversation(conversationId: string): Promise<readonly TicketRow[]> {
    return this.database.db
      .selectFrom('tickets')
      .selectAll()
      .where('conversationId', '=', plainText(conversationId))
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .execute();
  }

  mergedInto(ticketId: string): Promise<readonly TicketRow[]> {
    return this.database.db
      .selectFrom('tickets')
      .selectAll()
      .where('mergedInto', '=', ticketId)
      .orderBy('createdAt')
      .execute();
  }

  history(ticketId: string): Promise<readonly TicketEventRow[]> {
    return this.database.db
      .selectFrom('ticketEvents')
      .selectAll()
      .where('ticketId', '=', ticketId)
      .orderBy('seq')
      .execute();
  }

  dueForCheck(now: string, limit: number): Promise<readonly TicketRow[]> {
    return this.database.db
      .selectFrom('tickets')
      .selectAll()
      .where('nextCheckAt', 'is not', null)
      .where('nextCheckAt', '<=', now)
      .orderBy('nextCheckAt')
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  detach(conversationId: string): Promise<number> {
    return this.database.durably((db) => detachTickets(db, [conversationId]));
  }

  private one(column: 'id' | 'code' | 'intakeKey', value: string): Promise<TicketRow | undefined> {
    return this.database.db
      .selectFrom('tickets')
      .selectAll()
      .where(column, '=', plainText(value))
      .executeTakeFirst();
  }
}

/** Runs inside a transaction, so that erasing a person and their tickets' contacts is one step. */
export async function detachTickets(db: Db, conversationIds: readonly string[]): Promise<number> {
  if (conversationIds.length === 0) return 0;
  const owned = db
    .selectFrom('tickets')
    .select('id')
    .where('conversationId', 'in', conversationIds);
  await db.deleteFrom('ticketContacts').where('ticketId', 'in', owned).execute();
  await db.deleteFrom('ticketPhotos').where('conversationId', 'in', conversationIds).execute();
  const { numUpdatedRows } = await db
    .updateTable('tickets')
    .set({ conversationId: null })
    .where('conversationId', 'in', conversationIds)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

async function openIn(db: Db, opening: NewTicket, now: string): Promise<Opening> {
  const { ticket, events, notices, contact, photoIds = [] } = opening;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('tickets')
    .values(cleaned(ticket))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return clash(db, ticket);
  await insertEvents(db, ticket.id, 0, events);
  await insertNotices(db, notices, now);
  if (contact !== undefined) {
    const row = { ticketId: ticket.id, createdAt: now, ...contact };
    await db.insertInto('ticketContacts').values(row).execute();
  }
  await attachPhotos(db, ticket, photoIds);
  return { kind: 'opened', ticket };
}

async function clash(db: Db, { intakeKey }: TicketRow): Promise<Opening> {
  const ticket = await db
    .selectFrom('tickets')
    .selectAll()
    .where('intakeKey', '=', intakeKey)
    .executeTakeFirst();
  return ticket === undefined ? { kind: 'code_taken' } : { kind: 'repeated', ticket };
}

/** Only photos of the same conversation that belong to no ticket yet. */
async function attachPhotos(
  db: Db,
  { id, conversationId }: TicketRow,
  photoIds: readonly string[],
): Promise<void> {
  if (photoIds.length === 0 || conversationId === null) return;
  await db
    .updateTable('ticketPhotos')
    .set({ ticketId: id })
    .where('id', 'in', photoIds)
    .where('conversationId', '=', conversationId)
    .where('ticketId', 'is', null)
    .execute();
}

async function moveIn(db: Db, move: TicketMove, now: string): Promise<TicketRow | undefined> {
  const { ticket, change, events, notices, draft } = move;
  const moved = await db
    .updateTable('tickets')
    .set({ ...cleaned(change), version: ticket.version + 1, updatedAt: now })
    .where('id', '=', ticket.id)
    .where('version', '=', ticket.version)
    .returningAll()
    .executeTakeFirst();
  if (moved === undefined) return undefined;
  const last = await db
    .selectFrom('ticketEvents')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('ticketId', '=', ticket.id)
    .executeTakeFirst();
  await insertEvents(db, ticket.id, last?.seq ?? 0, events);
  await insertNotices(db, notices, now);
  if (draft !== undefined) await insertDraft(db, ticket.id, draft, now);
  return moved;
}

async function insertEvents(
  db: Db,
  ticketId: string,
  after: number,
  events: readonly NewTicketEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event, i) => ({ ...cleaned(event), ticketId, seq: after + i + 1 }));
  await db.insertInto('ticketEvents').values(rows).execute();
}

async function insertDraft(
  db: Db,
  ticketId: string,
  draft: NonNullable<TicketMove['draft']>,
  now: string,
): Promise<void> {
  const words = { ...cleaned(draft), updatedAt: now };
  await db
    .insertInto('publications')
    .values({ ...words, ticketId, state: 'draft', createdAt: now })
    .onConflict((conflict) =>
      // A ticket that was reopened has another answer; what was released or withheld waits for people.
      conflict.column('ticketId').doUpdateSet(words).where('publications.state', '=', 'draft'),
    )
    .execute();
}

/** Texts without the character that PostgreSQL refuses. */
function cleaned<Row extends object>(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainText(value) : value,
    ]),
  ) as Row;
}

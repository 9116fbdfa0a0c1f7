import { sql } from 'kysely';
import type { CreateTableBuilder } from 'kysely';
import { withOptionalTexts, withTexts } from './schema-parts';
import type { Schemaless } from './schema-parts';

export async function createTickets(db: Schemaless): Promise<void> {
  await createTicketTable(db);
  await indexTickets(db);
  await createHistory(db);
  await createAttachments(db);
}

async function createTicketTable(db: Schemaless): Promise<void> {
  const required = ['code', 'intakeKey', 'kind', 'field', 'locality', 'agency', 'state', 'text'];
  const places = ['channel', 'lang', 'acknowledgeBy', 'resolveBy', 'clockStart'];
  const optional = ['unit', 'summary', 'answer', 'conversationId', 'topic', 'answerCode'];
  const times = ['extendedTo', 'acknowledgedAt', 'answeredAt', 'closedAt', 'nextCheckAt'];
  const table = withTexts(keyed(db, 'tickets'), [...required, ...places, 'createdAt', 'updatedAt'])
    .addUniqueConstraint('ticketsCode', ['code'])
    .addUniqueConstraint('ticketsIntake', ['intakeKey'])
    .addColumn('onTime', 'integer')
    .addColumn('satisfaction', 'integer');
  const counts = ['anonymous', 'onBehalf', 'level', 'reopened', 'version', 'reminded'];
  const counted = withIntegers(table, counts);
  await withOptionalTexts(counted, [...optional, ...times, 'collaborator', 'mergedInto']).execute();
}

async function indexTickets(db: Schemaless): Promise<void> {
  const indexes: Readonly<Record<string, readonly string[]>> = {
    ticketsConversation: ['conversationId'],
    ticketsAgency: ['agency', 'state'],
    ticketsLocality: ['locality', 'createdAt'],
    ticketsMerged: ['mergedInto'],
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on('tickets')
      .columns(columns as never)
      .execute();
  }
  // The clock reads what is due now, never the years of tickets that are closed.
  await db.schema
    .createIndex('ticketsCheck')
    .on('tickets')
    .column('nextCheckAt')
    .where(sql.ref('nextCheckAt'), 'is not', null)
    .execute();
}

async function createHistory(db: Schemaless): Promise<void> {
  const required = ['ticketId', 'kind', 'toState', 'actor', 'at'];
  const table = withIntegers(withTexts(keyed(db, 'ticketEvents'), required), [
    'seq',
  ]).addUniqueConstraint('ticketEventsSeq', ['ticketId', 'seq']);
  await withOptionalTexts(table, ['fromState', 'note', 'data']).execute();
  await db.schema.createIndex('ticketEventsAt').on('ticketEvents').column('at').execute();
}

async function createAttachments(db: Schemaless): Promise<void> {
  await withTexts(db.schema.createTable('ticketContacts'), ['sealed', 'createdAt', 'deleteAfter'])
    .addColumn('ticketId', 'text', (column) => column.primaryKey())
    .execute();
  await withTexts(keyed(db, 'ticketPhotos'), ['conversationId', 'mime', 'createdAt'])
    .addColumn('ticketId', 'text')
    // SQLite keeps bytes as they are in a column of any type.
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .execute();
  for (const column of ['ticketId', 'conversationId']) {
    const name = column === 'ticketId' ? 'ticketPhotosTicket' : 'ticketPhotosConversation';
    await db.schema.createIndex(name).on('ticketPhotos').column(column).execute();
  }
}

export async function createNotices(db: Schemaless): Promise<void> {
  const required = ['key', 'kind', 'recipient', 'payload', 'dueAt', 'state', 'nextAt', 'createdAt'];
  const table = withIntegers(withTexts(keyed(db, 'notices'), required), [
    'attempts',
  ]).addUniqueConstraint('noticesKey', ['key']);
  await withOptionalTexts(table, ['ticketId', 'address', 'error', 'settledAt']).execute();
  await db.schema
    .createIndex('noticesOpen')
    .on('notices')
    .columns(['nextAt', 'id'])
    .where(sql<boolean>`state in ('waiting', 'sending')`)
    .execute();
  await db.schema.createIndex('noticesTicket').on('notices').column('ticketId').execute();
  await db.schema
    .createIndex('noticesState')
    .on('notices')
    .columns(['state', 'createdAt'])
    .execute();
}

export async function createPublications(db: Schemaless): Promise<void> {
  const required = ['question', 'answer', 'field', 'agency', 'state', 'createdAt', 'updatedAt'];
  const table = withTexts(db.schema.createTable('publications'), required).addColumn(
    'ticketId',
    'text',
    (column) => column.primaryKey(),
  );
  await withOptionalTexts(table, ['reviewedBy', 'releasedAt', 'note']).execute();
  await db.schema
    .createIndex('publicationsState')
    .on('publications')
    .columns(['state', 'releasedAt'])
    .execute();
}

function keyed(db: Schemaless, table: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(table).addColumn('id', 'text', (column) => column.primaryKey());
}

function withIntegers(
  table: CreateTableBuilder<string, string>,
  columns: readonly string[],
): CreateTableBuilder<string, string> {
  return columns.reduce<CreateTableBuilder<string, string>>(
    (built, name) => built.addColumn(name, 'integer', (column) => column.notNull()),
    table,
  );
}

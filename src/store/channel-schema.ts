import { sql } from 'kysely';
import { withOptionalTexts, withTexts } from './schema-parts';
import type { IdColumn, Schemaless } from './schema-parts';

export async function createInbox(db: Schemaless, id: IdColumn): Promise<void> {
  const required = ['channel', 'key', 'lane', 'state', 'receivedAt'];
  await withTexts(db.schema.createTable('inbox'), required)
    .addColumn('id', 'integer', id)
    .addColumn('body', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addUniqueConstraint('inboxKey', ['channel', 'key'])
    .execute();
  await db.schema
    .createIndex('inboxPending')
    .on('inbox')
    .columns(['channel', 'lane', 'id'])
    .where(sql.ref('state'), '=', sql.lit('pending'))
    .execute();
  await db.schema.createIndex('inboxReceived').on('inbox').column('receivedAt').execute();
}

export async function createOutbox(db: Schemaless, id: IdColumn): Promise<void> {
  const required = ['channel', 'lane', 'key', 'state', 'nextAt', 'createdAt'];
  const optional = [
    'payload',
    'error',
    'externalId',
    'cost',
    'answerCode',
    'settledAt',
    'deliveredAt',
    'seenAt',
  ];
  const table = withTexts(db.schema.createTable('outbox'), required)
    .addColumn('id', 'integer', id)
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('unsure', 'integer', (column) => column.notNull())
    .addUniqueConstraint('outboxKey', ['channel', 'key']);
  await withOptionalTexts(table, optional).execute();
  // What is still to be sent is a handful of rows: taking up a lane never reads its history.
  await db.schema
    .createIndex('outboxOpen')
    .on('outbox')
    .columns(['channel', 'lane', 'id'])
    .where(sql<boolean>`state in ('waiting', 'sending', 'unsure')`)
    .execute();
  await db.schema
    .createIndex('outboxDead')
    .on('outbox')
    .columns(['channel', 'id'])
    .where(sql.ref('state'), '=', sql.lit('dead'))
    .execute();
  await db.schema.createIndex('outboxExternal').on('outbox').column('externalId').execute();
  await db.schema.createIndex('outboxLane').on('outbox').column('lane').execute();
  await db.schema.createIndex('outboxCreated').on('outbox').column('createdAt').execute();
}

export async function createContacts(db: Schemaless): Promise<void> {
  const required = ['channel', 'account', 'userId', 'lastInteractionAt'];
  const optional = ['welcomedAt', 'unfollowedAt', 'silentUntil', 'infoAskedAt', 'offered'];
  const table = withTexts(db.schema.createTable('contacts'), required).addColumn(
    'conversationId',
    'text',
    (column) => column.primaryKey(),
  );
  await withOptionalTexts(table, optional).execute();
  await db.schema.createIndex('contactsUser').on('contacts').column('userId').execute();
  await withTexts(db.schema.createTable('contactInfo'), ['sealed', 'receivedAt'])
    .addColumn('conversationId', 'text', (column) => column.primaryKey())
    .execute();
}

export async function createVault(db: Schemaless): Promise<void> {
  await withTexts(db.schema.createTable('vault'), ['sealed', 'updatedAt'])
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await withTexts(db.schema.createTable('leases'), ['holder', 'until'])
    .addColumn('name', 'text', (column) => column.primaryKey())
    .execute();
}

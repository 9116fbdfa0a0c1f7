import { Migrator, sql } from 'kysely';
import type { Migration } from 'kysely';
import { createContacts, createInbox, createOutbox, createVault } from './channel-schema';
import { createCuratorTasks, createSurveys } from './feedback-schema';
import { indexForReports } from './report-schema';
import type { IdColumn, Schemaless } from './schema-parts';
import { withTexts } from './schema-parts';
import type { Db } from './tables';
import { createNotices, createPublications, createTickets } from './ticket-schema';

export type { IdColumn } from './schema-parts';

export const sqliteIdColumn: IdColumn = (column) => column.primaryKey().autoIncrement();
export const postgresIdColumn: IdColumn = (column) =>
  column.primaryKey().generatedByDefaultAsIdentity();

/** Brings the schema up to date; several processes may start at once. Rejects with what failed. */
export async function migrate(db: Db, idColumn: IdColumn): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations(idColumn)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined)
    throw new Error('The database schema cannot be updated', { cause: error });
}

// A migration that was released is never edited; a change is a new entry.
function migrations(id: IdColumn): Record<string, Migration> {
  return {
    '001-bot-state': { up: createBotState },
    '002-conversations': { up: createConversations },
    '003-activities': { up: createActivities },
    '004-transcripts': { up: (db) => createTranscripts(db, id) },
    '005-answers': { up: createAnswers },
    '006-feedback': { up: (db) => createFeedback(db, id) },
    '007-inbox': { up: (db) => createInbox(db, id) },
    '008-outbox': { up: (db) => createOutbox(db, id) },
    '009-contacts': { up: createContacts },
    '010-vault': { up: createVault },
    '011-tickets': { up: createTickets },
    '012-notices': { up: createNotices },
    '013-publications': { up: createPublications },
    '014-surveys': { up: createSurveys },
    '015-curator-tasks': { up: createCuratorTasks },
    '016-report-indexes': { up: indexForReports },
  };
}

async function createBotState(db: Schemaless): Promise<void> {
  await withTexts(db.schema.createTable('botState'), ['etag', 'value', 'updatedAt'])
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text')
    .execute();
  await db.schema.createIndex('botStateOwner').on('botState').column('owner').execute();
}

async function createConversations(db: Schemaless): Promise<void> {
  const required = ['channel', 'userId', 'createdAt', 'lastActivityAt'];
  await withTexts(db.schema.createTable('conversations'), required)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('language', 'text')
    .addColumn('lastPosition', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('conversationsUser').on('conversations').column('userId').execute();
}

async function createActivities(db: Schemaless): Promise<void> {
  await withTexts(db.schema.createTable('activities'), ['conversationId', 'activity', 'createdAt'])
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('turn', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('activitiesPrimary', ['conversationId', 'position'])
    .addUniqueConstraint('activitiesKey', ['conversationId', 'key'])
    .execute();
  // Only a handful of rows are ever pending; the index stays tiny and makes recovery instant.
  await db.schema
    .createIndex('activitiesPending')
    .on('activities')
    .columns(['conversationId', 'position'])
    .where(sql.ref('turn'), '=', sql.lit('pending'))
    .execute();
}

async function createTranscripts(db: Schemaless, id: IdColumn): Promise<void> {
  const required = ['conversationId', 'role', 'text', 'createdAt'];
  await withTexts(db.schema.createTable('transcripts'), required)
    .addColumn('id', 'integer', id)
    .addColumn('answerCode', 'text')
    .execute();
  await indexConversation(db, 'transcripts');
}

async function createAnswers(db: Schemaless): Promise<void> {
  const required = ['conversationId', 'status', 'lang', 'knowledgeVersion', 'answer', 'timings'];
  await withTexts(db.schema.createTable('answers'), [...required, 'createdAt'])
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('question', 'text')
    .addColumn('context', 'text')
    .addColumn('topic', 'text')
    .addColumn('facet', 'text')
    .addColumn('score', 'double precision', (column) => column.notNull())
    .execute();
  await indexConversation(db, 'answers');
  await db.schema.createIndex('answersCreated').on('answers').column('createdAt').execute();
}

async function createFeedback(db: Schemaless, id: IdColumn): Promise<void> {
  const required = ['answerCode', 'conversationId', 'rating', 'createdAt'];
  await withTexts(db.schema.createTable('feedback'), required)
    .addColumn('id', 'integer', id)
    .addColumn('reason', 'text')
    .addColumn('text', 'text')
    .execute();
  await db.schema.createIndex('feedbackAnswer').on('feedback').column('answerCode').execute();
  await indexConversation(db, 'feedback');
}

async function indexConversation(db: Schemaless, table: string): Promise<void> {
  await db.schema.createIndex(`${table}Conversation`).on(table).column('conversationId').execute();
}

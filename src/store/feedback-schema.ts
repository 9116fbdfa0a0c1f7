import { sql } from 'kysely';
import { withOptionalTexts, withTexts } from './schema-parts';
import type { Schemaless } from './schema-parts';

export async function createSurveys(db: Schemaless): Promise<void> {
  await withTexts(db.schema.createTable('surveyRounds'), [
    'title',
    'startsOn',
    'endsOn',
    'createdAt',
  ])
    .addColumn('id', 'text', (column) => column.primaryKey())
    .execute();
  const required = ['conversationId', 'channel', 'field', 'locality', 'offeredAt'];
  const table = withTexts(db.schema.createTable('surveyReplies'), required)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('score', 'integer')
    .addColumn('helper', 'integer');
  const optional = ['roundId', 'text', 'commune', 'ageBand', 'repliedAt'];
  await withOptionalTexts(table, optional).execute();
  const replies = (name: string, column: string): Promise<void> =>
    db.schema.createIndex(name).on('surveyReplies').column(column).execute();
  await replies('surveyRepliesConversation', 'conversationId');
  await replies('surveyRepliesOffered', 'offeredAt');
  for (const column of ['topic', 'facet', 'knowledgeVersion']) {
    await db.schema.alterTable('feedback').addColumn(column, 'text').execute();
  }
  await db.schema.createIndex('feedbackCreated').on('feedback').column('createdAt').execute();
}

export async function createCuratorTasks(db: Schemaless): Promise<void> {
  const required = ['kind', 'answerCode', 'state', 'createdAt'];
  const tasks = withTexts(db.schema.createTable('curatorTasks'), required)
    .addColumn('id', 'text', (column) => column.primaryKey())
    // A turn may run twice: one answer opens one task of a kind.
    .addUniqueConstraint('curatorTasksAnswer', ['kind', 'answerCode']);
  await withOptionalTexts(tasks, ['topic', 'facet', 'reason', 'doneAt']).execute();
  await db.schema
    .createIndex('curatorTasksOpen')
    .on('curatorTasks')
    .column('createdAt')
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
  const wishes = withTexts(db.schema.createTable('changeWishes'), [
    'conversationId',
    'topic',
    'knowledgeVersion',
    'createdAt',
  ])
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addUniqueConstraint('changeWishesTopic', ['conversationId', 'topic', 'knowledgeVersion']);
  await withOptionalTexts(wishes, ['toldAt']).execute();
}

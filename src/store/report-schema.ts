import type { Schemaless } from './schema-parts';

/** What reports count is read from an index alone: the answers themselves are kilobytes each. */
export async function indexForReports(db: Schemaless): Promise<void> {
  await db.schema
    .createIndex('answersReport')
    .on('answers')
    .columns(['createdAt', 'status', 'topic', 'lang', 'conversationId'])
    .execute();
  // It begins with the same column.
  await db.schema.dropIndex('answersCreated').execute();
}

import type { Db } from './tables';

/**
 * Forgets ratings' tasks, questionnaires and wishes of conversations. The counts of questionnaires
 * lose them too: what cannot be told from one person any more would still have come from one.
 */
export async function eraseFeedbackTraces(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('curatorTasks')
    .where('answerCode', 'in', (eb) =>
      eb.selectFrom('answers').select('code').where('conversationId', 'in', ids),
    )
    .execute();
  await db.deleteFrom('surveyReplies').where('conversationId', 'in', ids).execute();
  await db.deleteFrom('changeWishes').where('conversationId', 'in', ids).execute();
}

/** Empties the words of questionnaires offered before `before` and deletes wishes as old. */
export async function purgeFeedbackTraces(db: Db, before: string): Promise<number> {
  const emptied = await db
    .updateTable('surveyReplies')
    .set({ text: null })
    .where('offeredAt', '<', before)
    .where('text', 'is not', null)
    .executeTakeFirstOrThrow();
  const forgotten = await db
    .deleteFrom('changeWishes')
    .where('createdAt', '<', before)
    .executeTakeFirstOrThrow();
  return Number(emptied.numUpdatedRows) + Number(forgotten.numDeletedRows);
}

import type { Db } from './tables';

/**
 * Forgets what channels keep of conversations. What waits for its turn stays: it came after the
 * wish to be forgotten. Messages just being sent settle by themselves. Contacts stay, empty:
 * without them nobody would know that a person does not want to be written to.
 */
export async function eraseChannelTraces(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('inbox')
    .where('lane', 'in', ids)
    .where('state', 'in', ['failed', 'abandoned'])
    .execute();
  await db.deleteFrom('outbox').where('lane', 'in', ids).where('state', '!=', 'sending').execute();
  await db.deleteFrom('contactInfo').where('conversationId', 'in', ids).execute();
  await db
    .updateTable('contacts')
    .set({ offered: null, infoAskedAt: null })
    .where('conversationId', 'in', ids)
    .execute();
}

/** Deletes events and messages received or made before `raw` and details kept before `records`. */
export async function purgeChannelTraces(db: Db, raw: string, records: string): Promise<number> {
  const results = [
    await db.deleteFrom('inbox').where('receivedAt', '<', raw).executeTakeFirstOrThrow(),
    await db.deleteFrom('outbox').where('createdAt', '<', raw).executeTakeFirstOrThrow(),
    await db.deleteFrom('contactInfo').where('receivedAt', '<', records).executeTakeFirstOrThrow(),
    await db
      .deleteFrom('contacts')
      .where('lastInteractionAt', '<', records)
      .executeTakeFirstOrThrow(),
  ];
  return results.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}

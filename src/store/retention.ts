import { eraseChannelTraces, purgeChannelTraces } from './channel-traces';
import { eraseFeedbackTraces, purgeFeedbackTraces } from './feedback-traces';
import type { Db } from './tables';
import { detachTickets } from './tickets';

/** Two ages, because words as written may not live as long as masked ones. */
export interface RetentionLimits {
  /** The activity log and conversation state, which hold unmasked words, go when older. */
  readonly rawBefore: Date;
  /** Transcripts, conversations and user state go; answers and ratings lose their words. */
  readonly recordsBefore: Date;
}

/** How many rows a purge removed or emptied. */
export interface PurgeCounts {
  readonly activities: number;
  readonly botState: number;
  readonly transcripts: number;
  readonly answers: number;
  readonly feedback: number;
  readonly conversations: number;
  /** Inbox, outbox, contacts and their details. */
  readonly channelTraces: number;
  /** Words of questionnaires, and wishes to be told of changes. */
  readonly feedbackTraces: number;
}

/** Deletion on request and on schedule. */
export interface Retention {
  /**
   * Forgets what was said in a conversation. The conversation itself stays, empty and with its
   * positions, so that an open chat can be told that all is gone.
   */
  eraseConversation(conversationId: string): Promise<void>;
  /** Does so for all conversations of a user, and forgets the user's state. */
  eraseUser(userId: string): Promise<void>;
  purge(limits: RetentionLimits): Promise<PurgeCounts>;
}

export class SqlRetention implements Retention {
  constructor(private readonly db: Db) {}

  async eraseConversation(conversationId: string): Promise<void> {
    await this.db.transaction().execute((db) => eraseConversations(db, [conversationId]));
  }

  async eraseUser(userId: string): Promise<void> {
    await this.db.transaction().execute(async (db) => {
      const rows = await db
        .selectFrom('conversations')
        .select('id')
        .where('userId', '=', userId)
        .execute();
      await eraseConversations(
        db,
        rows.map(({ id }) => id),
      );
      await db.deleteFrom('botState').where('owner', '=', `users/${userId}`).execute();
    });
  }

  async purge({ rawBefore, recordsBefore }: RetentionLimits): Promise<PurgeCounts> {
    const raw = rawBefore.toISOString();
    const records = recordsBefore.toISOString();
    return this.db.transaction().execute(async (db) => ({
      activities: await purgeActivities(db, raw),
      botState: await purgeBotState(db, raw, records),
      transcripts: await purgeTranscripts(db, records),
      answers: await emptyAnswers(db, records),
      feedback: await emptyFeedback(db, records),
      conversations: await purgeConversations(db, records),
      channelTraces: await purgeChannelTraces(db, raw, records),
      feedbackTraces: await purgeFeedbackTraces(db, records),
    }));
  }
}

async function eraseConversations(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // Before the answers, by whose codes its rows are found.
  await eraseFeedbackTraces(db, ids);
  for (const table of ['activities', 'transcripts', 'answers', 'feedback'] as const) {
    await db.deleteFrom(table).where('conversationId', 'in', ids).execute();
  }
  const owners = ids.map((id) => `conversations/${id}`);
  await db.deleteFrom('botState').where('owner', 'in', owners).execute();
  await db.updateTable('conversations').set({ language: null }).where('id', 'in', ids).execute();
  await eraseChannelTraces(db, ids);
  await detachTickets(db, ids);
}

async function purgeActivities(db: Db, before: string): Promise<number> {
  const result = await db
    .deleteFrom('activities')
    .where('createdAt', '<', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

async function purgeBotState(db: Db, raw: string, records: string): Promise<number> {
  const result = await db
    .deleteFrom('botState')
    .where((eb) =>
      eb.or([
        eb('updatedAt', '<', records),
        eb('updatedAt', '<', raw).and('owner', 'like', 'conversations/%'),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

async function purgeTranscripts(db: Db, before: string): Promise<number> {
  const result = await db
    .deleteFrom('transcripts')
    .where('createdAt', '<', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

async function emptyAnswers(db: Db, before: string): Promise<number> {
  const result = await db
    .updateTable('answers')
    .set({ question: null, context: null })
    .where('createdAt', '<', before)
    .where('question', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(result.numUpdatedRows);
}

async function emptyFeedback(db: Db, before: string): Promise<number> {
  const result = await db
    .updateTable('feedback')
    .set({ text: null })
    .where('createdAt', '<', before)
    .where('text', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(result.numUpdatedRows);
}

async function purgeConversations(db: Db, before: string): Promise<number> {
  const result = await db
    .deleteFrom('conversations')
    .where('lastActivityAt', '<', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

import type { Generated, Kysely } from 'kysely';
import type { Language } from '../core';

// Times are ISO 8601 in UTC and JSON is text: both sort and read the same on SQLite and PostgreSQL.
// Columns are snake_case in the database; Kysely's CamelCasePlugin translates.

interface BotStateTable {
  key: string;
  etag: string;
  value: string;
  /** `conversations/<id>` or `users/<id>`, so that erasure finds what belongs to a person. */
  owner: string | null;
  updatedAt: string;
}

interface ConversationTable {
  id: string;
  channel: string;
  userId: string;
  language: Language | null;
  /** Position of the newest activity; never goes back, so watermarks outlive erasure and purge. */
  lastPosition: number;
  createdAt: string;
  lastActivityAt: string;
}

interface ActivityTable {
  conversationId: string;
  position: number;
  /** What makes a repeated append the same activity; unique in its conversation. */
  key: string | null;
  activity: string;
  turn: 'pending' | 'done' | 'failed' | 'abandoned' | null;
  attempts: number;
  createdAt: string;
}

interface TranscriptTable {
  id: Generated<number>;
  conversationId: string;
  role: 'citizen' | 'bot' | 'officer';
  text: string;
  answerCode: string | null;
  createdAt: string;
}

interface AnswerTable {
  code: string;
  conversationId: string;
  /** Null once retention is over; what is left is the statistics and the public text. */
  question: string | null;
  context: string | null;
  status: string;
  topic: string | null;
  facet: string | null;
  lang: Language;
  score: number;
  knowledgeVersion: string;
  answer: string;
  timings: string;
  createdAt: string;
}

interface FeedbackTable {
  id: Generated<number>;
  answerCode: string;
  conversationId: string;
  rating: 'helpful' | 'not_helpful';
  reason: string | null;
  text: string | null;
  createdAt: string;
}

export interface Tables {
  botState: BotStateTable;
  conversations: ConversationTable;
  activities: ActivityTable;
  transcripts: TranscriptTable;
  answers: AnswerTable;
  feedback: FeedbackTable;
}

export type Db = Kysely<Tables>;

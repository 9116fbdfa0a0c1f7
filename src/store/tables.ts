import type { Generated, Kysely } from 'kysely';
import type { Language } from '../core';
import type {
  NoticeTable,
  PublicationTable,
  TicketContactTable,
  TicketEventTable,
  TicketPhotoTable,
  TicketTable,
} from './ticket-tables';

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
  /** What the rated answer was about, copied so that the counts outlive the answer. */
  topic: string | null;
  facet: string | null;
  knowledgeVersion: string | null;
  createdAt: string;
}

interface SurveyRoundTable {
  id: string;
  title: string;
  /** Days in Viet Nam, `YYYY-MM-DD`, both inclusive. */
  startsOn: string;
  endsOn: string;
  createdAt: string;
}

interface SurveyReplyTable {
  id: string;
  roundId: string | null;
  conversationId: string;
  channel: string;
  field: string;
  /** 1 to 5; null while the questionnaire was only offered. */
  score: number | null;
  text: string | null;
  commune: string | null;
  ageBand: string | null;
  /** 1 when somebody helped the citizen with the bot. */
  helper: number | null;
  locality: string;
  offeredAt: string;
  repliedAt: string | null;
}

interface CuratorTaskTable {
  id: string;
  kind: 'low_rating' | 'unanswered' | 'stale';
  answerCode: string;
  topic: string | null;
  facet: string | null;
  reason: string | null;
  state: 'open' | 'done' | 'dismissed';
  createdAt: string;
  doneAt: string | null;
}

interface ChangeWishTable {
  id: string;
  conversationId: string;
  topic: string;
  /** The article's own version (hash of its text) when the wish was made. */
  knowledgeVersion: string;
  createdAt: string;
  toldAt: string | null;
}

interface InboxTable {
  id: Generated<number>;
  channel: string;
  /** What makes a repeated delivery the same event; unique in its channel. */
  key: string;
  lane: string;
  /** Null once the event was dealt with: words are not kept longer than needed. */
  body: string | null;
  state: 'pending' | 'done' | 'failed' | 'abandoned';
  attempts: number;
  receivedAt: string;
}

interface OutboxTable {
  id: Generated<number>;
  channel: string;
  lane: string;
  /** What makes a repeated append the same message; unique in its channel. */
  key: string;
  /** Null once sent or withdrawn. */
  payload: string | null;
  state: 'waiting' | 'sending' | 'unsure' | 'sent' | 'dead' | 'withdrawn';
  attempts: number;
  /** When somebody may take it up: the time of the next try, or the end of a sender's lease. */
  nextAt: string;
  error: string | null;
  /** 1 when a dead letter may have arrived. */
  unsure: number;
  externalId: string | null;
  /** What the channel charged it to. */
  cost: string | null;
  answerCode: string | null;
  createdAt: string;
  settledAt: string | null;
  deliveredAt: string | null;
  seenAt: string | null;
}

interface ContactTable {
  conversationId: string;
  channel: string;
  account: string;
  userId: string;
  lastInteractionAt: string;
  welcomedAt: string | null;
  unfollowedAt: string | null;
  silentUntil: string | null;
  infoAskedAt: string | null;
  /** JSON of the choices last shown. */
  offered: string | null;
}

interface ContactInfoTable {
  conversationId: string;
  /** Encrypted by the channel. */
  sealed: string;
  receivedAt: string;
}

interface VaultTable {
  name: string;
  /** Encrypted by whoever keeps it. */
  sealed: string;
  version: number;
  updatedAt: string;
}

interface LeaseTable {
  name: string;
  holder: string;
  until: string;
}

export interface Tables {
  botState: BotStateTable;
  conversations: ConversationTable;
  activities: ActivityTable;
  transcripts: TranscriptTable;
  answers: AnswerTable;
  feedback: FeedbackTable;
  surveyRounds: SurveyRoundTable;
  surveyReplies: SurveyReplyTable;
  curatorTasks: CuratorTaskTable;
  changeWishes: ChangeWishTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  contacts: ContactTable;
  contactInfo: ContactInfoTable;
  vault: VaultTable;
  leases: LeaseTable;
  tickets: TicketTable;
  ticketEvents: TicketEventTable;
  ticketContacts: TicketContactTable;
  ticketPhotos: TicketPhotoTable;
  notices: NoticeTable;
  publications: PublicationTable;
}

export type Db = Kysely<Tables>;

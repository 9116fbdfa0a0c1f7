export { openStore } from './open-store';
export type { Store, StoreDeps } from './open-store';
export type { BotStorage } from './bot-storage';
export type { Conversation, ConversationStore, NewConversation } from './conversations';
export type {
  ActivityJson,
  ActivityLog,
  Appended,
  LoggedActivity,
  NewActivity,
  PendingTurn,
  TurnEnd,
} from './activities';
export type { TranscriptLine, TranscriptStore } from './transcripts';
export type { AnswerFilter, AnswerRecord, AnswerStore } from './answers';
export type { FeedbackEntry, FeedbackStore } from './feedback';
export type { PurgeCounts, Retention, RetentionLimits } from './retention';

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
export type { AnswerFilter, AnswerRecord, AnswerStore, TopicTally } from './answers';
export type { FeedbackEntry, FeedbackStore, LowRated } from './feedback';
export type {
  SurveyFilter,
  SurveyGroup,
  SurveyOffer,
  SurveyRecord,
  SurveyReply,
  SurveyRound,
  SurveyStore,
  SurveyTally,
} from './surveys';
export type { CuratorTask, CuratorTaskStore, NewCuratorTask } from './curator-tasks';
export type { ChangeWish, ChangeWishStore } from './change-wishes';
export type { Holdings, HoldingsReader } from './holdings';
export type { PurgeCounts, Retention, RetentionLimits } from './retention';
export type { Acceptance, EventEnd, EventJson, Inbox, NewEvent, PendingEvent } from './inbox';
export type { Claim, MessageJson, NewMessage, Outbox, OutMessage, Receipt } from './outbox';
export type { DeadLetter, OutboxCounts, OutboxRecords } from './outbox-records';
export type { Contact, ContactChange, ContactKey, ContactStore } from './contacts';
export type { Sealed, Vault } from './vault';
export type { Leases } from './leases';
export type { AnswerCount, AnswerFigures, Figures, RatingCount, Span, TicketFact } from './figures';
export type { BulkLoader, BulkRow } from './bulk-load';
export type { NewNotice, NoticeCounts, NoticeQueue, NoticeRow } from './notices';
export type { PublicationRow, PublicationStore, ReleasedFilter, ReleasedRow } from './publications';
export type { TicketAttachments, TicketPhoto } from './ticket-attachments';
export type { TicketFilter, TicketQueries, TimelinessRow } from './ticket-queries';
export type {
  NewTicket,
  NewTicketEvent,
  Opening,
  TicketChange,
  TicketEventRow,
  TicketMove,
  TicketRow,
  TicketStore,
} from './tickets';

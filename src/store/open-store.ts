import { sql } from 'kysely';
import { UserError, errorMessage } from '../core';
import type { Clock, Logger } from '../core';
import { SqlActivityLog } from './activities';
import type { ActivityLog } from './activities';
import { SqlAnswerStore } from './answers';
import type { AnswerStore } from './answers';
import { BotStorage } from './bot-storage';
import { SqlBulkLoader } from './bulk-load';
import type { BulkLoader } from './bulk-load';
import { SqlChangeWishStore } from './change-wishes';
import type { ChangeWishStore } from './change-wishes';
import { SqlConversationStore } from './conversations';
import type { ConversationStore } from './conversations';
import { SqlCuratorTaskStore } from './curator-tasks';
import type { CuratorTaskStore } from './curator-tasks';
import type { Database } from './database';
import { SqlFeedbackStore } from './feedback';
import type { FeedbackStore } from './feedback';
import { SqlContactStore } from './contacts';
import type { ContactStore } from './contacts';
import { SqlHoldingsReader } from './holdings';
import type { HoldingsReader } from './holdings';
import { SqlFigures } from './figures';
import type { Figures } from './figures';
import { SqlInbox } from './inbox';
import type { Inbox } from './inbox';
import { SqlLeases } from './leases';
import type { Leases } from './leases';
import { migrate } from './migrations';
import { SqlNoticeQueue } from './notices';
import type { NoticeQueue } from './notices';
import { SqlOutbox } from './outbox';
import type { Outbox } from './outbox';
import { SqlOutboxRecords } from './outbox-records';
import type { OutboxRecords } from './outbox-records';
import { openPostgres } from './postgres';
import { SqlPublicationStore } from './publications';
import type { PublicationStore } from './publications';
import { SqlRetention } from './retention';
import type { Retention } from './retention';
import { openSqlite } from './sqlite';
import { SqlSurveyStore } from './surveys';
import type { SurveyStore } from './surveys';
import { SqlTicketAttachments } from './ticket-attachments';
import type { TicketAttachments } from './ticket-attachments';
import { SqlTicketQueries } from './ticket-queries';
import type { TicketQueries } from './ticket-queries';
import { SqlTicketStore } from './tickets';
import type { TicketStore } from './tickets';
import { SqlTranscriptStore } from './transcripts';
import type { TranscriptStore } from './transcripts';
import { SqlVault } from './vault';
import type { Vault } from './vault';

/** Everything that is kept. What a promise of the store acknowledged is on disk. */
export interface Store {
  readonly botStorage: BotStorage;
  readonly conversations: ConversationStore;
  readonly activities: ActivityLog;
  readonly transcripts: TranscriptStore;
  readonly answers: AnswerStore;
  readonly feedback: FeedbackStore;
  readonly surveys: SurveyStore;
  readonly curatorTasks: CuratorTaskStore;
  readonly changeWishes: ChangeWishStore;
  readonly holdings: HoldingsReader;
  readonly tickets: TicketStore;
  readonly ticketAttachments: TicketAttachments;
  readonly ticketQueries: TicketQueries;
  readonly notices: NoticeQueue;
  readonly publications: PublicationStore;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly outboxRecords: OutboxRecords;
  readonly contacts: ContactStore;
  readonly vault: Vault;
  readonly leases: Leases;
  readonly retention: Retention;
  readonly figures: Figures;
  readonly bulk: BulkLoader;
  /** Resolves when the database answers, rejects when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreDeps {
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. */
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Opens the database and brings its schema up to date. Rejects with a `UserError` (code
 * `store_url` or `store_open`) that says what to mend and never shows the password.
 */
export async function openStore({ url, clock, logger }: StoreDeps): Promise<Store> {
  const database = await openDatabase(url, logger).catch(rejectOpening);
  try {
    await migrate(database.db, database.idColumn);
  } catch (error) {
    await database.close();
    return rejectOpening(error);
  }
  return createStore(database, clock);
}

function createStore(database: Database, clock: Clock): Store {
  const { db, turnLock } = database;
  return {
    botStorage: new BotStorage(db, clock),
    conversations: new SqlConversationStore(db, turnLock, clock),
    activities: new SqlActivityLog(database, clock),
    transcripts: new SqlTranscriptStore(db, clock),
    answers: new SqlAnswerStore(db, clock),
    feedback: new SqlFeedbackStore(db, clock),
    surveys: new SqlSurveyStore(db, clock),
    curatorTasks: new SqlCuratorTaskStore(db, clock),
    changeWishes: new SqlChangeWishStore(db, clock),
    holdings: new SqlHoldingsReader(db),
    tickets: new SqlTicketStore(database, clock),
    ticketAttachments: new SqlTicketAttachments(db, clock),
    ticketQueries: new SqlTicketQueries(db),
    notices: new SqlNoticeQueue(db, clock),
    publications: new SqlPublicationStore(db, clock),
    inbox: new SqlInbox(database, clock),
    outbox: new SqlOutbox(db, clock),
    outboxRecords: new SqlOutboxRecords(db, clock),
    contacts: new SqlContactStore(db, clock),
    vault: new SqlVault(database, clock),
    leases: new SqlLeases(db, clock),
    retention: new SqlRetention(db),
    figures: new SqlFigures(db),
    bulk: new SqlBulkLoader(db, database.bulk),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => database.close(),
  };
}

async function openDatabase(url: string, logger: Logger): Promise<Database> {
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) {
    return openSqlite(url.slice('sqlite:'.length));
  }
  if (/^postgres(ql)?:\/\//u.test(url)) return openPostgres(url, logger);
  throw new UserError('DATABASE_URL must be sqlite:PATH or postgres://…', 'store_url');
}

function rejectOpening(error: unknown): never {
  if (error instanceof UserError) throw error;
  const reason = error instanceof Error && error.cause !== undefined ? error.cause : error;
  throw new UserError(
    `The database cannot be opened: ${errorMessage(reason)}. Check DATABASE_URL and that the database runs.`,
    'store_open',
    { cause: error },
  );
}

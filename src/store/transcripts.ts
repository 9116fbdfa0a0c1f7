import type { Clock } from '../core';
import { plainText } from './plain-text';
import type { Db } from './tables';

export interface TranscriptLine {
  readonly conversationId: string;
  readonly role: 'citizen' | 'bot' | 'officer';
  /** Already masked by the caller: what comes here is kept for the whole retention time. */
  readonly text: string;
  readonly answerCode?: string;
  readonly createdAt: Date;
}

/** What was said, without personal data. */
export interface TranscriptStore {
  add(line: Omit<TranscriptLine, 'createdAt'>): Promise<void>;
  /** The lines of a conversation, oldest first. */
  list(conversationId: string): Promise<readonly TranscriptLine[]>;
}

export class SqlTranscriptStore implements TranscriptStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async add({ text, answerCode, ...line }: Omit<TranscriptLine, 'createdAt'>): Promise<void> {
    await this.db
      .insertInto('transcripts')
      .values({
        ...line,
        text: plainText(text),
        answerCode: answerCode ?? null,
        createdAt: this.clock.now().toISOString(),
      })
      .execute();
  }

  async list(conversationId: string): Promise<readonly TranscriptLine[]> {
    const rows = await this.db
      .selectFrom('transcripts')
      .select(['conversationId', 'role', 'text', 'answerCode', 'createdAt'])
      .where('conversationId', '=', conversationId)
      .orderBy('id')
      .execute();
    return rows.map(({ answerCode, createdAt, ...line }) => ({
      ...line,
      ...(answerCode !== null && { answerCode }),
      createdAt: new Date(createdAt),
    }));
  }
}

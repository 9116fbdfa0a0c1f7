import type { Activity } from 'botbuilder';
import type { Answer, AnswerPipeline, Question } from '../answers';
import type { Clock, IdGenerator, Logger } from '../core';
import type { Translator } from '../i18n';

/**
 * Keeps an answer under its code; resolves when it is on disk, with the answer as kept (its code is
 * another one when the first was taken).
 */
export type RecordAnswer = (
  conversationId: string,
  question: Question,
  answer: Answer,
  ms: number,
) => Promise<Answer>;

export interface DialogDeps {
  readonly pipeline: AnswerPipeline;
  readonly translate: Translator;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  /** How this channel shows an answer. */
  readonly render: (answer: Answer) => Partial<Activity>;
  readonly record: RecordAnswer;
  /** Deletes what is kept of a conversation. */
  readonly erase: (conversationId: string) => Promise<void>;
  /** Milliseconds of silence after which the topic talked about is forgotten. */
  readonly contextIdleMs: number;
}

/** What a dialog passes back when the citizen said something else. */
export interface Unhandled {
  readonly unhandled: string;
}

import type { Activity } from 'botbuilder';
import type { Answer, AnswerPipeline, Brain, Question } from '../answers';
import type { Clock, IdGenerator, Language, Logger } from '../core';
import type { ChangeNews, Ratings, Survey, SurveyMoment } from '../feedback';
import type { Translator } from '../i18n';
import type { HoldingsReader } from '../store';
import type { CitizenTicket, TicketDesk } from '../tickets';

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

/** The days for which kinds of data are kept, as citizens are told. */
export interface KeptDays {
  /** Words as written. */
  readonly raw: number;
  /** Masked words. */
  readonly records: number;
}

/** Where goes what citizens say back. */
export interface Voices {
  readonly ratings: Ratings;
  readonly survey: Survey;
  readonly news: ChangeNews;
  readonly tickets: TicketDesk;
  /** The ticket of a code, as this conversation may see it; undefined when there is none. */
  readonly lookUp: (
    code: string,
    conversationId: string,
    lang: Language,
  ) => Promise<CitizenTicket | undefined>;
  /** All tickets of a conversation, the newest first. */
  readonly ticketsOf: (conversationId: string, lang: Language) => Promise<readonly CitizenTicket[]>;
  readonly holdings: HoldingsReader;
  readonly keptDays: KeptDays;
  /** The field of work of a topic, for the survey. */
  readonly fieldOf: (topic: string | undefined) => string;
  /** Where the bot speaks. */
  readonly locality: () => Brain['locality'];
}

export interface DialogDeps {
  readonly pipeline: AnswerPipeline;
  readonly translate: Translator;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  /** How this channel shows an answer. */
  readonly render: (answer: Answer) => Partial<Activity>;
  readonly record: RecordAnswer;
  /** Deletes what is kept of a conversation; resolves to the codes of tickets that stay. */
  readonly erase: (conversationId: string) => Promise<readonly string[]>;
  /** Milliseconds of silence after which the topic talked about is forgotten. */
  readonly contextIdleMs: number;
  /** Absent where nothing is kept, as on the command line. */
  readonly voices?: Voices;
}

/** What a dialog passes back when the citizen said something else. */
export interface Unhandled {
  readonly unhandled: string;
}

/** What a dialog passes back when it came to a good end. */
export interface Ended {
  readonly ended: SurveyMoment;
}

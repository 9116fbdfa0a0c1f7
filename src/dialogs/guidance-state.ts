import type { CaseAnswers, QuestionContext } from '../answers';
import type { Language } from '../core';
import type { TicketDraft } from './ticket-draft';

/** How far a citizen came in a guide; kept until it is finished, for days if need be. */
export interface GuideProgress {
  readonly topic: string;
  readonly step: number;
  readonly count: number;
}

/** What a citizen has answered about their case so far; kept until the list is given. */
export interface CaseProgress {
  readonly topic: string;
  /** Question and option ids in the order answered. */
  readonly answered: readonly (readonly [question: string, option: string])[];
}

/** What a conversation remembers between two turns; plain JSON in the store. */
export interface GuidanceState {
  lang: Language;
  /** The language the client asked for last; what the citizen writes may lead to another. */
  asked?: Language;
  context: QuestionContext;
  /** ISO time of the last message; context fades after a while. */
  lastSeen?: string;
  /** A short message that was not understood, in case the next one completes it. */
  fragment?: string;
  progress?: GuideProgress;
  casework?: CaseProgress;
  /** A petition begun and not sent. */
  draft?: TicketDraft;
  /** ISO time of the last danger, quarrel or petition: nobody is surveyed soon after. */
  troubledAt?: string;
  /** Codes of tickets that were not right, so that nobody tries them all. */
  wrongCodes?: { readonly count: number; readonly since: string };
  /** Id of the last activity whose turn was completed, so that a repeated turn changes nothing. */
  lastActivityId?: string;
}

export const newGuidanceState = (): GuidanceState => ({ lang: 'vi', context: {} });

/** The answers of a case as the pipeline takes them. */
export function answersOf({ answered }: CaseProgress): CaseAnswers {
  return Object.fromEntries(answered);
}

/** Drops what was talked about when the citizen was away longer than `idleMs`. */
export function fadedContext(state: GuidanceState, now: Date, idleMs: number): QuestionContext {
  return silenceMs(state, now) > idleMs ? {} : state.context;
}

/** Milliseconds since the last message; 0 for the first one. */
export function silenceMs({ lastSeen }: GuidanceState, now: Date): number {
  return lastSeen === undefined ? 0 : now.getTime() - new Date(lastSeen).getTime();
}

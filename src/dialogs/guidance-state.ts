import type { Answer, CaseAnswers, QuestionContext } from '../answers';
import type { Language } from '../core';

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
  /** Id of the last activity whose turn was completed, so that a repeated turn changes nothing. */
  lastActivityId?: string;
}

export const newGuidanceState = (): GuidanceState => ({ lang: 'vi', context: {} });

/** The answers of a case as the pipeline takes them. */
export function answersOf({ answered }: CaseProgress): CaseAnswers {
  return Object.fromEntries(answered);
}

/** The context after an answer: what it was about, what it offered, and how often we missed. */
export function contextAfter(before: QuestionContext, answer: Answer): QuestionContext {
  const told = isTold(answer);
  return {
    ...(told ? subjectAfter(before, answer) : subjectOf(before)),
    ...missesAfter(before, answer, told),
    ...codeAfter(before, answer),
    ...answer.remember,
    ...(told ? stillTurnedDown(before, answer) : {}),
    ...(answer.status === 'clarification' ? { choosing: true } : {}),
    offered: answer.suggestions,
  };
}

/** True where the answer told something about a topic. */
function isTold({ topic, status }: Answer): boolean {
  return topic !== undefined && /^(answered|dossier|petition)/.test(status);
}

function subjectAfter(before: QuestionContext, answer: Answer): QuestionContext {
  const same = before.topic === answer.topic;
  const earlier = same ? before.previousTopic : before.topic;
  const read = same ? before.previousFacet : before.facet;
  return {
    ...(answer.topic === undefined ? {} : { topic: answer.topic }),
    ...(answer.facet === undefined ? {} : { facet: answer.facet }),
    ...(earlier === undefined ? {} : { previousTopic: earlier }),
    ...(earlier === undefined || read === undefined ? {} : { previousFacet: read }),
  };
}

function subjectOf(before: QuestionContext): QuestionContext {
  const { topic, facet, previousTopic, previousFacet } = before;
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(facet === undefined ? {} : { facet }),
    ...(previousTopic === undefined ? {} : { previousTopic }),
    ...(previousFacet === undefined ? {} : { previousFacet }),
  };
}

// What was chosen from a list may be turned down too; the list's other topics stay known.
function stillTurnedDown(before: QuestionContext, { topic, remember }: Answer): QuestionContext {
  const { choosing, clarified = [], further } = before;
  if (choosing !== true || further === undefined || topic === undefined) return {};
  return { clarified: [...clarified, topic], further: [...further, ...(remember?.further ?? [])] };
}

// An answer ends a row of misses only when the next message does not turn it down.
function missesAfter(before: QuestionContext, answer: Answer, told: boolean): QuestionContext {
  const { misses = 0, missesBefore = 0 } = before;
  if (told) return misses === 0 ? {} : { missesBefore: misses };
  const missed =
    answer.status.startsWith('unanswered') || answer.remember?.turnedDown !== undefined;
  const count = Math.max(misses, missesBefore) + (missed ? 1 : 0);
  return count === 0 || answer.status === 'handoff' ? {} : { misses: count };
}

function codeAfter(before: QuestionContext, { status, code }: Answer): QuestionContext {
  const telling = /^(answered|dossier|unanswered)/.test(status);
  const lastCode = telling ? code : before.lastCode;
  return lastCode === undefined ? {} : { lastCode };
}

/** Drops what was talked about when the citizen was away longer than `idleMs`. */
export function fadedContext(state: GuidanceState, now: Date, idleMs: number): QuestionContext {
  return silenceMs(state, now) > idleMs ? {} : state.context;
}

/** Milliseconds since the last message; 0 for the first one. */
export function silenceMs({ lastSeen }: GuidanceState, now: Date): number {
  return lastSeen === undefined ? 0 : now.getTime() - new Date(lastSeen).getTime();
}

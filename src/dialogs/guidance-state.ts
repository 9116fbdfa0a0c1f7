import type { Language } from '../core';
import type { Answer, QuestionContext } from '../answers';

/** What a conversation remembers between two turns; plain JSON in the store. */
export interface GuidanceState {
  lang: Language;
  context: QuestionContext;
  /** ISO time of the last message; context fades after a while. */
  lastSeen?: string;
  /** Id of the last activity whose turn was completed, so that a repeated turn changes nothing. */
  lastActivityId?: string;
}

export const newGuidanceState = (): GuidanceState => ({ lang: 'vi', context: {} });

/** The context after an answer: what it was about, what it offered, and how often we missed. */
export function contextAfter(before: QuestionContext, answer: Answer): QuestionContext {
  const offered = { offered: answer.suggestions };
  const { topic: previous, previousTopic, facet, misses } = before;
  if (answer.topic !== undefined && answer.status.startsWith('answered')) {
    const earlier = previous === answer.topic ? previousTopic : previous;
    return {
      topic: answer.topic,
      ...(answer.facet === undefined ? {} : { facet: answer.facet }),
      ...(earlier === undefined ? {} : { previousTopic: earlier }),
      ...offered,
    };
  }
  return {
    ...(previous === undefined ? {} : { topic: previous }),
    ...(previousTopic === undefined ? {} : { previousTopic }),
    ...(facet === undefined ? {} : { facet }),
    ...offered,
    ...(answer.status.startsWith('unanswered') ? { misses: (misses ?? 0) + 1 } : {}),
  };
}

/** Drops what was talked about when the citizen was away longer than `idleMs`. */
export function fadedContext(state: GuidanceState, now: Date, idleMs: number): QuestionContext {
  if (state.lastSeen === undefined) return state.context;
  const away = now.getTime() - new Date(state.lastSeen).getTime();
  return away > idleMs ? {} : state.context;
}

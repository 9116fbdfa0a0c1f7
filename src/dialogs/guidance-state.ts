import type { Answer, QuestionContext } from '../answers';
import type { Language } from '../core';

/** How far a citizen came in a guide; kept until it is finished, for days if need be. */
export interface GuideProgress {
  readonly topic: string;
  readonly step: number;
  readonly count: number;
}

/** What a conversation remembers between two turns; plain JSON in the store. */
export interface GuidanceState {
  lang: Language;
  context: QuestionContext;
  /** ISO time of the last message; context fades after a while. */
  lastSeen?: string;
  /** A short message that was not understood, in case the next one completes it. */
  fragment?: string;
  progress?: GuideProgress;
  /** Id of the last activity whose turn was completed, so that a repeated turn changes nothing. */
  lastActivityId?: string;
}

export const newGuidanceState = (): GuidanceState => ({ lang: 'vi', context: {} });

/** The context after an answer: what it was about, what it offered, and how often we missed. */
export function contextAfter(before: QuestionContext, answer: Answer): QuestionContext {
  const { topic, previousTopic, facet, misses } = before;
  const offered = { offered: answer.suggestions };
  if (answer.topic !== undefined && /^(answered|dossier)/.test(answer.status)) {
    const earlier = topic === answer.topic ? previousTopic : topic;
    return {
      topic: answer.topic,
      ...(answer.facet === undefined ? {} : { facet: answer.facet }),
      ...(earlier === undefined ? {} : { previousTopic: earlier }),
      ...offered,
    };
  }
  const clarified = answer.alternatives.map((alternative) => alternative.topic);
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(previousTopic === undefined ? {} : { previousTopic }),
    ...(facet === undefined ? {} : { facet }),
    ...offered,
    ...(answer.status === 'clarification' ? { clarified } : {}),
    ...(answer.status.startsWith('unanswered') ? { misses: (misses ?? 0) + 1 } : {}),
  };
}

/** Drops what was talked about when the citizen was away longer than `idleMs`. */
export function fadedContext(state: GuidanceState, now: Date, idleMs: number): QuestionContext {
  return silenceMs(state, now) > idleMs ? {} : state.context;
}

/** Milliseconds since the last message; 0 for the first one. */
export function silenceMs({ lastSeen }: GuidanceState, now: Date): number {
  return lastSeen === undefined ? 0 : now.getTime() - new Date(lastSeen).getTime();
}

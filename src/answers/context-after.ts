import type { Answer, QuestionContext } from './answer';

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

import type { GuidanceState } from './guidance-state';
import type { Composed } from './speaker';

type Compose = (text: string) => Promise<Composed>;

const mostQuestions = 3;
const fewestWords = 3;
// `Hay phải tự đi ạ?` after a question is no question of its own.
const sureOfEach = 0.75;
const shortMessageWords = 6;
// People who write in pieces send them within seconds.
const joinWithinMs = 10_000;

/**
 * The answers to the several questions of one message, in order, or undefined when it is one
 * question: every part must be answered on its own and tell something the others do not.
 */
export async function splitQuestions(
  text: string,
  compose: Compose,
): Promise<readonly Composed[] | undefined> {
  const parts = text.split(/(?<=\?)\s+|\n+/).filter((part) => /\p{L}/u.test(part));
  if (parts.length < 2 || parts.length > mostQuestions) return undefined;
  if (parts.some((part) => !part.includes('?') || wordCount(part) < fewestWords)) return undefined;
  const composed: Composed[] = [];
  for (const part of parts) composed.push(await compose(part));
  const subjects = new Set(
    composed.map(({ answer }) => `${answer.topic ?? ''} ${answer.facet ?? ''}`),
  );
  const answered = composed.every(
    ({ answer }) => answer.status === 'answered' && answer.confidence >= sureOfEach,
  );
  return answered && subjects.size === composed.length ? composed : undefined;
}

/**
 * Reads a short message together with the short ones before it when it does not say enough alone.
 * Remembers in `state` what may be the beginning of such a series.
 */
export async function joinFragments(
  state: GuidanceState,
  text: string,
  alone: Composed,
  silence: number,
  compose: Compose,
): Promise<Composed> {
  const earlier = silence <= joinWithinMs ? state.fragment : undefined;
  delete state.fragment;
  if (wordCount(text) > shortMessageWords || !maybeFragment(alone)) return alone;
  const both = earlier === undefined ? text : `${earlier} ${text}`;
  state.fragment = both;
  if (earlier === undefined || !isLost(alone)) return alone;
  const joined = await compose(both);
  return isLost(joined) ? alone : joined;
}

/** What a piece of a sentence gets when it is read alone: nothing, or its topic already. */
function maybeFragment({ answer }: Pick<Composed, 'answer'>): boolean {
  return isLost({ answer }) || answer.status === 'answered';
}

function isLost({ answer }: Pick<Composed, 'answer'>): boolean {
  return (
    answer.status.startsWith('unanswered') ||
    (answer.status === 'clarification' && answer.remember?.turnedDown === undefined) ||
    answer.remember?.unfinished === true
  );
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}

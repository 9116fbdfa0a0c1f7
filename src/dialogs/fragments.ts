import type { GuidanceState } from './guidance-state';
import type { Composed } from './speaker';

type Compose = (text: string) => Promise<Composed>;

const mostQuestions = 3;
const fewestWords = 3;
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
  const answered = composed.every(({ answer }) => answer.status === 'answered');
  return answered && subjects.size === composed.length ? composed : undefined;
}

/**
 * Reads a short message together with the short one before it when neither says enough alone.
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
  if (wordCount(text) > shortMessageWords || !isLost(alone)) return alone;
  if (earlier === undefined) {
    state.fragment = text;
    return alone;
  }
  const both = `${earlier} ${text}`;
  const joined = await compose(both);
  if (isLost(joined)) state.fragment = both;
  return isLost(joined) ? alone : joined;
}

function isLost({ answer }: Composed): boolean {
  return answer.status.startsWith('unanswered');
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}

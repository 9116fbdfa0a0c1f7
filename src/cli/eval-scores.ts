import type { Decision } from '../answers';

/** A real question with the topics that answer it. */
export interface GoldenQuestion {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly topic: string;
  readonly also?: readonly string[];
  readonly facet?: string;
  readonly style?: string;
  readonly origin?: string;
  readonly variant?: string;
}

/** How one question ended. `tolerable`: out of scope, but pointed at a neighbour the label names. */
export type Outcome = 'right' | 'half' | 'wrong' | 'missed';

export interface Scored {
  readonly question: GoldenQuestion;
  readonly scope: 'in' | 'out' | 'talk';
  readonly outcome: Outcome;
  /** Undefined where the label is general or the topic is not right. */
  readonly facetRight?: boolean;
  readonly decision: Decision;
}

const talk = new Set(['smalltalk', 'complaint', 'handoff']);

function scopeOf({ topic }: GoldenQuestion): Scored['scope'] {
  if (topic === 'out-of-scope') return 'out';
  return talk.has(topic) ? 'talk' : 'in';
}

function inScope(decision: Decision, right: readonly string[]): Outcome {
  if (decision.kind === 'topic') return right.includes(decision.topic) ? 'right' : 'wrong';
  if (decision.kind !== 'clarify') return 'missed';
  return decision.alternatives.some(({ topic }) => right.includes(topic)) ? 'half' : 'missed';
}

const talkIntents: Readonly<Record<string, readonly string[]>> = {
  smalltalk: [
    'greeting',
    'thanks',
    'goodbye',
    'who-are-you',
    'chitchat-negative',
    'yes',
    'no',
    'menu',
  ],
  complaint: ['complaint'],
  handoff: ['person'],
};

function outcomeOf(question: GoldenQuestion, decision: Decision): Outcome {
  const scope = scopeOf(question);
  const right = [question.topic, ...(question.also ?? [])];
  if (scope === 'out')
    return decision.kind === 'none' || decision.kind === 'intent' ? 'right' : 'wrong';
  if (scope === 'in') return inScope(decision, right);
  if (decision.kind !== 'intent') return inScope(decision, right);
  return talkIntents[question.topic]?.includes(decision.intent) === true ? 'right' : 'wrong';
}

/** Judges one decision as the golden questions' README says. */
export function score(question: GoldenQuestion, decision: Decision): Scored {
  const outcome = outcomeOf(question, decision);
  const scope = scopeOf(question);
  const judged =
    scope === 'in' &&
    outcome === 'right' &&
    question.facet !== undefined &&
    question.facet !== 'general';
  const facetRight = judged && decision.kind === 'topic' && decision.facet === question.facet;
  return { question, scope, outcome, decision, ...(judged && { facetRight }) };
}

export interface Summary {
  readonly n: number;
  readonly right: number;
  readonly half: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Shares of the outcomes. */
export function summarize(scored: readonly Scored[]): Summary {
  const share = (outcome: Outcome): number =>
    scored.filter((entry) => entry.outcome === outcome).length / Math.max(1, scored.length);
  return {
    n: scored.length,
    right: share('right'),
    half: share('half'),
    wrong: share('wrong'),
    missed: share('missed'),
  };
}

/** The share of right facets among those that can be judged. */
export function facetShare(scored: readonly Scored[]): { n: number; right: number } {
  const judged = scored.filter(({ facetRight }) => facetRight !== undefined);
  const right = judged.filter(({ facetRight }) => facetRight === true).length;
  return { n: judged.length, right: right / Math.max(1, judged.length) };
}

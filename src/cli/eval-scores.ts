import type { Answer, AnswerStatus } from '../answers';

/** A real question with the topics that answer it. */
export interface GoldenQuestion {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly topic: string;
  readonly also?: readonly string[];
  readonly facet?: string;
  /** Other parts of the article that hold what was asked as well. */
  readonly facets?: readonly string[];
  readonly style?: string;
  readonly origin?: string;
  readonly variant?: string;
}

/**
 * How one question ended: `half` asked back and offered the label, `wrong` opened another article (or
 * any, where none answers), `missed` did neither.
 */
export type Outcome = 'right' | 'half' | 'wrong' | 'missed';

/** What counts of an answer. */
export type Judged = Pick<Answer, 'status' | 'confidence'> &
  Partial<Pick<Answer, 'topic' | 'facet'>> & {
    readonly alternatives: readonly { readonly topic: string }[];
  };

export interface Scored {
  readonly question: GoldenQuestion;
  readonly scope: 'in' | 'out' | 'talk';
  readonly outcome: Outcome;
  /** Undefined where the label is general or the topic is not right. */
  readonly facetRight?: boolean;
  readonly answer: Judged;
}

/** The statuses that open an article. */
const opens: ReadonlySet<AnswerStatus> = new Set(['answered', 'dossier']);

const talk: Readonly<Record<string, readonly AnswerStatus[]>> = {
  smalltalk: ['smalltalk'],
  complaint: ['petition'],
  handoff: ['handoff'],
};

function scopeOf({ topic }: GoldenQuestion): Scored['scope'] {
  if (topic === 'out-of-scope') return 'out';
  return topic in talk ? 'talk' : 'in';
}

function inScope(answer: Judged, right: readonly string[]): Outcome {
  const { status, topic, alternatives } = answer;
  if (opens.has(status)) return topic !== undefined && right.includes(topic) ? 'right' : 'wrong';
  if (status !== 'clarification') return 'missed';
  return alternatives.some((other) => right.includes(other.topic)) ? 'half' : 'missed';
}

function outcomeOf(question: GoldenQuestion, answer: Judged): Outcome {
  const { status } = answer;
  const scope = scopeOf(question);
  if (scope === 'out') return opens.has(status) || status === 'clarification' ? 'wrong' : 'right';
  if (talk[question.topic]?.includes(status) === true) return 'right';
  const outcome = inScope(answer, [question.topic, ...(question.also ?? [])]);
  return scope === 'talk' && outcome === 'missed' ? 'wrong' : outcome;
}

/** What a dialog says without an answer is talk. */
const said: Judged = { status: 'smalltalk', confidence: 1, alternatives: [] };

/** Judges one answer as the golden questions' README says; none means that a dialog spoke. */
export function score(question: GoldenQuestion, answer: Judged = said): Scored {
  const outcome = outcomeOf(question, answer);
  const scope = scopeOf(question);
  const { facet, facets = [] } = question;
  const judged =
    scope === 'in' && outcome === 'right' && facet !== undefined && facet !== 'general';
  return {
    question,
    scope,
    outcome,
    answer,
    ...(judged && { facetRight: [facet, ...facets].some((part) => part === answer.facet) }),
  };
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

import type { SurveyTally } from '../store';
import { wilson } from './wilson';
import type { Share } from './wilson';

/** Fewer replies than this could point at a person. */
export const fewestReplies = 10;

/** From this score on, of 5, a citizen counts as satisfied. */
const satisfiedFrom = 4;

export interface SurveyFigures {
  readonly offered: number;
  readonly replied: number;
  /** Replied of offered. */
  readonly responseRate: Share;
  /** How often each score was given, from 1 to 5. */
  readonly scores: readonly number[];
  readonly mean: number;
  /** Those who gave 4 or 5, of those who replied. */
  readonly satisfied: number;
  readonly satisfaction: Share;
}

/** A group's figures, or the mere fact that there are too few of them to be shown. */
export type SurveyResult =
  | ({ readonly kind: 'shown'; readonly group: string } & SurveyFigures)
  | { readonly kind: 'hidden'; readonly group: string };

/**
 * Figures by group. Groups with fewer than 10 replies are hidden; where that hides only one, the
 * smallest of the others is hidden too, or the total would give it away.
 */
export function surveyResults(tally: readonly SurveyTally[]): readonly SurveyResult[] {
  const groups = [...new Set(tally.map(({ group }) => group))];
  const figures = groups.map((group) => ({
    group,
    ...figuresOf(tally.filter((one) => one.group === group)),
  }));
  const hidden = hiddenOf(figures);
  return figures.map(({ group, ...rest }) => {
    const { responseRate, satisfaction } = rest;
    return hidden.has(group) || responseRate === undefined || satisfaction === undefined
      ? { kind: 'hidden', group }
      : { kind: 'shown', group, ...rest, responseRate, satisfaction };
  });
}

type Figures = Omit<SurveyFigures, 'responseRate' | 'satisfaction'> & {
  readonly responseRate: Share | undefined;
  readonly satisfaction: Share | undefined;
};

function figuresOf(tally: readonly SurveyTally[]): Figures {
  const sum = (rows: readonly SurveyTally[]): number =>
    rows.reduce((total, { count }) => total + count, 0);
  const scores = [1, 2, 3, 4, 5].map((score) => sum(tally.filter((one) => one.score === score)));
  const offered = sum(tally);
  const replied = scores.reduce((total, count) => total + count, 0);
  const satisfied = sum(tally.filter(({ score = 0 }) => score >= satisfiedFrom));
  const points = scores.reduce((total, count, at) => total + count * (at + 1), 0);
  return {
    offered,
    replied,
    responseRate: wilson(replied, offered),
    scores,
    mean: replied === 0 ? 0 : points / replied,
    satisfied,
    satisfaction: wilson(satisfied, replied),
  };
}

function hiddenOf(
  groups: readonly { readonly group: string; readonly replied: number }[],
): ReadonlySet<string> {
  const bySize = [...groups].sort((a, b) => a.replied - b.replied);
  const few = bySize.filter(({ replied }) => replied < fewestReplies);
  const withReplies = few.filter(({ replied }) => replied > 0);
  // A group nobody replied in gives nothing away.
  const more = withReplies.length === 1 ? bySize.slice(few.length, few.length + 1) : [];
  return new Set([...few, ...more].map(({ group }) => group));
}

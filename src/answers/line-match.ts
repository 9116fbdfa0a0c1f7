import { isFunctionWord, tokenize } from '../text';
import type { Repaired } from '../text';

/** What of a question a line can match. */
export type Asked = Pick<Repaired, 'tokens' | 'added'>;

const figures = /^\p{N}+$/u;

/** The words of a question that say something, and those that explain them. */
function askedWords({ tokens, added }: Asked): ReadonlySet<string> {
  const meant = added.flatMap(({ mean }) => tokenize(mean, 'vi'));
  return new Set([...tokens, ...meant].filter((t) => !isFunctionWord(t) && !figures.test(t)));
}

function weightOf(lines: readonly ReadonlySet<string>[], term: string): number {
  const having = lines.filter((line) => line.has(term)).length;
  return having === 0 ? 0 : Math.log(1 + lines.length / having);
}

/**
 * How well each line fits a question, 0..1 of what the best imaginable line would have. Words that
 * stand in most of the lines, such as the name of the procedure, hardly count.
 */
export function matchLines(asked: Asked, lines: readonly string[]): readonly number[] {
  const sets = lines.map((line) => new Set(tokenize(line, 'vi')));
  const weights = [...askedWords(asked)].map((term) => [term, weightOf(sets, term)] as const);
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return sets.map(
    (set) => weights.reduce((sum, [term, weight]) => sum + (set.has(term) ? weight : 0), 0) / all,
  );
}

/** The place of the line that fits best; -1 where none has a word of the question. */
export function bestLine(scores: readonly number[]): number {
  const best = Math.max(0, ...scores);
  return best === 0 ? -1 : scores.indexOf(best);
}

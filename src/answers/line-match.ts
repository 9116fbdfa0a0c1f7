import { isFunctionWord, tokenize } from '../text';
import type { Repaired } from '../text';

/** What of a question a line can match. */
export type Asked = Pick<Repaired, 'tokens' | 'added'>;

/** From this fit on a line answers: it has about half of what was asked. */
export const answering = 0.45;
/** How many times better than all others a line must fit to be shown before them. */
export const clearlyBetter = 1.25;

/** A question of fewer rare words is weighed as one of so many. */
const fewestWords = 2.4;
const figures = /^\p{N}+$/u;
/** What two words that stand side by side count beyond the words themselves. */
const pairShare = 0.5;

/** The words of a question that say something beyond the subject, and those that explain them. */
function askedWords({ tokens, added }: Asked, subject: ReadonlySet<string>): readonly string[] {
  const meant = added.flatMap(({ mean }) => tokenize(mean, 'vi'));
  const tells = (t: string): boolean => !isFunctionWord(t) && !figures.test(t) && !subject.has(t);
  return [...new Set([...tokens, ...meant].filter(tells))];
}

function pairs(tokens: readonly string[]): readonly string[] {
  return tokens.slice(1).flatMap((token, at) => {
    const before = tokens[at] ?? '';
    return isFunctionWord(before) && isFunctionWord(token) ? [] : [`${before} ${token}`];
  });
}

/**
 * How well each line of an article fits a question: about 1 where it has all its words, more where
 * they stand side by side. Words of its title and of most of its lines hardly count.
 */
export function matchLines(
  asked: Asked,
  title: string,
  lines: readonly string[],
): readonly number[] {
  const sets = lines.map((line) => {
    const tokens = tokenize(line, 'vi');
    return new Set([...tokens, ...pairs(tokens)]);
  });
  const weightFor = (lineCount: number): number => Math.log(1 + lines.length / lineCount);
  const weigh = (term: string): number =>
    weightFor(Math.max(1, sets.filter((set) => set.has(term)).length));
  const subject = new Set(tokenize(title, 'vi'));
  const words = askedWords(asked, subject).map((term) => ({ term, weight: weigh(term) }));
  const neighbours = [...new Set(pairs(asked.tokens))]
    .filter((pair) => !pair.split(' ').every((term) => subject.has(term)))
    .map((term) => ({ term, weight: pairShare * weigh(term) }));
  const terms = [...words, ...neighbours];
  // One word in common is no answer, even where the question has no more words than that.
  const least = fewestWords * weightFor(1);
  const all = Math.max(
    least,
    words.reduce((sum, { weight }) => sum + weight, 0),
  );
  return sets.map(
    (set) => terms.reduce((sum, { term, weight }) => sum + (set.has(term) ? weight : 0), 0) / all,
  );
}

/** The place of the line that fits best; -1 where none has a word of the question. */
export function bestLine(scores: readonly number[]): number {
  const best = Math.max(0, ...scores);
  return best === 0 ? -1 : scores.indexOf(best);
}

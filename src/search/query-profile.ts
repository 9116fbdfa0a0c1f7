import { isFunctionWord, pairsOf, termsOf, tokenize } from '../text';
import type { Repaired } from '../text';

/** How informative a term is for telling topics apart: 0 (everywhere) to 1 (nowhere else). */
export type TermWeight = (term: string) => number;

/** What words of a question mean, as numbers of words. */
type Meaning = readonly number[];

/** A word of the question with its weight; meanings count for the words they explain. */
export interface WeighedWord {
  /** The number of the word, or -1 where no article uses it. */
  readonly word: number;
  readonly weight: number;
  readonly meanings: readonly Meaning[];
}

export interface WeighedPair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

export interface QueryProfile {
  readonly words: readonly WeighedWord[];
  readonly pairs: readonly WeighedPair[];
  /** Every word named above, each once. */
  readonly all: readonly number[];
  /** Terms of the question (1) and of what its words mean (less). */
  readonly has: ReadonlyMap<string, number>;
}

/** What a meaning counts against a word the citizen wrote. */
export const meantShare = 0.75;

/** Function words and figures say nothing about a subject. */
export function wordWeight(term: string, weigh: TermWeight): number {
  return isFunctionWord(term) || /^\p{N}+$/u.test(term) ? 0 : weigh(term);
}

interface Explained {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

function termsHad(tokens: readonly string[], meanings: readonly Explained[]): Map<string, number> {
  const has = new Map<string, number>();
  for (const { words } of meanings) for (const term of termsOf(words)) has.set(term, meantShare);
  for (const term of termsOf(tokens)) has.set(term, 1);
  return has;
}

/** Weighs the words of a question once, for comparison with many topics. */
export function profileQuery(
  { tokens, added }: Repaired,
  weigh: TermWeight,
  numberOf: (word: string) => number,
): QueryProfile {
  const meanings = added.map(({ from, to, mean }) => ({ from, to, words: tokenize(mean, 'vi') }));
  const words = tokens.map((term, at) => ({
    word: numberOf(term),
    weight: wordWeight(term, weigh),
    meanings: meanings
      .filter(({ from, to }) => at >= from && at < to)
      .map((meaning) => meaning.words.map(numberOf)),
  }));
  const pairs = pairsOf(tokens).map((_, at) => ({
    first: words[at]?.word ?? -1,
    second: words[at + 1]?.word ?? -1,
    weight: Math.min(words[at]?.weight ?? 0, words[at + 1]?.weight ?? 0),
  }));
  const all = words.flatMap(({ word, meanings: meant }) => [word, ...meant.flat()]);
  return { words, pairs, all: [...new Set(all)], has: termsHad(tokens, meanings) };
}

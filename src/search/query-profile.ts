import { isFunctionWord, termsOf, tokenize } from '../text';
import type { Repaired } from '../text';
import type { AskedSlots } from './asked-words';

/** How informative a term is for telling topics apart: 0 (everywhere) to 1 (nowhere else). */
export type TermWeight = (term: string) => number;

/** What words of a question mean, as slots of words. */
type Meaning = readonly number[];

/** A word of the question with its weight; meanings count for the words they explain. */
export interface WeighedWord {
  /** The place of the word in `asked`, or -1 where no article uses it. */
  readonly slot: number;
  readonly weight: number;
  readonly meanings: readonly Meaning[];
}

/** Two neighbouring words, by slot. */
export interface WeighedPair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

export interface QueryProfile {
  readonly words: readonly WeighedWord[];
  readonly pairs: readonly WeighedPair[];
  /** The numbers of all words named above, by slot. */
  readonly asked: readonly number[];
  /** What all words weigh together. */
  readonly weight: number;
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

function pairsOfWords(words: readonly WeighedWord[]): readonly WeighedPair[] {
  return words.slice(1).map((word, at) => ({
    first: words[at]?.slot ?? -1,
    second: word.slot,
    weight: Math.min(words[at]?.weight ?? 0, word.weight),
  }));
}

/** Weighs the words of a question once, for comparison with many topics; `asked` must know them all. */
export function profileQuery(
  { tokens, added }: Repaired,
  weigh: TermWeight,
  { words: asked, slotOf }: AskedSlots,
): QueryProfile {
  const meanings = added.map(({ from, to, mean }) => ({ from, to, words: tokenize(mean, 'vi') }));
  const words = tokens.map((term, at) => ({
    slot: slotOf(term),
    weight: wordWeight(term, weigh),
    meanings: meanings
      .filter(({ from, to }) => at >= from && at < to)
      .map((meaning) => meaning.words.map(slotOf)),
  }));
  return {
    words,
    pairs: pairsOfWords(words),
    asked,
    weight: words.reduce((sum, { weight }) => sum + weight, 0),
    has: termsHad(tokens, meanings),
  };
}

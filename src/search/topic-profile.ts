import { isFunctionWord, pairsOf, termsOf, tokenize } from '../text';
import type { Repaired } from '../text';

/** How informative a word is for telling topics apart: 0 (everywhere) to 1 (nowhere else). */
export type TermWeight = (term: string) => number;

/** What can be said about a topic and a question by counting words. All features are 0..1. */
export interface LexicalFeatures {
  /** Informative words of the question that the topic uses anywhere. */
  readonly coverage: number;
  /** The same for pairs of words. */
  readonly pairCoverage: number;
  /** Informative words of the question that stand in the titles and aliases. */
  readonly nameCoverage: number;
  /** The name of the topic that the question contains best. */
  readonly name: number;
}

/** The vocabulary of one topic. */
export interface TopicProfile {
  readonly topic: string;
  readonly terms: ReadonlySet<string>;
  readonly nameTerms: ReadonlySet<string>;
  readonly names: readonly (readonly string[])[];
}

/** A word or pair of the question with its weight; meanings count for the word they explain. */
export interface WeighedTerm {
  readonly readings: readonly (readonly string[])[];
  readonly weight: number;
}

export interface QueryProfile {
  readonly words: readonly WeighedTerm[];
  readonly pairs: readonly WeighedTerm[];
  readonly has: ReadonlySet<string>;
}

function wordWeight(term: string, weigh: TermWeight): number {
  return isFunctionWord(term) || /^\p{N}+$/u.test(term) ? 0 : weigh(term);
}

/** Weighs the words of a question once, for comparison with many topics. */
export function profileQuery({ tokens, added }: Repaired, weigh: TermWeight): QueryProfile {
  const meanings = added.map(({ from, to, mean }) => ({ from, to, words: tokenize(mean, 'vi') }));
  const readingsAt = (at: number, own: string): readonly (readonly string[])[] => [
    [own],
    ...meanings.filter(({ from, to }) => at >= from && at < to).map(({ words }) => words),
  ];
  const words = tokens.map((token, at) => ({
    readings: readingsAt(at, token),
    weight: wordWeight(token, weigh),
  }));
  const pairs = pairsOf(tokens).map((pair, at) => ({
    readings: [[pair]],
    weight: Math.min(words[at]?.weight ?? 0, words[at + 1]?.weight ?? 0),
  }));
  const has = new Set([
    ...termsOf(tokens),
    ...meanings.flatMap((meaning) => termsOf(meaning.words)),
  ]);
  return { words, pairs, has };
}

function share(terms: readonly WeighedTerm[], known: ReadonlySet<string>): number {
  let all = 0;
  let found = 0;
  for (const { readings, weight } of terms) {
    all += weight;
    if (readings.some((words) => words.every((word) => known.has(word)))) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

function nameScore(name: readonly string[], has: ReadonlySet<string>, weigh: TermWeight): number {
  let all = 0;
  let found = 0;
  for (const term of name) {
    const weight = term.includes('_') ? 0.5 : wordWeight(term, weigh) + 0.05;
    all += weight;
    if (has.has(term)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

/** Compares a question with a topic. */
export function compare(
  query: QueryProfile,
  topic: TopicProfile,
  weigh: TermWeight,
): LexicalFeatures {
  return {
    coverage: share(query.words, topic.terms),
    pairCoverage: share(query.pairs, topic.terms),
    nameCoverage: share(query.words, topic.nameTerms),
    name: Math.max(0, ...topic.names.map((name) => nameScore(name, query.has, weigh))),
  };
}

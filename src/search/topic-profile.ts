import { isFunctionWord, pairsOf, termsOf, tokenize } from '../text';
import type { Repaired } from '../text';

/** How informative a term is for telling topics apart: 0 (everywhere) to 1 (nowhere else). */
export type TermWeight = (term: string) => number;

/** The names of the features that come from comparing words. */
export const lexicalFeatures = [
  'coverage',
  'pairCoverage',
  'nameCoverage',
  'questionCoverage',
  'focus',
  'title',
  'name',
  'gap',
  'gapPair',
] as const;

/**
 * What can be said about a topic and a question by comparing words, each 0..1:
 * `coverage`, `pairCoverage`: informative words (pairs) of the question that the topic uses at all;
 * `nameCoverage`, `questionCoverage`: those in its titles and aliases, in its sample questions;
 * `focus`: those that stand together in one section or one sample question;
 * `title`, `name`: how much of the title, of its best name, the question contains;
 * `gap`, `gapPair`: informative words, and neighbouring pairs of them, that the topic never uses.
 */
export type LexicalFeatures = Readonly<Record<(typeof lexicalFeatures)[number], number>>;

export const noLexicalFeatures: LexicalFeatures = {
  coverage: 0,
  pairCoverage: 0,
  nameCoverage: 0,
  questionCoverage: 0,
  focus: 0,
  title: 0,
  name: 0,
  gap: 0,
  gapPair: 0,
};

/** For each word the parts (sections, sample questions) that hold it. */
export interface PartPlaces {
  readonly count: number;
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/** Turns parts, as lists of words, into places by word. */
export function placesOf(parts: readonly (readonly string[])[]): PartPlaces {
  const places = new Map<string, number[]>();
  parts.forEach((words, part) => {
    for (const word of new Set(words)) {
      const known = places.get(word);
      if (known) known.push(part);
      else places.set(word, [part]);
    }
  });
  return { count: parts.length, of: places };
}

/** The vocabulary of one topic. */
export interface TopicProfile {
  readonly topic: string;
  readonly terms: ReadonlySet<string>;
  readonly nameTerms: ReadonlySet<string>;
  readonly questionTerms: ReadonlySet<string>;
  /** Words of its sections and sample questions. */
  readonly parts: PartPlaces;
  readonly names: NameWeights;
}

interface NameTerm {
  readonly name: number;
  readonly weight: number;
}

/** How much each term counts in each name of a topic; the title is name 0. */
export interface NameWeights {
  /** The sum of the weights of each name. */
  readonly all: readonly number[];
  readonly of: ReadonlyMap<string, readonly NameTerm[]>;
}

/** Weighs the terms of names, the title first. */
export function weighNames(names: readonly (readonly string[])[], weigh: TermWeight): NameWeights {
  const of = new Map<string, NameTerm[]>();
  const all = names.map((terms, name) =>
    terms.reduce((sum, term) => {
      const weight = term.includes('_') ? 0.5 : wordWeight(term, weigh) + 0.05;
      const known = of.get(term);
      if (known) known.push({ name, weight });
      else of.set(term, [{ name, weight }]);
      return sum + weight;
    }, 0),
  );
  return { all, of };
}

interface Meaning {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/** A word or pair of the question with its weight; meanings count for the words they explain. */
interface WeighedTerm {
  readonly term: string;
  readonly meanings: readonly Meaning[];
  readonly weight: number;
}

export interface QueryProfile {
  readonly words: readonly WeighedTerm[];
  readonly pairs: readonly WeighedTerm[];
  /** Terms of the question (1) and of what its words mean (less). */
  readonly has: ReadonlyMap<string, number>;
}

/** What a meaning counts against a word the citizen wrote. */
const meantShare = 0.75;

function wordWeight(term: string, weigh: TermWeight): number {
  return isFunctionWord(term) || /^\p{N}+$/u.test(term) ? 0 : weigh(term);
}

function termsHad(tokens: readonly string[], meanings: readonly Meaning[]): Map<string, number> {
  const has = new Map<string, number>();
  for (const { words } of meanings) for (const term of termsOf(words)) has.set(term, meantShare);
  for (const term of termsOf(tokens)) has.set(term, 1);
  return has;
}

/** Weighs the words of a question once, for comparison with many topics. */
export function profileQuery({ tokens, added }: Repaired, weigh: TermWeight): QueryProfile {
  const meanings = added.map(({ from, to, mean }) => ({ from, to, words: tokenize(mean, 'vi') }));
  const words = tokens.map((term, at) => ({
    term,
    meanings: meanings.filter(({ from, to }) => at >= from && at < to),
    weight: wordWeight(term, weigh),
  }));
  const pairs = pairsOf(tokens).map((term, at) => ({
    term,
    meanings: [],
    weight: Math.min(words[at]?.weight ?? 0, words[at + 1]?.weight ?? 0),
  }));
  return { words, pairs, has: termsHad(tokens, meanings) };
}

function knownShare({ term, meanings }: WeighedTerm, known: ReadonlySet<string>): number {
  if (known.has(term)) return 1;
  const meant = meanings.some(({ words }) => words.every((word) => known.has(word)));
  return meant ? meantShare : 0;
}

function share(terms: readonly WeighedTerm[], known: ReadonlySet<string>): number {
  let all = 0;
  let found = 0;
  for (const term of terms) {
    if (term.weight === 0) continue;
    all += term.weight;
    found += term.weight * knownShare(term, known);
  }
  return all === 0 ? 0 : found / all;
}

const nowhere: readonly number[] = [];

function placesOfWords(words: readonly string[], { of }: PartPlaces): readonly number[] {
  const [first = '', ...rest] = words;
  return (of.get(first) ?? nowhere).filter((part) =>
    rest.every((word) => of.get(word)?.includes(part) === true),
  );
}

/** The largest share of the informative words that stand together in one part. */
function focus(words: readonly WeighedTerm[], parts: PartPlaces): number {
  const sums = new Float64Array(parts.count);
  let all = 0;
  for (const { term, meanings, weight } of words) {
    if (weight === 0) continue;
    all += weight;
    const said = parts.of.get(term) ?? nowhere;
    for (const part of said) sums[part] = (sums[part] ?? 0) + weight;
    const meant = new Set(meanings.flatMap((meaning) => placesOfWords(meaning.words, parts)));
    for (const part of said) meant.delete(part);
    for (const part of meant) sums[part] = (sums[part] ?? 0) + weight * meantShare;
  }
  return all === 0 ? 0 : sums.reduce((most, sum) => Math.max(most, sum), 0) / all;
}

/** How much of each name the question contains, 0..1. */
function nameShares({ all, of }: NameWeights, has: ReadonlyMap<string, number>): readonly number[] {
  const found = all.map(() => 0);
  for (const [term, share] of has) {
    for (const { name, weight } of of.get(term) ?? []) {
      found[name] = (found[name] ?? 0) + weight * share;
    }
  }
  return found.map((sum, name) => sum / (all[name] ?? 1));
}

/** Compares a question with a topic. */
export function compare(query: QueryProfile, topic: TopicProfile): LexicalFeatures {
  const names = nameShares(topic.names, query.has);
  return {
    coverage: share(query.words, topic.terms),
    pairCoverage: share(query.pairs, topic.terms),
    nameCoverage: share(query.words, topic.nameTerms),
    questionCoverage: share(query.words, topic.questionTerms),
    focus: focus(query.words, topic.parts),
    title: names[0] ?? 0,
    name: Math.max(0, ...names),
    ...gaps(query.words, topic.terms),
  };
}

// Three words that no article on the subject uses are as bad as ten.
const widestGap = 3;

/** What of a question a topic has no words for, not as a share: one foreign subject is enough. */
function gaps(
  words: readonly WeighedTerm[],
  known: ReadonlySet<string>,
): { gap: number; gapPair: number } {
  const missing = words.map((word) =>
    word.weight > 0 && knownShare(word, known) === 0 ? word.weight : 0,
  );
  const gap = missing.reduce((sum, weight) => sum + weight, 0);
  const pairs = missing.slice(1).map((weight, at) => Math.min(weight, missing[at] ?? 0));
  return { gap: Math.min(1, gap / widestGap), gapPair: Math.max(0, ...pairs) };
}

import type { QueryProfile, WeighedWord } from './query-profile';
import { meantShare } from './query-profile';

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

/** Where a word stands in a topic. */
export interface Standing {
  /** In a title or alias. */
  readonly name: boolean;
  /** In a sample question. */
  readonly question: boolean;
  /** The parts (sections, sample questions) that hold it, ascending. */
  readonly parts: readonly number[];
}

/** For each word of a question that a topic uses, where it stands there. */
export type Standings = ReadonlyMap<number, Standing>;

type Holds = (standing: Standing | undefined) => boolean;

const anywhere: Holds = (standing) => standing !== undefined;
const inNames: Holds = (standing) => standing?.name === true;
const inQuestions: Holds = (standing) => standing?.question === true;

function knownShare({ word, meanings }: WeighedWord, found: Standings, holds: Holds): number {
  if (holds(found.get(word))) return 1;
  const meant = meanings.some((words) => words.every((other) => holds(found.get(other))));
  return meant ? meantShare : 0;
}

function coverage(words: readonly WeighedWord[], found: Standings, holds: Holds): number {
  let all = 0;
  let known = 0;
  for (const word of words) {
    if (word.weight === 0) continue;
    all += word.weight;
    known += word.weight * knownShare(word, found, holds);
  }
  return all === 0 ? 0 : known / all;
}

/** The share of informative pairs that stand side by side in the topic. */
export function pairCoverage(
  { pairs }: QueryProfile,
  together: (first: number, second: number) => boolean,
): number {
  let all = 0;
  let known = 0;
  for (const { first, second, weight } of pairs) {
    if (weight === 0) continue;
    all += weight;
    if (first >= 0 && second >= 0 && together(first, second)) known += weight;
  }
  return all === 0 ? 0 : known / all;
}

const nowhere: readonly number[] = [];

function partsOf(words: readonly number[], found: Standings): readonly number[] {
  const [first = -1, ...rest] = words;
  return (found.get(first)?.parts ?? nowhere).filter((part) =>
    rest.every((word) => found.get(word)?.parts.includes(part) === true),
  );
}

/** The largest share of the informative words that stand together in one part. */
function focus(words: readonly WeighedWord[], found: Standings): number {
  const sums = new Map<number, number>();
  const add = (part: number, weight: number): void => {
    sums.set(part, (sums.get(part) ?? 0) + weight);
  };
  let all = 0;
  for (const { word, meanings, weight } of words) {
    if (weight === 0) continue;
    all += weight;
    const said = found.get(word)?.parts ?? nowhere;
    for (const part of said) add(part, weight);
    if (meanings.length === 0) continue;
    const meant = new Set(meanings.flatMap((meaning) => partsOf(meaning, found)));
    for (const part of said) meant.delete(part);
    for (const part of meant) add(part, weight * meantShare);
  }
  return all === 0 ? 0 : Math.max(0, ...sums.values()) / all;
}

// Three words that no article on the subject uses are as bad as ten.
const widestGap = 3;

/** What of a question a topic has no words for, not as a share: one foreign subject is enough. */
function gaps(
  words: readonly WeighedWord[],
  found: Standings,
): { readonly gap: number; readonly gapPair: number } {
  const missing = words.map((word) =>
    word.weight > 0 && knownShare(word, found, anywhere) === 0 ? word.weight : 0,
  );
  const gap = missing.reduce((sum, weight) => sum + weight, 0);
  const pairs = missing.slice(1).map((weight, at) => Math.min(weight, missing[at] ?? 0));
  return { gap: Math.min(1, gap / widestGap), gapPair: Math.max(0, ...pairs) };
}

/** The features that follow from where the words of a question stand in a topic. */
export function compareStandings(
  { words }: QueryProfile,
  found: Standings,
): Pick<
  LexicalFeatures,
  'coverage' | 'nameCoverage' | 'questionCoverage' | 'focus' | 'gap' | 'gapPair'
> {
  return {
    coverage: coverage(words, found, anywhere),
    nameCoverage: coverage(words, found, inNames),
    questionCoverage: coverage(words, found, inQuestions),
    focus: focus(words, found),
    ...gaps(words, found),
  };
}

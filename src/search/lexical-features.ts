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

/** Where a word stands in a topic, as bits of one number; any of them: it is used at all. */
export const fieldBits = { title: 1, aliases: 1, questions: 2, body: 4 } as const;
const anywhere = 7;

/** Where the words of a question, by slot, stand in one topic. */
export interface Standings {
  /** For each word the fields that hold it (`fieldBits`). */
  readonly fields: Uint8Array;
  /** For each two words, `first * words + second`, 1 where they stand side by side. */
  readonly sides: Uint8Array;
  /** The largest sum of the weights of words that stand together in one part. */
  readonly together: number;
}

function holds(slot: number, { fields }: Standings, bits: number): boolean {
  return ((fields[slot] ?? 0) & bits) !== 0;
}

function knownShare({ slot, meanings }: WeighedWord, found: Standings, bits: number): number {
  if (holds(slot, found, bits)) return 1;
  if (meanings.length === 0) return 0;
  const meant = meanings.some((words) => words.every((other) => holds(other, found, bits)));
  return meant ? meantShare : 0;
}

/** The share of the informative words that fields with these bits hold. */
function coverage({ words, weight }: QueryProfile, found: Standings, bits: number): number {
  let known = 0;
  for (const word of words) {
    if (word.weight > 0) known += word.weight * knownShare(word, found, bits);
  }
  return weight === 0 ? 0 : known / weight;
}

/** The share of the informative pairs that stand side by side. */
function pairCoverage({ pairs, asked }: QueryProfile, { sides }: Standings): number {
  let all = 0;
  let known = 0;
  for (const { first, second, weight } of pairs) {
    all += weight;
    if (first < 0 || second < 0) continue;
    if (sides[first * asked.length + second] === 1) known += weight;
  }
  return all === 0 ? 0 : known / all;
}

// Three words that no article on the subject uses are as bad as ten.
const widestGap = 3;

/** What of a question a topic has no words for, not as a share: one foreign subject is enough. */
function gaps(
  { words }: QueryProfile,
  found: Standings,
): { readonly gap: number; readonly gapPair: number } {
  let gap = 0;
  let gapPair = 0;
  let before = 0;
  for (const word of words) {
    const isMissing = word.weight > 0 && knownShare(word, found, anywhere) === 0;
    const missing = isMissing ? word.weight : 0;
    gap += missing;
    gapPair = Math.max(gapPair, Math.min(missing, before));
    before = missing;
  }
  return { gap: Math.min(1, gap / widestGap), gapPair };
}

/** How much of the title of a topic, and of the name it fits best, a question contains, 0..1. */
export interface NameShares {
  readonly title: number;
  readonly name: number;
}

/** The features of a topic, from where the words of a question stand in it and in its names. */
export function compareStandings(
  query: QueryProfile,
  found: Standings,
  { title, name }: NameShares,
): LexicalFeatures {
  const { gap, gapPair } = gaps(query, found);
  return {
    coverage: coverage(query, found, anywhere),
    pairCoverage: pairCoverage(query, found),
    nameCoverage: coverage(query, found, fieldBits.title),
    questionCoverage: coverage(query, found, fieldBits.questions),
    focus: query.weight === 0 ? 0 : found.together / query.weight,
    title,
    name,
    gap,
    gapPair,
  };
}

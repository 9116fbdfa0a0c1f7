import { isFunctionWord, pairsOf, termsOf, tokenize } from '../text';
import type { Repaired } from '../text';
import type { DocumentQuery, QueryTerm } from './prepared-query';

/** How much words the citizen did not write, but means, count. */
const meantWeight = 0.7;
/** Function words alone say little; in pairs (`bao lâu`, `ở đâu`) they still help. */
const functionWeight = 0.15;

function wordWeight(token: string): number {
  return isFunctionWord(token) ? functionWeight : 1;
}

function pairWeight(first = '', second = ''): number {
  return isFunctionWord(first) && isFunctionWord(second) ? functionWeight : 1;
}

function termsWithWeight(tokens: readonly string[], weight: number): QueryTerm[] {
  return [
    ...tokens.map((term) => ({ term, weight: weight * wordWeight(term) })),
    ...pairsOf(tokens).map((term, at) => ({
      term,
      weight: weight * pairWeight(tokens[at], tokens[at + 1]),
    })),
  ];
}

/** The query of a repaired question: its words and pairs, and what its old or local words mean. */
export function queryOf({ tokens, added, lang }: Repaired): DocumentQuery {
  const meant = added.map(({ mean }) => tokenize(mean, lang === 'km' ? 'km' : 'vi'));
  const terms = [
    ...termsWithWeight(tokens, 1),
    ...meant.flatMap((words) => termsWithWeight(words, meantWeight)),
  ];
  return { terms, phrase: tokens };
}

/** The query of plain words, all of equal weight. */
export function queryOfWords(words: readonly string[]): DocumentQuery {
  return { terms: termsOf(words).map((term) => ({ term, weight: 1 })), phrase: words };
}

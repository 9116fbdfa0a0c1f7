import { fold } from './unicode';
import { tokenize } from './tokenize';

/** Words people say and what the articles call it. */
export interface SynonymPair {
  readonly say: string;
  readonly mean: string;
}

/** A phrase found among the tokens: from token `from` up to, not including, `to`. */
export interface Meaning {
  readonly say: string;
  readonly mean: string;
  readonly from: number;
  readonly to: number;
}

interface Phrase {
  readonly say: string;
  readonly words: readonly string[];
  readonly mean: string;
}

function startsAt(tokens: readonly string[], at: number, words: readonly string[]): boolean {
  return words.every((word, i) => tokens[at + i] === word);
}

/**
 * A function that finds known phrases among tokens and says what they mean and where they stand.
 * English phrases are matched in their singular form, as `tokenize` gives it.
 */
export function createSynonyms(
  pairs: readonly SynonymPair[],
): (tokens: readonly string[]) => readonly Meaning[] {
  const byFirst = new Map<string, Phrase[]>();
  for (const { say, mean } of pairs) {
    const words = tokenize(say, fold(say) === say && /^[a-z ]+$/u.test(say) ? 'en' : 'vi');
    const first = words[0];
    if (first === undefined) continue;
    const known = byFirst.get(first) ?? [];
    known.push({ say, words, mean });
    byFirst.set(first, known);
  }
  return (tokens) =>
    tokens.flatMap((token, from) =>
      (byFirst.get(token) ?? [])
        .filter(({ words }) => startsAt(tokens, from, words))
        .map(({ say, mean, words }) => ({ say, mean, from, to: from + words.length })),
    );
}

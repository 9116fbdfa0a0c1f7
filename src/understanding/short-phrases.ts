import type { IntentSamples } from '../knowledge';
import { fold, withinOneEdit } from '../text';
import { isIntent } from './intents';
import type { Intent } from './intents';

/** A short sample without marks: in two words repair can change what they mean. */
export interface ShortPhrase {
  readonly intent: Intent;
  readonly folded: string;
}

const longestPhrase = 24;
/** A longer message is none of the phrases, even with a letter too many. */
export const longestSaid = longestPhrase + 1;
// In shorter words one slip makes another word.
const shortestSlip = 7;

/** A message without marks and punctuation. */
export function foldedPhrase(text: string): string {
  return fold(text.slice(0, 200))
    .replace(/[^\p{L}\p{N}\p{M} ]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** True where two phrases are the same but for one slip of the finger. */
export function sameButOneSlip(said: string, known: string): boolean {
  if (said === known) return true;
  return said.length >= shortestSlip && known.length >= shortestSlip && withinOneEdit(said, known);
}

/** The short samples of intents that are said in fixed words. */
export function shortPhrases(intents: readonly IntentSamples[]): readonly ShortPhrase[] {
  return intents.flatMap(({ intent, samples }) =>
    isIntent(intent) && intent !== 'ask' && intent !== 'out-of-scope'
      ? samples
          .map((sample) => ({ intent, folded: foldedPhrase(sample) }))
          .filter(({ folded }) => folded.length <= longestPhrase)
      : [],
  );
}

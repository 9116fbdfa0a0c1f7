import { fold } from '../text';
import type { Question, Suggestion } from './answer';

const number =
  /^(?:so |chon |muc |y |cau |cai |option |number )?(?:so |thu )?(\d{1,2})(?: (?:di|nhe|nha|a|ạ|please))*$/;
const filler = new Set(
  'cai viec y muc so chon la thi a nhe nha di da vang toi em minh muon can hoi ve do nay kia the the one please'.split(
    ' ',
  ),
);

/** What a message says after its digit, or the words of a button, were replaced by what they stand for. */
export function chosenText({ text, context }: Question): string {
  const offered = context.offered ?? [];
  const place = chosenNumber(text);
  const chosen =
    place === undefined ? byLabel(text, offered, context.choosing === true) : offered[place - 1];
  return chosen?.send ?? text;
}

/** The number a message consists of, from 1; undefined for any other message. */
export function chosenNumber(text: string): number | undefined {
  const digits = number.exec(plainWords(text).join(' '))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function byLabel(
  text: string,
  offered: readonly Suggestion[],
  choosing: boolean,
): Suggestion | undefined {
  const said = plainWords(text).join(' ');
  if (said === '') return undefined;
  const exact = offered.find(({ label }) => plainWords(label).join(' ') === said);
  return exact ?? (choosing ? byWords(text, offered) : undefined);
}

/** The only label that holds every telling word of the message, or clearly the shortest one. */
function byWords(text: string, offered: readonly Suggestion[]): Suggestion | undefined {
  const said = plainWords(text).filter((word) => !filler.has(word));
  if (said.length === 0) return undefined;
  const hits = offered
    .map((suggestion) => ({ suggestion, words: plainWords(suggestion.label) }))
    .filter(({ words }) => said.every((word) => words.includes(word)))
    .sort((a, b) => a.words.length - b.words.length);
  const [first, second] = hits;
  const clear = second === undefined || second.words.length >= 2 * (first?.words.length ?? 0);
  return clear ? first?.suggestion : undefined;
}

// No label is that long, and composing thousands of marks takes longer than all the rest.
const longestLabel = 400;

function plainWords(text: string): readonly string[] {
  return fold(text.slice(0, longestLabel)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

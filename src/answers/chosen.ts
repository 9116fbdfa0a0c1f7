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

/** The only label that holds every telling word of the message. */
function byWords(text: string, offered: readonly Suggestion[]): Suggestion | undefined {
  const said = plainWords(text).filter((word) => !filler.has(word));
  if (said.length === 0) return undefined;
  const hits = offered.filter(({ label }) => {
    const words = new Set(plainWords(label));
    return said.every((word) => words.has(word));
  });
  return hits.length === 1 ? hits[0] : undefined;
}

function plainWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

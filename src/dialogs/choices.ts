import type { Activity } from 'botbuilder';
import { fold } from '../text';

/** Something to choose: what the button says and what a tap sends. */
export interface Choice {
  readonly label: string;
  readonly send: string;
}

/** A message with choices: numbered lines for every channel, buttons where there are some. */
export function choiceActivity(
  text: string,
  choices: readonly Choice[],
  numbered = true,
): Partial<Activity> {
  const lines = numbered ? choices.map(({ label }, i) => `${i + 1}. ${label}`) : [];
  return {
    type: 'message',
    textFormat: 'markdown',
    text: [text, lines.join('\n')].filter((part) => part !== '').join('\n\n'),
    suggestedActions: {
      to: [],
      actions: choices.map(({ label, send }) => ({ type: 'imBack', title: label, value: send })),
    },
  };
}

/** Choices whose button and message are the same words. */
export function sameWords(labels: readonly string[]): readonly Choice[] {
  return labels.map((label) => ({ label, send: label }));
}

/**
 * The place (from 0) of the choice a message means: its number, its words, or words that occur in
 * one label only. Undefined when it could be several or none.
 */
export function chosen(text: string, labels: readonly string[]): number | undefined {
  const said = fold(text.trim());
  const number = /^(?:so |chon |y )?(\d{1,2})[.)]?$/.exec(said)?.[1];
  if (number !== undefined) return placeOf(Number(number), labels.length);
  const folded = labels.map((label) => fold(label));
  const exact = folded.indexOf(said);
  if (exact >= 0) return exact;
  return only(folded, (label) => label.includes(said)) ?? mostShared(said, folded);
}

function placeOf(number: number, count: number): number | undefined {
  return number >= 1 && number <= count ? number - 1 : undefined;
}

function only(labels: readonly string[], fits: (label: string) => boolean): number | undefined {
  const hits = labels.flatMap((label, i) => (fits(label) ? [i] : []));
  return hits.length === 1 ? hits[0] : undefined;
}

// A free answer must name at least two words of a label, or all of a short one, and more than of the others.
const enoughWords = 2;

function mostShared(said: string, labels: readonly string[]): number | undefined {
  const words = new Set(said.match(/\p{L}+/gu) ?? []);
  const shared = labels.map((label) => {
    const own = new Set(label.match(/\p{L}+/gu) ?? []);
    const common = [...own].filter((word) => words.has(word)).length;
    return common >= Math.min(enoughWords, own.size) ? common : 0;
  });
  const best = Math.max(...shared);
  return best > 0 ? only(labels, (label) => shared[labels.indexOf(label)] === best) : undefined;
}

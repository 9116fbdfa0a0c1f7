import type { Language } from '../core';
import { isSyllable } from './syllable';
import { decodeTelex } from './telex';
import { hasMarks } from './unicode';

const khmer = /[\u1780-\u17FF]/gu;

// Function words that are no Vietnamese syllables without marks, or that rarely open a Vietnamese phrase.
const english = new Set(
  (
    'the of is are was were what how where when which who why do does did my your for with and or in from to ' +
    'need want can i you we they it a an be been have has had get apply register online please about this that ' +
    'there lost renew fee cost much many long take should must will would could if at by as not after before ' +
    'child birth marriage passport documents document certificate license licence registration procedure ' +
    'hello hi thanks thank bye help weather joke tell me'
  ).split(' '),
);

function isEnglishWord(word: string): boolean {
  if (english.has(word)) return true;
  return word.length > 3 && !isSyllable(word) && decodeTelex(word) === undefined;
}

function isMostlyKhmer(text: string): boolean {
  const letters = text.match(khmer)?.length ?? 0;
  return letters > 0 && letters * 3 > text.replace(/\s/gu, '').length;
}

/**
 * The language a message is written in. Khmer by its script, Vietnamese by its marks, otherwise by
 * whether the words are English or could be unmarked Vietnamese syllables; in doubt Vietnamese.
 */
export function guessLanguage(text: string): Language {
  const sample = text.slice(0, 2000);
  if (isMostlyKhmer(sample)) return 'km';
  if (hasMarks(sample)) return 'vi';
  const words = sample.toLowerCase().match(/[a-z]+/gu) ?? [];
  const known = words.filter((word) => english.has(word)).length;
  const foreign = words.filter(isEnglishWord).length;
  const unclear = words.filter((word) => english.has(word) && isSyllable(word)).length;
  return foreign * 2 > words.length && known > unclear ? 'en' : 'vi';
}

// Below this many words an unmarked message may be a name or “ok” in any language.
const tellingWords = 3;

/** The language to answer in: the message's own where it shows, else the one spoken before. */
export function spokenLanguage(text: string, spoken: Language): Language {
  const guess = guessLanguage(text);
  if (guess !== 'vi') return guess;
  const telling = hasMarks(text) || text.trim().split(/\s+/).length >= tellingWords;
  return telling ? 'vi' : spoken;
}

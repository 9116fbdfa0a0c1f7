import type { Language } from '../core';
import { isSyllable } from './syllable';
import { decodeTelex } from './telex';
import { fold, hasMarks } from './unicode';

const khmer = /[\u1780-\u17FF]/gu;

// Function words that are no Vietnamese syllables without marks, or that rarely open a Vietnamese phrase.
const english = new Set(
  (
    'the of is are was were what how where when which who why do does did my your for with and or in from to ' +
    'need want can i you we they it a an be been have has had get apply register online please about this that ' +
    'there lost renew fee cost much many long take should must will would could if at by as not after before ' +
    'child birth marriage passport documents document certificate license licence registration procedure ' +
    'hello hi thanks thank bye help weather joke tell me talk speak person someone human officer ' +
    'english vietnamese'
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

const longestSample = 2000;

interface WordCount {
  readonly words: number;
  /** Words of English, or of no language that is spoken here. */
  readonly foreign: number;
  /** English words beyond those that are Vietnamese syllables too. */
  readonly clearly: number;
}

function countWords(text: string): WordCount {
  const sample = text.slice(0, longestSample);
  const words = sample.toLowerCase().match(/[a-z]+/gu) ?? [];
  const clearly = words.filter((word) => english.has(word) && !isSyllable(word)).length;
  return { words: words.length, foreign: words.filter(isEnglishWord).length, clearly };
}

function isMostlyForeign({ words, foreign }: WordCount): boolean {
  return foreign * 2 > words;
}

/**
 * The language a message is written in. Khmer by its script, Vietnamese by its marks, otherwise by
 * whether the words are English or could be unmarked Vietnamese syllables; in doubt Vietnamese.
 */
export function guessLanguage(text: string): Language {
  const sample = text.slice(0, longestSample);
  if (isMostlyKhmer(sample)) return 'km';
  if (hasMarks(sample)) return 'vi';
  const count = countWords(sample);
  return isMostlyForeign(count) && count.clearly > 0 ? 'en' : 'vi';
}

const before =
  '(?:please|can|could|you|do|i|we|want|would|like|to|speak|talk|use|answer|reply|switch|change|write|in|into|language|' +
  'hay|noi|doi|chuyen|sang|qua|tra loi|dung|bang|cho|toi|em|minh|ban|viet|co|co the|muon|xin|lam on|vui long|ngon ngu|duoc)';
const after =
  '(?:please|pls|now|instead|only|with me|to me|language|di|nhe|nha|a|khong|duoc|giup|voi|toi|em|ban|thoi)';
const naming = (names: string): RegExp => new RegExp(`^(?:${before} )*(?:${names})(?: ${after})*$`);
const wishes: readonly (readonly [Language, RegExp])[] = [
  ['en', naming('english|tieng anh')],
  ['vi', naming('vietnamese|tieng viet')],
  ['km', naming('khmer|tieng (?:khmer|kho me|kho mer|campuchia)')],
];
const khmerWish = /^(?:សូម|និយាយ|ជា|\s)*(?:ភាសា)?ខ្មែរ$/u;
const longestWish = 80;

/** The language a message asks to speak (“English please”, “nói tiếng Việt đi”); most ask for none. */
export function languageNamed(text: string): Language | undefined {
  if (text.length > longestWish) return undefined;
  if (khmerWish.test(text.trim())) return 'km';
  const said =
    fold(text)
      .match(/[a-z]+/gu)
      ?.join(' ') ?? '';
  return wishes.find(([, pattern]) => pattern.test(said))?.[0];
}

// Below this many words an unmarked message may be a name or “ok” in any language.
const tellingWords = 3;

/** The language to answer in: the one asked for, the message's own where it shows, else the one spoken before. */
export function spokenLanguage(text: string, spoken: Language): Language {
  const guess = languageNamed(text) ?? guessLanguage(text);
  if (guess !== 'vi' || languageNamed(text) === 'vi') return guess;
  // “Can I do it at …”: words of both languages go on in the one that is spoken.
  if (spoken === 'en' && !hasMarks(text) && isMostlyForeign(countWords(text))) return spoken;
  const telling = hasMarks(text) || text.trim().split(/\s+/).length >= tellingWords;
  return telling ? 'vi' : spoken;
}

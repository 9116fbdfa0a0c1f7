import type { Language } from '../core';
import { placeTone } from './syllable';
import { wordsOf } from './words';

const khmer = /[\u1780-\u17FF]/u;
const longestWord = 40;
const mostWords = 600;

// Building a segmenter costs milliseconds, and it keeps no state.
const khmerWords = new Intl.Segmenter('km', { granularity: 'word' });

function wordsIn(text: string): readonly string[] {
  return wordsOf(text).map(({ text: word }) => word.slice(0, longestWord));
}

function segments(text: string): string[] {
  const words: string[] = [];
  for (const part of khmerWords.segment(text.slice(0, 4000))) {
    if (part.isWordLike) words.push(part.segment.slice(0, longestWord));
    if (words.length >= mostWords) break;
  }
  return words;
}

// Enough English morphology for titles and questions: plurals only, so that words stay readable.
function singular(token: string): string {
  if (token.length < 4 || !/^[a-z]+$/u.test(token)) return token;
  if (token.endsWith('ies')) return `${token.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/u.test(token) || !token.endsWith('s')) return token;
  return token.slice(0, -1);
}

/**
 * Lower-case words of a normalized text: syllables for Vietnamese, words for English (singular)
 * and Khmer. At most 600 words of 40 characters; the rest is left out.
 */
export function tokenize(text: string, lang: Language): readonly string[] {
  if (lang === 'km' || khmer.test(text)) return segments(text.toLowerCase());
  const words = wordsIn(text.toLowerCase());
  return lang === 'en' ? words.map(singular) : words.map(placeTone);
}

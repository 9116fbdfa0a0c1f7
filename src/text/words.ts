// Combining marks only after a letter; digits with letters stay together (ct01, a1).
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** One word of a text and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  /** True where punctuation stands between the word before and this one. */
  readonly afterBreak: boolean;
}

const mostWords = 600;

function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  wordPattern.lastIndex = 0;
  for (let found = wordPattern.exec(text); found; found = wordPattern.exec(text)) {
    const { 0: word, index: start } = found;
    const between = text.slice(end, start);
    const afterBreak = between !== ' ' && /[^\s]/u.test(between);
    words.push({ text: word, start, afterBreak });
    end = start + word.length;
    if (words.length >= mostWords) break;
  }
  return words;
}

// One step of repair after the other reads the same text, since most of them change nothing.
let lastRead: { readonly text: string; readonly words: readonly Word[] } = { text: '', words: [] };

/** The words of a text with their places; at most 600. */
export function wordsOf(text: string): readonly Word[] {
  if (lastRead.text !== text) lastRead = { text, words: readWords(text) };
  return lastRead.words;
}

/** Writes `change(word)` in the place of each word, keeping everything between words. */
export function mapWords(
  text: string,
  change: (word: string, at: number, words: readonly Word[]) => string,
): string {
  const words = wordsOf(text);
  let result = '';
  let end = 0;
  words.forEach((word, at) => {
    const changed = change(word.text, at, words);
    if (changed === word.text) return;
    result += text.slice(end, word.start) + changed;
    end = word.start + word.text.length;
  });
  return end === 0 ? text : result + text.slice(end);
}

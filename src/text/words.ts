const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** One word of a text and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  /** True where punctuation stands between the word before and this one. */
  readonly afterBreak: boolean;
}

/** The words of a text with their places; at most `limit`. */
export function wordsOf(text: string, limit = 600): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const between = text.slice(end, match.index);
    words.push({ text: match[0], start: match.index, afterBreak: /[^\s]/u.test(between) });
    end = match.index + match[0].length;
    if (words.length >= limit) break;
  }
  return words;
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
    result += text.slice(end, word.start) + change(word.text, at, words);
    end = word.start + word.text.length;
  });
  return result + text.slice(end);
}

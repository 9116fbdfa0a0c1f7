const sentenceEnd = /(?<=[.?!;\n])\s+/u;
const asking =
  /\?|(?<!\p{L})(?:bao nhiêu|bao lâu|thế nào|ra sao|làm sao|tại sao|vì sao|ở đâu|khi nào|mấy|cần gì|làm gì|những gì|gồm|(?:xin|cho|muốn|cần) (?:\S+ ){0,2}hỏi|được không|phải không|có phải|hay không)(?!\p{L})/u;
/** Shorter pieces (“dạ”, “xin cảm ơn.”) ask nothing by themselves. */
const fewestWords = 3;

/** True where some sentence of a repaired text asks. */
export function asksSomething(text: string): boolean {
  return asking.test(text);
}

/**
 * The sentences of a repaired text that ask, without the story around them; undefined where the text
 * is one sentence or all of it asks. A story without a question ends with what is wanted.
 */
export function askedPart(text: string): string | undefined {
  const sentences = text
    .split(sentenceEnd)
    .filter((sentence) => sentence.trim().split(/\s+/u).length >= fewestWords);
  if (sentences.length < 2) return undefined;
  const asked = sentences.filter((sentence) => asking.test(sentence));
  if (asked.length === sentences.length) return undefined;
  return asked.length === 0 ? sentences.at(-1) : asked.join(' ');
}

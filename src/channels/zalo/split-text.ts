// Better places first. A point after a digit ends a sentence only behind a longer word, so that
// “1. Tờ khai” stays together; a space between two digits belongs to the number.
const betweenWords = /(?<!\d)\s+|\s+(?!\d)|(?<=https?:\/\/\S+)\s+/gu;
const places: readonly RegExp[] = [
  /\n{2,}/gu,
  /\n/gu,
  /(?<=[^\s\d][.!?…]["”)]*)\s+|(?<=\S{3}\d[.!?…])\s+(?=\p{Lu})/gu,
  /(?<=[^\d][,;:])\s+/gu,
  betweenWords,
];

// A worse place nearer to the limit is taken when a better one would leave most of a message empty.
const fullEnough = 1 / 3;

/**
 * Cuts a text into as few pieces of at most `limit` characters as good places allow: between
 * paragraphs, lines, sentences, clauses, words; never inside a number or a link.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = placeToCut(rest, limit);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** The beginning of a text, at most `limit` characters, cut at a good place. */
export function beginning(text: string, limit: number): string {
  const [first = ''] = splitText(text, limit);
  return first;
}

function placeToCut(text: string, limit: number): number {
  for (const place of places) {
    const at = lastWithin(text, place, limit);
    if (at !== undefined && at >= limit * fullEnough) return at;
  }
  return (
    lastWithin(text, betweenWords, limit) ??
    lastWithin(text, /\s+/gu, limit) ??
    insideWord(text, limit)
  );
}

// One more character is looked at: a piece may end exactly at the limit, before a space.
function lastWithin(text: string, place: RegExp, limit: number): number | undefined {
  const found = [...text.slice(0, limit + 2).matchAll(place)]
    .map(({ index }) => index)
    .filter((index) => index > 0 && index <= limit);
  return found.at(-1);
}

/** A word longer than a message has no good place; only whole characters are kept whole. */
function insideWord(text: string, limit: number): number {
  let at = limit;
  while (at > 1 && /^[\p{M}\u{DC00}-\u{DFFF}\u200d]/u.test(text.slice(at))) at -= 1;
  const splitsPair = /[\uD800-\uDBFF]$/.test(text.slice(0, at));
  return splitsPair && at > 1 ? at - 1 : at;
}

/**
 * Neighbouring words joined by `_`. Vietnamese words mostly have two syllables, so that pairs of
 * syllables stand in for word segmentation.
 */
export function pairsOf(tokens: readonly string[]): readonly string[] {
  return tokens.slice(1).map((token, at) => `${tokens[at] ?? ''}_${token}`);
}

/** Words and pairs of words, the terms of every index. */
export function termsOf(tokens: readonly string[]): readonly string[] {
  return [...tokens, ...pairsOf(tokens)];
}

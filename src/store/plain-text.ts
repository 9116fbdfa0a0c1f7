/** PostgreSQL refuses NUL in text, and citizens paste anything; no reader misses the character. */
export function plainText(text: string): string {
  return text.replaceAll('\u0000', '');
}

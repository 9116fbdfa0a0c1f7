import type { Choice } from './protocol';

/**
 * A text without the numbered list at its end where the same may be tapped below it. Channels without
 * buttons need the list; here it would say everything twice.
 */
export function withoutChoices(text: string, choices: readonly Choice[]): string {
  const lines = text.trimEnd().split('\n');
  let first = lines.length;
  while (/^\d+\. /.test(lines[first - 1] ?? '')) first -= 1;
  const listed = lines.slice(first);
  const same = listed.every((line, i) => line === `${i + 1}. ${choices[i]?.label ?? ''}`);
  const rest = lines.slice(0, first).join('\n').trimEnd();
  return same && rest !== '' ? rest : text;
}

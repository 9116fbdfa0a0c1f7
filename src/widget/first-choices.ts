import type { Choice } from './protocol';
import type { Words } from './words';

/** The first screen: ask, browse, meet a person, say what one thinks. Empty means: just write. */
export function firstChoices(words: Words): readonly Choice[] {
  const said = (['menu.open', 'menu.events', 'menu.person', 'widget.startFeedback'] as const).map(
    (key) => ({ label: words(key), send: words(key) }),
  );
  return [{ label: words('widget.startAsk'), send: '' }, ...said];
}

/** What is meant by what was written: a digit stands for the choice that carries it. */
export function chosenBy(text: string, choices: readonly Choice[]): string {
  const digit = /^[1-9]$/.test(text) ? Number(text) : 0;
  return choices[digit - 1]?.send ?? text;
}

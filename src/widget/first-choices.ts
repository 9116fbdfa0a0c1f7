import type { Choice } from './protocol';
import type { Words } from './words';

/** The first screen: ask, browse, meet a person, say what one thinks. Empty means: just write. */
export function firstChoices(words: Words): readonly Choice[] {
  const said = (['menu.open', 'menu.events', 'menu.person', 'widget.startFeedback'] as const).map(
    (key) => ({ label: words(key), send: words(key) }),
  );
  return [{ label: words('widget.startAsk'), send: '' }, ...said];
}

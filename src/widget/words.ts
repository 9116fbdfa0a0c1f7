import en from '../../locales/en.json';
import km from '../../locales/km.json';
import vi from '../../locales/vi.json';
import type { Language } from './protocol';

// The bundler keeps only the keys named here; see portal/build-assets.ts.
type WidgetKey = Extract<
  keyof typeof vi,
  `widget.${string}` | `rating.${string}` | `menu.${'open' | 'events' | 'person'}`
>;

export type Words = (key: WidgetKey, values?: Readonly<Record<string, string | number>>) => string;

const texts: Readonly<Record<Language, Readonly<Record<WidgetKey, string>>>> = { vi, en, km };

/** The widget's own sentences in one language. */
export function wordsIn(lang: Language): Words {
  return (key, values = {}) =>
    texts[lang][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

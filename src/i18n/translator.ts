import i18next from 'i18next';
import { languages } from '../core';
import type { Language } from '../core';
import en from '../../locales/en.json';
import km from '../../locales/km.json';
import vi from '../../locales/vi.json';

/** A sentence of the bot; every key stands in each file of `locales/`. */
export type MessageKey = keyof typeof vi;

/** Values for the `{{places}}` of a sentence. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Speaks the bot's own sentences; never the articles' text. */
export type Translator = (lang: Language, key: MessageKey, values?: MessageValues) => string;

/** The texts of all languages by key, as the files hold them. */
export const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  vi,
  en,
  km,
};

/** Builds the translator; keys are flat, and text is not escaped (renderers escape). */
export function createTranslator(): Translator {
  const instance = i18next.createInstance();
  void instance.init({
    lng: 'vi',
    fallbackLng: 'vi',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(languages.map((lang) => [lang, { translation: messages[lang] }])),
  });
  return (lang, key, values) => instance.t(key, { ...values, lng: lang });
}

/** A day as people of the language write it: `2026-07-01` → `01/07/2026`. */
export function formatDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

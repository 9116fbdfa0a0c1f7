/** The languages the bot speaks. */
export const languages = ['vi', 'en', 'km'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

import { languages } from '../../src/core';
import { createTranslator, formatDay, messages } from '../../src/i18n';

const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe.each(languages)('the sentences in %s', (lang) => {
  it('have a text for every key of Vietnamese and no key of their own', () => {
    expect(Object.keys(messages[lang]).sort()).toEqual(Object.keys(messages.vi).sort());
    expect(Object.entries(messages[lang]).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are written in NFC', () => {
    const decomposed = Object.entries(messages[lang]).filter(
      ([, text]) => text !== text.normalize('NFC'),
    );
    expect(decomposed).toEqual([]);
  });

  it('name only places that the Vietnamese sentence names, hotline and hours aside', () => {
    const free = new Set(['hotline', 'hours']);
    const stray = Object.entries(messages[lang]).flatMap(([key, text]) => {
      const known = new Set<string>(places(messages.vi[key as keyof typeof messages.vi]));
      return places(text)
        .filter((place) => !known.has(place) && !free.has(place))
        .map((place) => `${key}: ${place}`);
    });
    expect(stray).toEqual([]);
  });

  it('never call two facets by the same name, because a tap sends the name', () => {
    const names = Object.entries(messages[lang])
      .filter(([key]) => key.startsWith('facet.'))
      .map(([, text]) => text.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the translator', () => {
  it('fills in values as they are, without escaping them', () => {
    const translate = createTranslator();

    expect(translate('vi', 'answer.code', { code: '<A&B>' })).toBe('Mã câu trả lời: <A&B>');
    expect(translate('en', 'answer.code', { code: 'X' })).toBe('Answer code: X');
  });

  it('writes days as people read them', () => {
    expect(formatDay('2027-02-28')).toBe('28/02/2027');
  });
});

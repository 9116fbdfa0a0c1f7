import { guessLanguage, languageNamed, spokenLanguage, tokenize } from '../../src/text';

describe('guessLanguage', () => {
  it.each([
    ['vi', 'Đăng ký khai sinh'],
    ['vi', 'le phi khai sinh bao nhieu'],
    ['vi', 'lam can cuoc o dau'],
    ['vi', 'vneid'],
    ['vi', ''],
    ['en', 'How do I register my child birth?'],
    ['en', 'what documents do I need for a passport'],
    ['en', 'thank you'],
    ['km', 'ការចុះបញ្ជីកំណើត'],
  ])('takes for %s: %s', (lang, text) => {
    expect(guessLanguage(text)).toBe(lang);
  });
});

describe('spokenLanguage', () => {
  it.each([
    ['can I talk to a person?', 'en', 'en'],
    ['can I talk to a person?', 'vi', 'en'],
    ['speak to someone', 'en', 'en'],
    ['bye', 'en', 'en'],
    ['ok', 'en', 'en'],
    ['le phi bao nhieu', 'en', 'vi'],
    ['toi can lam the can cuoc', 'en', 'vi'],
    ['lệ phí', 'en', 'vi'],
    ['english please', 'vi', 'en'],
    ['tiếng việt', 'en', 'vi'],
    ['tieng viet', 'en', 'vi'],
    ['speak Vietnamese', 'en', 'vi'],
    ['ok', 'vi', 'vi'],
  ] as const)('answers “%s” after %s in %s', (text, spoken, lang) => {
    expect(spokenLanguage(text, spoken)).toBe(lang);
  });
});

describe('languageNamed', () => {
  it.each([
    ['English, please!', 'en'],
    ['Can you speak English?', 'en'],
    ['nói tiếng Anh đi bạn', 'en'],
    ['trả lời bằng tiếng Việt nhé', 'vi'],
    ['switch to Vietnamese', 'vi'],
    ['tiếng Khmer', 'km'],
    ['សូមនិយាយភាសាខ្មែរ', 'km'],
  ])('finds in “%s” the wish for %s', (text, lang) => {
    expect(languageNamed(text)).toBe(lang);
  });

  it.each([
    'I do not speak Vietnamese',
    'khai sinh bằng tiếng Anh có được không',
    'dịch hộ chiếu sang tiếng Việt ở đâu',
    'học tiếng Anh',
    'quốc tịch Việt Nam',
    '',
  ])('finds no such wish in “%s”', (text) => {
    expect(languageNamed(text)).toBeUndefined();
  });
});

describe('tokenize', () => {
  it('cuts Vietnamese into syllables with the tone in its usual seat', () => {
    expect(tokenize('Uỷ ban, CT01!', 'vi')).toEqual(['ủy', 'ban', 'ct01']);
  });

  it('takes plurals off English words', () => {
    expect(tokenize('copies of documents, class', 'en')).toEqual([
      'copy',
      'of',
      'document',
      'class',
    ]);
  });

  it('finds words in Khmer, which writes none apart', () => {
    expect(tokenize('ការចុះបញ្ជីកំណើត', 'km').length).toBeGreaterThan(1);
  });

  it('reads a bounded number of words', () => {
    expect(tokenize('a '.repeat(5000), 'vi').length).toBe(600);
  });
});

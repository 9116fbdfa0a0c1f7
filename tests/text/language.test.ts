import { guessLanguage, tokenize } from '../../src/text';

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

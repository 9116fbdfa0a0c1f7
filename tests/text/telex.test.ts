import fc from 'fast-check';
import { decodeTelex, decodeVni } from '../../src/text/telex';

describe('decodeTelex', () => {
  it.each([
    ['dduowcj', 'được'],
    ['truowngf', 'trường'],
    ['khoong', 'không'],
    ['cos', 'có'],
    ['tieengs', 'tiếng'],
    ['giaays', 'giấy'],
    ['nghieepj', 'nghiệp'],
    ['ddawng', 'đăng'],
    ['quyeets', 'quyết'],
    ['uwowcs', 'ước'],
    ['tuoir', 'tuỏi'],
  ])('spells %s as %s', (keys, syllable) => {
    expect(decodeTelex(keys)).toBe(syllable);
  });

  it.each(['chung', 'bcd', 'khai', 'nghieengsxyzabc', '123'])('leaves %s alone', (word) => {
    expect(decodeTelex(word)).toBeUndefined();
  });

  it('never throws and never grows a word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (word) => {
        expect((decodeTelex(word) ?? '').length).toBeLessThanOrEqual(word.length);
        expect((decodeVni(word) ?? '').length).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});

describe('decodeVni', () => {
  it.each([
    ['d9u7o7c5', 'được'],
    ['kho6ng', 'không'],
    ['tie61ng', 'tiếng'],
    ['ca81p', 'cắp'],
  ])('spells %s as %s', (keys, syllable) => {
    expect(decodeVni(keys)).toBe(syllable);
  });

  it('leaves words with digits that spell nothing alone', () => {
    expect(decodeVni('ct01')).toBeUndefined();
    expect(decodeVni('2026')).toBeUndefined();
  });
});

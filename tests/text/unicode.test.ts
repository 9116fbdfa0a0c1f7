import fc from 'fast-check';
import { fold, hasMarks, normalize } from '../../src/text';

describe('normalize', () => {
  it.each([
    ['composes letters and marks', 'Đa\u0302\u0301t đai'.normalize('NFD'), 'Đất đai'],
    ['drops control and invisible characters', 'khai\u0000 si\u200Bnh\uFEFF', 'khai si nh'],
    ['makes one space of many', ' lệ \n\t phí  ', 'lệ phí'],
    ['writes quotes and dashes in one way', '“sổ đỏ” – ‘x’', '"sổ đỏ" - \'x\''],
  ])('%s', (_, raw, clean) => {
    expect(normalize(raw)).toBe(clean);
  });

  it('is idempotent, never longer than its NFC input, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = normalize(text);
        expect(normalize(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(text.normalize('NFC').length + text.length);
      }),
    );
  });

  it('keeps at most a few marks on one letter', () => {
    expect(normalize(`a${'\u0301'.repeat(5000)}`).length).toBeLessThan(10);
  });
});

describe('fold', () => {
  it.each([
    ['Đăng ký khai sinh', 'dang ky khai sinh'],
    ['ƯỚC Ộ Ỹ', 'uoc o y'],
    ['CT01 abc', 'ct01 abc'],
  ])('takes every mark off %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('tells marked from unmarked texts', () => {
    expect(hasMarks('le phi')).toBe(false);
    expect(hasMarks('lệ phí')).toBe(true);
    expect(hasMarks('Đ')).toBe(true);
  });
});

import { isSyllable, isWellFormed, placeTone } from '../../src/text';

describe('placeTone', () => {
  it.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['uỷ', 'ủy'],
    ['khoẻ', 'khỏe'],
    ['hòan', 'hoàn'],
    ['qúy', 'quý'],
    ['giá', 'giá'],
    ['gìơ', 'giờ'],
    ['nguời', 'nguời'],
    ['đựơc', 'được'],
    ['vneid', 'vneid'],
  ])('writes %s as %s', (typed, usual) => {
    expect(placeTone(typed)).toBe(usual);
  });
});

describe('syllables', () => {
  it.each(['nghiêng', 'quyết', 'giấy', 'ở', 'yêu', 'khuyết', 'gì'])(
    'knows the shape of %s',
    (word) => {
      expect(isWellFormed(word)).toBe(true);
    },
  );

  it.each(['vneid', 'cccd', 'online', 'xyz', 'ngắnn'])(
    'does not take %s for a syllable',
    (word) => {
      expect(isSyllable(word)).toBe(false);
    },
  );

  it('asks a stop at the end to have sắc or nặng', () => {
    expect(isSyllable('phap')).toBe(true);
    expect(isWellFormed('phap')).toBe(false);
    expect(isWellFormed('pháp')).toBe(true);
  });
});

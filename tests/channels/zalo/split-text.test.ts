import fc from 'fast-check';
import { beginning, splitText } from '../../../src/channels/zalo/split-text';

const limit = 60;
const loneSurrogate = /\p{Cs}/u;

describe('splitting a text for Zalo', () => {
  it.each([
    ['a short text stays whole', 'Chào bạn.', ['Chào bạn.']],
    [
      'between paragraphs first',
      `Câu một khá dài để lấp chỗ\n\nCâu hai. Và câu ba rất dài nữa, thật dài.`,
      ['Câu một khá dài để lấp chỗ', 'Câu hai. Và câu ba rất dài nữa, thật dài.'],
    ],
    [
      'between sentences, not after a number of a list',
      'Bạn cần chuẩn bị các giấy tờ sau đây. 1. Tờ khai theo mẫu mới nhất.',
      ['Bạn cần chuẩn bị các giấy tờ sau đây.', '1. Tờ khai theo mẫu mới nhất.'],
    ],
    [
      'after a date at the end of a sentence',
      'Quy định có hiệu lực từ ngày 01/07/2025. Bạn nộp tại xã phường nhé.',
      ['Quy định có hiệu lực từ ngày 01/07/2025.', 'Bạn nộp tại xã phường nhé.'],
    ],
    [
      'not inside a phone number',
      'Gọi đường dây nóng của Trung tâm theo số điện thoại 0213 3796 888 nhé',
      ['Gọi đường dây nóng của Trung tâm theo số điện thoại', '0213 3796 888 nhé'],
    ],
  ])('%s', (_name, text, pieces) => {
    expect(splitText(text, limit)).toEqual(pieces);
  });

  const word = fc.oneof(
    fc.stringMatching(/^[a-zàáạđêơư]{1,9}[.,;:!?]?$/),
    fc.stringMatching(/^[0-9]{1,3}(\.[0-9]{3}){0,3}$/),
    fc.constantFrom('0213 3796 888', '01/07/2025', '1.', '👨‍👩‍👧', '20.000 đồng'),
    fc.constantFrom('https://dichvucong.gov.vn/p/home?x=1.2,3', 'https://a.vn/tra-loi/AB2C'),
  );
  const text = fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', '\n\n')), { maxLength: 60 })
    .map((parts) => parts.map(([said, gap]) => said + gap).join(''));
  const unbroken = /https?:\/\/\S+|\d+(?:[.,/]\d+)*(?: \d+(?:[.,/]\d+)*(?![.,/\d]))*/gu;

  it('loses nothing, keeps the limit, and breaks no number and no link', () => {
    fc.assert(
      fc.property(text, (given) => {
        const pieces = splitText(given, limit);

        expect(pieces.join('').replace(/\s/gu, '')).toBe(given.replace(/\s/gu, ''));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit);
        const whole = given.match(unbroken) ?? [];
        // A longer run of figures is a list of numbers, not one.
        for (const one of whole.filter(({ length }) => length <= limit / 2)) {
          expect(pieces.some((piece) => piece.includes(one))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the limit and whole characters even in a text without any place to cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (given) => {
        const pieces = splitText(given, limit);
        expect(pieces.join('').replace(/\s/gu, '')).toBe(given.replace(/\s/gu, ''));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(loneSurrogate.test(piece)).toBe(loneSurrogate.test(given));
        }
      }),
    );
  });

  it('gives the beginning of a text', () => {
    expect(beginning('Một. Hai. Ba.', 9)).toBe('Một. Hai.');
    expect(beginning('', 9)).toBe('');
  });
});

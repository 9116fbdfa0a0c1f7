import fc from 'fast-check';
import { compactText, expandText } from '../../src/offline/compact-text';

const inOneLine = (text: string): string => text.replace(/\n/g, ' ');

describe('a compact text', () => {
  it('expands to what it was', async () => {
    const words = fc.constantFrom('giấy', 'khai sinh', 'đăng ký', 'ថ្ងៃ', '🙂', '{"a":[1,2]}', '  ');
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words).map((w) => w.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(texts.map(inOneLine), async (text) => {
        expect(expandText(await compactText(text))).toBe(text);
      }),
    );
  });

  it('is the same for the same text, and far shorter where phrases come again', async () => {
    const text = 'Nộp hồ sơ đăng ký khai sinh tại Uỷ ban nhân dân xã. '.repeat(200);

    const [once, again] = [await compactText(text), await compactText(text)];

    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
    expect(once.length).toBeLessThan(text.length / 4);
  });

  it.each([
    ['no table', 'abc'],
    ['a phrase that is not in the table', 'a\n\n\u0007'],
  ])('is refused with %s', (_why, bytes) => {
    expect(() => expandText(new TextEncoder().encode(bytes))).toThrow(RangeError);
  });
});

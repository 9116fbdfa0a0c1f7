import fc from 'fast-check';
import { randomIds, sequentialIds } from '../../src/core';
import { newTicketCode, parseTicketCode } from '../../src/tickets';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const aCode = (): string => newTicketCode('LC', '2026-11-21', randomIds);
const codes = fc.constant(null).map(aCode);

describe('ticket codes', () => {
  it('tell place, year and month, and use no look-alikes', () => {
    const code = newTicketCode('LC', '2026-11-21', sequentialIds());

    expect(code).toMatch(/^LC-2611-[2-9A-HJ-KM-NP-Z]{4}$/);
  });

  it('are read back as written, in small letters and without dashes', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseTicketCode(code)).toBe(code);
        expect(parseTicketCode(code.toLowerCase().replaceAll('-', ''))).toBe(code);
      }),
    );
  });

  it('find every single wrong character of the drawn part and the check', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 8, max: 11 }), fc.nat(30), (code, at, other) => {
        const wrong = alphabet.charAt(other);
        fc.pre(code.charAt(at) !== wrong);
        expect(parseTicketCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('find every swap of two neighbours in the drawn part and the check', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 8, max: 10 }), (code, at) => {
        fc.pre(code.charAt(at) !== code.charAt(at + 1));
        const swapped =
          code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(parseTicketCode(swapped)).toBeUndefined();
      }),
    );
  });

  it('find a wrong month or place', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 12 }), (code, month) => {
        const changed = `LC-26${String(month).padStart(2, '0')}${code.slice(7)}`;
        fc.pre(changed !== code);
        expect(parseTicketCode(changed)).toBeUndefined();
        expect(parseTicketCode(code.replace('LC', 'CT'))).toBeUndefined();
      }),
    );
  });

  const code = newTicketCode('LC', '2026-11-21', sequentialIds());
  const [place = '', month = '', tail = ''] = code.split('-');
  it.each([
    ['within a sentence', `phiếu ${code} của tôi sao rồi?`],
    ['with spaces', `${place} ${month} ${tail}`],
    ['with dots', `${place}.${month}.${tail}`],
    ['with long dashes', `${place}–${month}—${tail}`],
    ['spelled out', `${place} ${Array.from(month + tail).join(' ')}`],
    ['in full-width characters', `ＬＣ-${month}-${tail}`],
    ['with I for 1 in the month', `${place}-26II-${tail}`],
  ])('are understood %s', (_, text) => {
    expect(parseTicketCode(text)).toBe(code);
  });

  it('are understood when Q is read as O and 7 or J as 1, where the check allows one reading', () => {
    const read = Array.from({ length: 300 }, aCode).filter((one) =>
      /[QJ7]/u.test(one.slice(8, 11)),
    );
    const misread = (one: string): string =>
      one.slice(0, 8) + one.slice(8).replace('Q', 'O').replace(/[J7]/u, '1');

    const results = read.map((one) => parseTicketCode(misread(one)));

    expect(
      results.every((result, i) => result === undefined || result.length === read[i]!.length),
    ).toBe(true);
    const right = results.filter((result, i) => result === read[i]).length;
    expect(right / read.length).toBeGreaterThan(0.6);
  });

  it.each(['', 'LC', 'hồ sơ số 12', 'LC-2613-7K2Q', 'ABCDE-2611-7K2Q', '1.004194', 'LC-2611-7K2'])(
    'are not seen in %p',
    (text) => {
      expect(parseTicketCode(text)).toBeUndefined();
    },
  );
});

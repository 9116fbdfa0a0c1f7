import fc from 'fast-check';
import { maskPersonalData } from '../../src/text';
import { kept, masked } from './masking-corpus';

describe('maskPersonalData', () => {
  it.each([
    ['CCCD của tôi là 001099012345', 'CCCD của tôi là [số giấy tờ]'],
    ['cccd 001 099 012 345 nhé', 'cccd [số giấy tờ] nhé'],
    ['CMND cũ 123456789', 'CMND cũ [số giấy tờ]'],
    ['hộ chiếu C1234567', 'hộ chiếu [số giấy tờ]'],
    ['gọi tôi 0912345678', 'gọi tôi [số điện thoại]'],
    ['gọi 0912.345.678 hoặc (+84) 912 345 678', 'gọi [số điện thoại] hoặc [số điện thoại]'],
    ['sđt +84-912-345-678', 'sđt [số điện thoại]'],
    ['O912 345 678', '[số điện thoại]'],
    ['máy bàn 024 3825 1234', 'máy bàn [số điện thoại]'],
    ['không chín một hai ba bốn năm sáu bảy tám', '[dãy số]'],
    ['thư a.b@gmail.com', 'thư [email]'],
    ['thẻ 4111 1111 1111 1111', 'thẻ [số thẻ]'],
    ['STK: 19012345678 Techcombank', 'STK: [số tài khoản] Techcombank'],
    ['xe 29A-123.45 của tôi', 'xe [biển số] của tôi'],
    ['biển 51F1-23456', 'biển [biển số]'],
    ['con sinh ngày 05/08/2026', 'con sinh ngày [ngày sinh]'],
    ['Nguyễn Văn An, 12/3/1985', 'Nguyễn Văn An, [ngày sinh]'],
    ['nhà ở số 12 đường Lê Lợi, phường Hải Châu', 'nhà ở [địa chỉ], phường Hải Châu'],
    ['12/5 ngõ 34 phố Huế', '[địa chỉ]'],
    ['số nhà 15 tổ 3', '[địa chỉ]'],
    ['địa chỉ: 12A Nguyễn Trãi, phường 5', 'địa chỉ: [địa chỉ] , phường 5'],
  ])('masks %s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });

  it.each([
    'Thủ tục 1.004194 và 2.000528',
    'Nghị định 58/2026/NĐ-CP ngày 15/01/2026',
    'lệ phí 15.000 đồng, lương 120.500.000 đồng',
    'bán 1.200.000.000 đồng',
    'thửa đất số 123, tờ bản đồ số 45',
    'tổng đài 1900 0368 hoặc 1800 1096',
    'từ ngày 01/7/2025 đến 28/02/2027',
    'tôi sinh năm 1946',
    'mẫu CT01, hạng A1, 12 điểm, khoản 2 Điều 35',
    'đóng bảo hiểm 2 năm 3 tháng',
  ])('keeps %s', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  it('knows how people write in 300 lines: what is theirs goes, codes, land, money and days stay', () => {
    const lines = [...masked, ...kept.map((line) => [line, line] as const)];
    const wrong = lines.filter(([written, left]) => maskPersonalData(written) !== left);

    expect(lines.length).toBeGreaterThanOrEqual(300);
    expect(wrong.map(([written, left]) => [written, left, maskPersonalData(written)])).toEqual([]);
  });

  it('leaves what it masked as it is', () => {
    const again = masked.filter(([, left]) => maskPersonalData(left) !== left);

    expect(again).toEqual([]);
  });

  it('finds them in the middle of a sentence and beside each other', () => {
    for (const [written, left] of masked) {
      expect(maskPersonalData(`${written}; ${written}`)).toBe(`${left}; ${left}`);
    }
  });

  it('is idempotent and never throws', () => {
    const pieces = [
      '0912345678',
      '001099012345',
      'số',
      '12',
      'đường',
      'Lê Lợi',
      ',',
      '/',
      '@',
      'a.vn',
      '29A-12345',
      'ngày sinh',
      '1/2/1990',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
        const once = maskPersonalData(parts.join(' '));
        expect(maskPersonalData(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no run of nine digits in what people write', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 12 }),
        (digits) => {
          expect(maskPersonalData(`số của tôi 0${digits.slice(0, 9).join('')}`)).not.toMatch(
            /\d{11,}/,
          );
        },
      ),
    );
  });
});

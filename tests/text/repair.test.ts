import fc from 'fast-check';
import { baseCounts, createSyllableModel, createTextRepair, fold } from '../../src/text';

const texts = [
  'Tôi muốn đăng ký khai sinh cho con thì cần giấy tờ gì?',
  'Lệ phí cấp lại giấy phép lái xe bao nhiêu tiền?',
  'Đăng ký tạm trú ở đâu, bao lâu thì có kết quả?',
  'Thủ tục sang tên sổ đỏ như thế nào? Cho tôi hỏi, tôi có được làm thay không?',
  'Ứng dụng VNeID không đăng nhập được. Xem cấp lại tại dichvucong cap-lai phep.',
  'Người lao động được hưởng trợ cấp thất nghiệp bao nhiêu? Năm nay tôi 30 tuổi.',
];
const repair = createTextRepair({
  model: createSyllableModel(baseCounts(), { texts, weight: 20 }),
  vocabulary: {
    teencode: { ko: 'không', dc: 'được', k: 'không' },
    abbreviations: [
      { short: 'gplx', full: 'giấy phép lái xe', near: [] },
      { short: 'đk', full: 'điều kiện', near: ['đủ'] },
      { short: 'đk', full: 'đăng ký', near: [] },
      { short: 'tt', full: 'thường trú', near: ['hộ khẩu', 'đăng ký'] },
    ],
    synonyms: [
      { say: 'bằng lái', mean: 'giấy phép lái xe' },
      { say: 'passports', mean: 'hộ chiếu' },
    ],
  },
});

describe('repair', () => {
  it.each([
    [
      'missing marks',
      'dang ky khai sinh cho con can giay to gi',
      'đăng ký khai sinh cho con cần giấy tờ gì',
    ],
    ['Telex keys', 'Thur tucj sang teen soor ddor', 'thủ tục sang tên sổ đỏ'],
    ['VNI keys', 'd9a8ng ky1 ta5m tru1', 'đăng ký tạm trú'],
    ['decomposed letters', 'lệ phí'.normalize('NFD'), 'lệ phí'],
    ['the other seat of a tone', 'uỷ ban hoà giải', 'ủy ban hòa giải'],
    ['chat words', 'tôi ko đăng nhập dc', 'tôi không đăng nhập được'],
    ['short forms', 'cấp lại GPLX', 'cấp lại giấy phép lái xe'],
    ['short forms by context', 'có đủ đk không', 'có đủ điều kiện không'],
    ['slips of the finger', 'đănng ký khai sihn', 'đăng ký khai sinh'],
    ['a letter typed twice', 'đăng kýý khai sinh cho ccon', 'đăng ký khai sinh cho con'],
    ['letters in the wrong order', 'đăng ký tạm trú ở đuâ', 'đăng ký tạm trú ở đâu'],
    ['a slip that makes another word', 'giấy tờ cấp tước đây', 'giấy tờ cấp trước đây'],
    ['a mark left out in marked text', 'Thu tục sang tên sổ đỏ', 'thủ tục sang tên sổ đỏ'],
    ['words written together', 'dang ky khaisinh cho con', 'đăng ký khai sinh cho con'],
    ['unmarked words that end in a stop', 'cap lai giay phep lai xe', 'cấp lại giấy phép lái xe'],
    ['a word with two senses', 'làm hộ chiếu mất bao lâu', 'làm hộ chiếu hết bao lâu'],
    ['sums of money', 'lương 4tr5', 'lương 4,5 triệu đồng'],
  ])('mends %s', (_, typed, mended) => {
    expect(repair.repair(typed).text).toBe(mended);
  });

  it.each(['Ứng dụng VNeID không đăng nhập được', 'mẫu CT01 hạng A1', 'Thông tư XXXIII năm 2025'])(
    'leaves %s as it is but for case',
    (typed) => {
      expect(repair.repair(typed).text).toBe(typed.toLowerCase());
    },
  );

  it('takes a lone capital for a class and not for a chat word', () => {
    expect(repair.repair('hạng K').text).toBe('hạng k');
    expect(repair.repair('được k').text).toBe('được không');
  });

  it('leaves an ambiguous short form alone where nothing near decides', () => {
    expect(repair.repair('giấy TT').tokens).toContain('tt');
  });

  it('adds what old words mean, and says where they stand', () => {
    expect(repair.repair('mất bằng lái rồi').added).toEqual([
      { say: 'bằng lái', mean: 'giấy phép lái xe', from: 1, to: 3 },
    ]);
  });

  it('shows each step that changed something', () => {
    const { steps } = repair.repair('ko dang ky GPLX dc');

    expect(steps.map(({ name }) => name)).toEqual(['teencode', 'abbreviations', 'spelling']);
  });

  it('does not respell English or Khmer', () => {
    const english = repair.repair('How do I renew my passports?');
    expect(english.lang).toBe('en');
    expect(english.tokens).toContain('passport');
    expect(english.added.map(({ mean }) => mean)).toEqual(['hộ chiếu']);
    expect(repair.repair('ការចុះបញ្ជីកំណើត').lang).toBe('km');
  });

  it('restores marks of a sample line and remembers it', () => {
    expect(repair.words('dang ky tam tru')).toEqual(['đăng', 'ký', 'tạm', 'trú']);
    expect(repair.words('dang ky tam tru')).toBe(repair.words('dang ky tam tru'));
  });

  it('never throws, stays bounded and changes nothing the second time', () => {
    const pieces = [
      'dang',
      'ký',
      'GPLX',
      '4tr5',
      'ddoo',
      '\u0301',
      '😀',
      'ក',
      'ko',
      '(((',
      'aaaa',
      '12/3/2024',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const once = repair.repair(parts.join(' '));
        const twice = repair.repair(once.text);
        expect(once.text.length).toBeLessThanOrEqual(parts.join(' ').length * 6 + 20);
        expect(once.folded).toBe(fold(once.text));
        expect(twice.lang === 'vi' ? twice.text.length : 0).toBeLessThanOrEqual(
          once.text.length * 2 + 20,
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['one letter 50,000 times', 'a'.repeat(50_000)],
    [
      '10,000 different syllables',
      Array.from({ length: 10_000 }, (_, i) => `x${i.toString(36)}y`).join(' '),
    ],
    ['thousands of marks on one letter', `e${'\u0302\u0301'.repeat(20_000)}`],
    ['mixed scripts', 'aក日и😀'.repeat(5_000)],
    ['brackets that make patterns backtrack', '((((a+)+)+)+)$'.repeat(2_000) + '!'],
    ['keys of one long Telex word', 'ddaauuoowwssffrr'.repeat(3_000)],
  ])('reads only a bounded part of %s', (_, hostile) => {
    expect(repair.repair(hostile).text.length).toBeLessThanOrEqual(12_000);
  });
});

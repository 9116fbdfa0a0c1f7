import fc from 'fast-check';
import { askedPart, asksSomething } from '../../src/understanding/asked-part';

describe('askedPart', () => {
  it.each([
    [
      'the sentences that ask',
      'tôi mất ví từ tuần trước. trong ví có bằng lái xe. tôi phải làm lại ở đâu? xin cảm ơn nhiều.',
      'tôi phải làm lại ở đâu?',
    ],
    [
      'all of several questions',
      'nhà tôi mới sinh cháu. khai sinh cần giấy tờ gì? lệ phí bao nhiêu?',
      'khai sinh cần giấy tờ gì? lệ phí bao nhiêu?',
    ],
    [
      'the end of a story that does not ask',
      'tôi nghỉ việc từ tháng trước. tôi muốn rút bảo hiểm một lần.',
      'tôi muốn rút bảo hiểm một lần.',
    ],
  ])('is %s', (_, text, asked) => {
    expect(askedPart(text)).toBe(asked);
  });

  it.each([
    ['one sentence', 'khai sinh cho con cần giấy tờ gì?'],
    ['nothing but questions', 'khai sinh ở đâu vậy? lệ phí bao nhiêu ạ?'],
    ['a question with thanks', 'lệ phí đăng ký tạm trú bao nhiêu? cảm ơn.'],
    ['nothing', ''],
  ])('is the whole of %s', (_, text) => {
    expect(askedPart(text)).toBeUndefined();
  });

  it('never says more than the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect((askedPart(text) ?? '').length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('asksSomething', () => {
  it.each([
    ['cho em hỏi thủ tục tách hộ', true],
    ['quy định khoảng lùi nhà ở nông thôn thế nào', true],
    ['cán bộ quát mắng, hỏi thì trả lời nhát gừng', false],
    ['gọi đường dây nóng cả ngày không ai bắt máy', false],
  ])('of “%s” is %s', (text, asks) => {
    expect(asksSomething(text)).toBe(asks);
  });
});

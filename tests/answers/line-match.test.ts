import fc from 'fast-check';
import { answering, bestLine, matchLines } from '../../src/answers/line-match';
import { tokenize } from '../../src/text';

const title = 'Đăng ký khai sinh';
const lines = [
  'Cha hoặc mẹ của bé, trong 60 ngày kể từ ngày sinh.',
  'Quá 60 ngày vẫn khai sinh được, chỉ khác về lệ phí.',
  'Ông bà đi thay không cần ủy quyền.',
  'Cha mẹ không thống nhất được họ của bé: theo tập quán.',
  'Bé sinh ở nước ngoài: ghi vào sổ tại UBND xã.',
];

function asked(text: string): Parameters<typeof matchLines>[0] {
  return { tokens: tokenize(text, 'vi'), added: [] };
}

function best(text: string): string | undefined {
  return lines[bestLine(matchLines(asked(text), title, lines))];
}

describe('matchLines', () => {
  it.each([
    ['bà nội đi khai sinh cho cháu có cần ủy quyền không', lines[2]],
    ['cha mẹ không thống nhất họ của con', lines[3]],
    ['bé sinh ở nước ngoài thì ghi vào sổ thế nào', lines[4]],
  ])('finds the line that answers: %s', (text, line) => {
    expect(best(text)).toBe(line);
  });

  it('counts the name of the subject for nothing', () => {
    expect(Math.max(...matchLines(asked('đăng ký khai sinh'), title, lines))).toBe(0);
    expect(bestLine(matchLines(asked('đăng ký khai sinh'), title, lines))).toBe(-1);
  });

  it('takes one word in common for no answer', () => {
    expect(Math.max(...matchLines(asked('tập'), title, lines))).toBeLessThan(answering);
  });

  it('counts what the words of a question mean', () => {
    const meant = {
      ...asked('nội'),
      added: [{ from: 0, to: 1, say: 'nội', mean: 'ông bà ủy quyền' }],
    };

    expect(bestLine(matchLines(meant, title, lines))).toBe(2);
  });

  it('gives every line a finite number that is not negative', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 8 }), (text, some) => {
        const fits = matchLines(asked(text), title, some);
        expect(fits).toHaveLength(some.length);
        expect(fits.every((fit) => Number.isFinite(fit) && fit >= 0)).toBe(true);
      }),
    );
  });
});

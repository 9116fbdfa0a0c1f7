import type { AnswerPipeline } from '../../src/answers';
import { theRealPipeline } from '../support/talk';

let pipeline: AnswerPipeline;

beforeAll(async () => {
  pipeline = await theRealPipeline();
}, 60_000);

function answerTo(text: string): string {
  return pipeline.answer({ id: 'q', text, lang: 'vi', context: {} }).text;
}

describe('an answer to a question that a note answers', () => {
  it.each([
    ['mất giấy hẹn lấy căn cước', /Mất giấy hẹn: mang giấy tờ tùy thân/],
    ['nghỉ hưu rồi đi làm thêm có phải đóng bảo hiểm không', /đi làm thêm: không thuộc diện/],
    ['cha mẹ không thống nhất họ của con thì khai sinh thế nào', /không thống nhất được họ/],
    ['sổ bhxh bị mất thì rút một lần được không', /Sổ BHXH bị mất, rách, hỏng/],
  ])('shows that note: %s', (text, note) => {
    expect(answerTo(text)).toMatch(note);
  });

  it('has no note that shares only the name of the procedure', () => {
    expect(answerTo('khai sinh cho con trên vneid làm thế nào')).not.toMatch(/biên giới/);
  });
});

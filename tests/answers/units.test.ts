import { AnswerPipeline, createBrain } from '../../src/answers';
import type { Answer } from '../../src/answers';
import { languages, sequentialIds } from '../../src/core';
import type { Language } from '../../src/core';
import { createTranslator } from '../../src/i18n';
import {
  aKnowledgeFolder,
  anArticleFixture,
  baseArticles,
  fixtureClock,
} from '../support/knowledge-folder';

const mergers = anArticleFixture({
  id: 'sap-nhap-don-vi-hanh-chinh',
  group: 'cu-tru',
  title: 'Sáp nhập tỉnh, xã',
  questions: Array.from(
    { length: 15 },
    (_, i) => `Sau sáp nhập thì đổi giấy tờ loại ${i + 1} ở đâu?`,
  ),
  front: { level: 'thong-tin' },
  sections: { overview: 'Giấy tờ còn hạn dùng tiếp, không phải đổi vì sáp nhập.' },
});

/** Asks a bot that serves the fixture locality, whose units are An Bình, Sông Xanh and Núi Cao. */
async function ask(text: string, lang: Language = 'vi'): Promise<Answer> {
  const folder = await aKnowledgeFolder({ articles: [...baseArticles, mergers] });
  try {
    const brain = createBrain(await folder.load(), 'thu-nghiem');
    const deps = { translate: createTranslator(), clock: fixtureClock(), ids: sequentialIds() };
    const pipeline = new AnswerPipeline(deps, () => brain);
    return pipeline.answer({ id: '1', text, lang, context: {} });
  } finally {
    await folder.remove();
  }
}

describe('a question about an old unit', () => {
  it('is answered with the new unit, what is done there, and where the fact comes from', async () => {
    const answer = await ask('tôi ở thị trấn Bình Hoà cũ thì nay đến đâu');

    expect(answer).toMatchObject({
      status: 'answered',
      topic: 'sap-nhap-don-vi-hanh-chinh',
      citations: [{ id: 'nq-xa-moi' }],
      dates: { asOf: '2025-07-01', stale: false },
      draft: true,
    });
    expect(answer.text).toContain('nay thuộc **xã An Bình**, tỉnh Thử Nghiệm');
    expect(answer.text).toContain('bộ phận một cửa của xã An Bình');
    expect(answer.text).toContain('số 1 đường Lớn (theo công bố tháng 6/2025)');
  });

  it.each([
    ['xã Núi Cao có sáp nhập không', 'giữ nguyên tên và địa bàn'],
    ['xã An Bình cũ nay thuộc đâu', 'nay vẫn mang tên **xã An Bình**'],
    ['xã An Bình gồm những xã nào', 'xã An Bình, thị trấn Bình Hoà'],
    ['huyện Đông cũ nay thuộc đâu', 'gồm: xã An Bình.'],
    ['huyện Rất Xưa cũ nay thuộc đâu', 'Huyện Rất Xưa (sau là huyện Đông)'],
    ['xã Trăng Non cũ nay thuộc đâu', 'Tôi chưa có “xã Trăng Non” trong danh sách'],
  ])('says so: %s', async (text, expected) => {
    expect((await ask(text)).text).toContain(expected);
  });

  it('asks which one where a name is shared', async () => {
    const answer = await ask('bình hoà cũ nay thuộc đâu');

    expect(answer.status).toBe('clarification');
    expect(answer.suggestions.map(({ label }) => label)).toEqual([
      'Thị trấn Bình Hoà, huyện Đông cũ',
      'Xã Bình Hoà, huyện Tây cũ',
    ]);
  });

  it.each(languages)('offers only what a tap resolves, in %s', async (lang) => {
    const which = await ask('bình hoà cũ nay thuộc đâu', lang);
    const taps = await Promise.all(which.suggestions.map(({ send }) => ask(send, lang)));
    const next = await Promise.all(
      taps.flatMap(({ suggestions }) => suggestions).map(({ send }) => ask(send, lang)),
    );

    expect(taps.map(({ status }) => status)).toEqual(['answered', 'answered']);
    expect(taps[0]?.text).toContain('**xã An Bình**');
    expect(taps[1]?.text).toContain('**phường Sông Xanh**');
    expect(new Set(next.map(({ status }) => status))).toEqual(new Set(['answered']));
  });

  it('leaves a procedure in an old unit to the articles', async () => {
    const answer = await ask('khai sinh cho con ở xã An Bình cũ cần giấy tờ gì');

    expect(answer.topic).toBe('dang-ky-khai-sinh');
  });
});

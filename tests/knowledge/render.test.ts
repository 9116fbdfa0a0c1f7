import fc from 'fast-check';
import { activeBlocks, blocksToMarkdown, fillIn, isActive, localNotes } from '../../src/knowledge';
import type { Block, RenderContext } from '../../src/knowledge';
import { aKnowledgeFolder, fixtureDay } from '../support/knowledge-folder';

async function context(locality: string): Promise<RenderContext> {
  const folder = await aKnowledgeFolder();
  const snapshot = await folder.load();
  await folder.remove();
  return { day: fixtureDay, locality: snapshot.localities.get(locality)!, snapshot };
}

describe('the words of an article', () => {
  it.each([
    ['thu-nghiem', 'Gọi 0000 000 000, giờ hành chính, từ thứ Hai đến thứ Sáu.'],
    [
      'mac-dinh',
      'Gọi số hỗ trợ ở chân trang dichvucong.gov.vn, giờ hành chính, từ thứ Hai đến thứ Sáu.',
    ],
  ])('use the values of %s, and the neutral ones for what it lacks', async (locality, expected) => {
    const text = 'Gọi {{duong-day-nong}}, {{ gio-lam-viec }}.';

    expect(fillIn(text, await context(locality))).toBe(expected);
  });

  it('name another article by its title', async () => {
    expect(fillIn('Xem [[dang-ky-tam-tru]].', await context('mac-dinh'))).toBe(
      'Xem “Đăng ký tạm trú”.',
    );
  });

  it('become paragraphs, lists and steps numbered from one', async () => {
    const block = (kind: Block['kind'], text: string): Block => ({ kind, text, concerns: [] });
    const blocks = [
      block('paragraph', 'Mở đầu.'),
      block('bullet', 'một'),
      block('bullet', 'hai'),
      block('step', 'a'),
      block('step', 'b'),
    ];

    expect(blocksToMarkdown(blocks, await context('mac-dinh'))).toBe(
      'Mở đầu.\n\n- một\n- hai\n\n1. a\n2. b',
    );
  });

  it('carry the local notes of the facet on its days', async () => {
    const { locality } = await context('thu-nghiem');

    expect(localNotes(locality, 'dang-ky-khai-sinh', 'fee', fixtureDay)).toHaveLength(1);
    expect(localNotes(locality, 'dang-ky-khai-sinh', 'time', fixtureDay)).toEqual([]);
  });
});

describe('a rule', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('holds from its first day to its last, both included', () => {
    fc.assert(
      fc.property(day, day, day, (from, until, today) => {
        return isActive({ from, until }, today) === (from <= today && today <= until);
      }),
    );
  });

  it('is never shown on a day it does not hold', async () => {
    const { snapshot } = await context('mac-dinh');
    const articles = [...snapshot.articles.values()];

    fc.assert(
      fc.property(day, (today) =>
        articles.every((article) =>
          article.sections.every(({ facet }) =>
            activeBlocks(article, facet, today).every((block) => isActive(block, today)),
          ),
        ),
      ),
      { numRuns: 30 },
    );
  });
});

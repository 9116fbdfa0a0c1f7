import fc from 'fast-check';
import { headings, facets } from '../../src/knowledge';
import { parseSections } from '../../src/knowledge/parse-sections';

function parse(text: string): ReturnType<typeof parseSections> {
  return parseSections({ file: 'ho-tich/thu.vi.md', text, lineOffset: 10, lang: 'vi' });
}

describe('the body of an article', () => {
  it('becomes sections of paragraphs, bullets and steps, each with its line', () => {
    const { sections, problems } = parse(
      '## Tóm tắt\nMột câu.\n\n## Các bước\n1. Mở VNeID.\n2) Gửi hồ sơ.\n- Ghi chú.\n',
    );

    expect(problems).toEqual([]);
    expect(sections).toEqual([
      {
        facet: 'overview',
        line: 11,
        blocks: [{ kind: 'paragraph', text: 'Một câu.', concerns: [] }],
      },
      {
        facet: 'steps',
        line: 14,
        blocks: [
          { kind: 'step', text: 'Mở VNeID.', concerns: [] },
          { kind: 'step', text: 'Gửi hồ sơ.', concerns: [] },
          { kind: 'bullet', text: 'Ghi chú.', concerns: [] },
        ],
      },
    ]);
  });

  it.each([
    ['- Miễn phí. {until: 2027-02-28}', { text: 'Miễn phí.', until: '2027-02-28', concerns: [] }],
    [
      '- Miễn. {from: 2026-08-15, until: 2027-02-28}',
      { text: 'Miễn.', from: '2026-08-15', until: '2027-02-28', concerns: [] },
    ],
    ['- Trễ hạn. {for: fee time}', { text: 'Trễ hạn.', concerns: ['fee', 'time'] }],
    ['- Gọi {{duong-day-nong}}', { text: 'Gọi {{duong-day-nong}}', concerns: [] }],
    [
      '- Gọi {{duong-day-nong}}. {for: where}',
      { text: 'Gọi {{duong-day-nong}}.', concerns: ['where'] },
    ],
  ])('reads the tags of %s', (line, expected) => {
    const { sections, problems } = parse(`## Lưu ý\n${line}`);

    expect(problems).toEqual([]);
    expect(sections[0]?.blocks).toEqual([{ kind: 'bullet', ...expected }]);
  });

  it.each([
    ['## Lệ phí và thời hạn\nx', 11, 'không có trong danh sách', 'Chỉ dùng "## "'],
    ['### Lệ phí\nx', 11, 'không có trong danh sách', 'Chỉ dùng "## "'],
    ['Chữ ở ngoài.\n## Lệ phí\nx', 11, 'nằm ngoài các mục', 'Đặt đoạn này dưới một tiêu đề'],
    ['## Lệ phí\nx\n## Lệ phí\ny', 13, 'xuất hiện hai lần', 'Gộp hai phần làm một'],
    ['## Hồ sơ\n- a\n  - b', 13, 'thụt đầu dòng', 'không có gạch đầu dòng con'],
    ['## Hồ sơ\n- a {den: 2026-01-01}', 12, 'Không hiểu nhãn', 'Viết {until: 2027-02-28}'],
    ['## Hồ sơ\n- a {until: 31/12/2026}', 12, 'Không hiểu nhãn', 'Viết {until: 2027-02-28}'],
    ['## Hồ sơ\n- a {for: le-phi}', 12, 'Không hiểu nhãn', 'mục sau for:'],
    ['## Hồ sơ\n- a {for: }', 12, 'Không hiểu nhãn', 'mục sau for:'],
  ])('names the line and the cure of %j', (text, line, message, cure) => {
    expect(parse(text).problems).toEqual([
      {
        severity: 'error',
        file: 'ho-tich/thu.vi.md',
        line,
        message: expect.stringContaining(message) as string,
        cure: expect.stringContaining(cure) as string,
      },
    ]);
  });

  it.each(facets)('knows the Vietnamese heading of %s in any case', (facet) => {
    const { sections } = parse(`##   ${headings.vi[facet].toUpperCase()}  \nx`);

    expect(sections[0]?.facet).toBe(facet);
  });

  it('never throws, and every problem lies inside the text', () => {
    const piece = fc.constantFrom(
      '## Lệ phí',
      '## ',
      '# x',
      '- a',
      '1. b',
      '  - c',
      '{for: fee}',
      '- d {for:}',
      '- {until: 2026-13-45}',
      '{{x}}',
      '{',
      '}',
      '',
      'chữ',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 30 })
      .map((lines) => lines.join('\n'));

    fc.assert(
      fc.property(text, (body) => {
        const lines = body.split('\n').length;
        const { sections, problems } = parse(body);
        const known = sections.every(({ facet }) => facets.includes(facet));
        return known && problems.every(({ line }) => line > 10 && line <= 10 + lines);
      }),
    );
  });
});

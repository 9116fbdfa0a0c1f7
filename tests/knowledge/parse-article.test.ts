import fc from 'fast-check';
import { parseArticle, parseTranslation, textHash } from '../../src/knowledge/parse-article';
import { articleText } from '../support/knowledge-folder';

const file = 'ho-tich/dang-ky-khai-sinh.vi.md';

function problemsOf(text: string): readonly string[] {
  const parsed = parseArticle({ file, text });
  return parsed.ok ? [] : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
}

/** The 1-based line of the first line that begins with `start`. */
function lineOf(text: string, start: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(start)) + 1;
}

describe('an article file', () => {
  it('becomes an article whose sections carry their own provenance, or the default', () => {
    const parsed = parseArticle({ file, text: articleText() });

    expect(parsed).toMatchObject({
      ok: true,
      value: { id: 'dang-ky-khai-sinh', lang: 'vi', code: '1.001193', file },
    });
    if (!parsed.ok) return;
    expect(parsed.value.sections.map(({ facet }) => facet)).toContain('exceptions');
    expect(parsed.value.sections.every(({ provenance }) => provenance.legal.length === 1)).toBe(
      true,
    );
  });

  it('reads the same with Windows line ends, a byte order mark and decomposed letters', () => {
    const text = articleText();
    const foreign = `\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n')}`;
    const [plain, odd] = [parseArticle({ file, text }), parseArticle({ file, text: foreign })];

    expect(plain.ok && odd.ok && odd.value.sections).toEqual(plain.ok && plain.value.sections);
  });

  it('takes the period of a dossier remark from a tag or from fields', () => {
    const front = {
      dossier: {
        questions: [{ id: 'a', ask: 'A?', options: { x: 'X', y: 'Y' } }],
        items: [{ text: 'Tờ khai', when: { a: ['x', 'y'] } }],
        fee: [
          { text: 'Miễn. {until: 2027-02-28}' },
          { text: 'Giảm.', until: '2026-12-31', when: { a: 'x' } },
        ],
      },
    };
    const parsed = parseArticle({ file, text: articleText({ front }) });

    expect(parsed.ok && parsed.value.dossier?.fee).toEqual([
      { text: 'Miễn.', until: '2027-02-28', when: {} },
      { text: 'Giảm.', until: '2026-12-31', when: { a: ['x'] } },
    ]);
  });

  it.each([
    ['no front matter', () => 'Xin chào', 'Không thấy phần khai báo'],
    [
      'broken YAML',
      () => articleText().replace('title:', 'title: ['),
      'Không đọc được phần khai báo',
    ],
    ['an unknown key', () => articleText({ front: { tieuDe: 'x' } }), 'không có mục tên "tieuDe"'],
    [
      'a missing key',
      () => articleText().replace(/^audience:.*\n(?: {2}- .*\n)*/m, ''),
      'Mục "audience": còn thiếu.',
    ],
    [
      'a bad level',
      () => articleText({ front: { level: 'muc-do-4' } }),
      'chỉ nhận một trong: toan-trinh',
    ],
    ['too few questions', () => articleText({ questions: ['Một?'] }), 'cần ít nhất 12 câu hỏi mẫu'],
    ['a bad day', () => articleText().replace('2026-07-01', '1/7/2026'), 'ngày phải viết dạng'],
    ['a bad code', () => articleText({ front: { code: '1001193' } }), 'mã thủ tục có dạng'],
    [
      'a bad address',
      () => articleText({ front: { portalUrl: 'dichvucong' } }),
      'địa chỉ trang phải bắt đầu',
    ],
    [
      'an unknown provenance',
      () => articleText().replace('  fee:', '  phi:'),
      'không có mục tên "phi"',
    ],
    [
      'a number for a text',
      () => articleText().replace(/^title: .*$/m, 'title: 12'),
      'phải là một dòng chữ',
    ],
  ])('says what is wrong: %s', (_, text, message) => {
    const problems = problemsOf(text());

    expect(problems).not.toEqual([]);
    expect(problems.join('\n')).toContain(message);
  });

  it.each([
    ['a colon in a text', 'Khai sinh: cho bé', 'có thêm dấu hai chấm trong chữ'],
    ['a quote left open', '"Khai sinh', 'thiếu dấu đóng ngoặc'],
    ['a bracket left open', '[Khai sinh', 'chưa được đóng'],
    ['a special letter first', '@Khai sinh', 'chữ bắt đầu bằng ký hiệu đặc biệt'],
    ['a key said twice', 'Khai sinh\ntitle: Khai sinh', 'một mục được viết hai lần'],
    ['a tab', 'Khai sinh\n\tgroup: x', ''],
  ])('explains a slip of YAML in Vietnamese: %s', (_, title, message) => {
    const text = articleText().replace(/^title: .*$/m, () => `title: ${title}`);
    const problems = problemsOf(text);

    expect(problems[0]).toMatch(/^[34]: Không đọc được phần khai báo|^\d+: Không đọc được/);
    expect(problems.join('\n')).toContain(message);
  });

  it('guesses that a comma was meant as text', () => {
    const text = articleText().replace(
      /^title: .*$/m,
      'title: Khai sinh\ntitles: { en: Births, deaths }',
    );

    expect(problemsOf(text).join()).toContain('phải đặt trong ngoặc kép');
  });

  it('names the line of a wrong value', () => {
    const text = articleText({ front: { level: 'muc-do-4' } });

    expect(problemsOf(text)).toEqual([
      `${lineOf(text, 'level:')}: Mục "level": chỉ nhận một trong: toan-trinh, mot-phan, thong-tin.`,
    ]);
  });

  it('demands a provenance of its own for papers, fee, time and place', () => {
    const text = articleText().replace(/^ {2}fee:\n(?: {4}.*\n)*/m, '');

    expect(problemsOf(text)).toEqual([
      `${lineOf(text, '## Lệ phí')}: Phần "Lệ phí" chưa có căn cứ riêng.`,
    ]);
  });

  it('never throws', () => {
    const text = articleText();
    const cut = fc.nat({ max: text.length });

    fc.assert(
      fc.property(cut, cut, fc.string({ unit: 'binary', maxLength: 20 }), (from, to, noise) => {
        const broken = text.slice(0, from) + noise + text.slice(to);
        return typeof parseArticle({ file, text: broken }).ok === 'boolean';
      }),
      { numRuns: 60 },
    );
  });
});

describe('a translation file', () => {
  const front = `id: dang-ky-khai-sinh\ntitle: Birth registration\ntranslates: ${textHash(articleText())}\nreview: { status: draft }`;

  it('is read with the headings of its language', () => {
    const text = `---\n${front}\n---\n\n## In short\nRegister within 60 days.\n`;
    const parsed = parseTranslation({ file: 'ho-tich/dang-ky-khai-sinh.en.md', text }, 'en');

    expect(parsed).toMatchObject({ ok: true, value: { sections: [{ facet: 'overview' }] } });
  });

  it('is refused with Vietnamese headings', () => {
    const text = `---\n${front}\n---\n\n## Tóm tắt\nRegister.\n`;
    const parsed = parseTranslation({ file: 'ho-tich/dang-ky-khai-sinh.en.md', text }, 'en');

    expect(parsed.ok).toBe(false);
  });
});

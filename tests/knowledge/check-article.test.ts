import type { Problem } from '../../src/knowledge';
import {
  aKnowledgeFolder,
  anArticleFixture,
  baseArticles,
  fixtureDay,
} from '../support/knowledge-folder';
import type { ArticleFixture } from '../support/knowledge-folder';

const [khaiSinh, tamTru] = baseArticles as [ArticleFixture, ArticleFixture];
const file = 'ho-tich/dang-ky-khai-sinh.vi.md';

interface Checked {
  readonly problems: readonly Problem[];
  readonly served: boolean;
  readonly text: string;
}

/** Loads the small base with a changed birth article, or with its text changed. */
async function check(
  override: Partial<ArticleFixture>,
  change: (text: string) => string = (text) => text,
  day = fixtureDay,
): Promise<Checked> {
  const folder = await aKnowledgeFolder({ articles: [anArticleFixture(override), tamTru] });
  try {
    await folder.write(file, change(await folder.read(file)));
    const snapshot = await folder.load({ day });
    const problems = snapshot.problems.filter((problem) => problem.file === file);
    const served = snapshot.articles.has('dang-ky-khai-sinh');
    return { problems, served, text: await folder.read(file) };
  } finally {
    await folder.remove();
  }
}

function section(override: ArticleFixture['sections']): Partial<ArticleFixture> {
  return { sections: { ...khaiSinh.sections, ...override } };
}

function front(override: ArticleFixture['front']): Partial<ArticleFixture> {
  return { front: { ...khaiSinh.front, ...override } };
}

const asIs = (text: string): string => text;
const longSentence = `- ${Array.from({ length: 40 }, () => 'chữ').join(' ')}.`;
const provenance = {
  legal: ['luat-ho-tich-2014'],
  asOf: '2026-07-01',
  checkedOn: '2026-11-20',
  recheckBy: '2027-02-20',
  confidence: 'high',
};
function proven(fee: object): Partial<ArticleFixture> {
  const own = { ...provenance, ...fee };
  return front({
    provenance: {
      default: provenance,
      documents: provenance,
      fee: own,
      time: provenance,
      where: provenance,
    },
  });
}

const dossier = khaiSinh.front['dossier'] as {
  readonly questions: readonly object[];
  readonly items: readonly object[];
};
function withDossier(override: object): Partial<ArticleFixture> {
  return front({ dossier: { ...dossier, ...override } });
}

/** The mistake, how it is made, and what the checker says of it and on which line. */
const table: readonly (readonly [
  string,
  Partial<ArticleFixture>,
  (text: string) => string,
  'error' | 'warning',
  string,
  string,
])[] = [
  [
    'a placeholder of the template',
    section({ fee: '- [điền quy định]' }),
    asIs,
    'error',
    'Chỗ mẫu [điền quy định] chưa được điền',
    '- [điền',
  ],
  [
    'an unknown heading',
    {},
    (t) => t.replace('## Kết quả', '## Được gì'),
    'error',
    'không có trong danh sách',
    '## Được gì',
  ],
  [
    'a bad tag',
    section({ fee: '- Miễn. {het: 2027-01-01}' }),
    asIs,
    'error',
    'Không hiểu nhãn',
    '- Miễn. {het',
  ],
  [
    'a missing facet',
    {},
    (t) => t.replace(/## Kết quả\n.*\n/, ''),
    'warning',
    'còn thiếu phần "Kết quả"',
    '---',
  ],
  [
    'an empty section',
    section({ trouble: '' }),
    asIs,
    'error',
    'chưa có nội dung',
    '## Lỗi thường gặp',
  ],
  [
    'too few questions',
    { questions: khaiSinh.questions.slice(0, 12) },
    asIs,
    'warning',
    'Mới có 12 câu hỏi mẫu',
    'questions:',
  ],
  [
    'a facet too long for Zalo',
    section({
      documents: Array.from({ length: 80 }, () => `- ${'Giấy tờ cần nộp. '.repeat(3)}`).join('\n'),
    }),
    asIs,
    'error',
    'hai tin nhắn Zalo',
    '## Hồ sơ',
  ],
  [
    'a sentence too long',
    section({ who: longSentence }),
    asIs,
    'warning',
    'Câu dài 40 tiếng',
    '- chữ',
  ],
  [
    'an unknown law',
    proven({ legal: ['luat-tren-troi-2030'] }),
    asIs,
    'error',
    'Văn bản "luat-tren-troi-2030" chưa có',
    '      - luat-tren-troi',
  ],
  [
    'a law that has ended',
    proven({ legal: ['tt-cu-2019'] }),
    asIs,
    'warning',
    'đã hết hiệu lực từ ngày 2025-06-30',
    '      - tt-cu-2019',
  ],
  [
    'neither law nor source',
    proven({ legal: [] }),
    asIs,
    'error',
    'không có văn bản căn cứ, cũng không ghi nguồn',
    '## Lệ phí',
  ],
  [
    'a day in the future',
    proven({ checkedOn: '2026-12-24' }),
    asIs,
    'error',
    'nằm ở tương lai',
    '## Lệ phí',
  ],
  [
    'a recheck before the check',
    proven({ recheckBy: '2026-11-20' }),
    asIs,
    'error',
    'phải sau ngày đã kiểm tra',
    '## Lệ phí',
  ],
  [
    'an overdue recheck',
    proven({ checkedOn: '2026-01-05', recheckBy: '2026-11-01' }),
    asIs,
    'warning',
    'quá hạn kiểm tra lại',
    '## Lệ phí',
  ],
  [
    'a rule that has ended',
    section({ fee: '- Giảm nửa. {until: 2026-10-31}\n- Mức thường.' }),
    asIs,
    'warning',
    'đã hết hạn ngày 2026-10-31',
    '- Giảm nửa.',
  ],
  [
    'an outdated term',
    section({ documents: '- Bản sao hộ khẩu giấy.' }),
    asIs,
    'error',
    'Dùng từ đã cũ: "hộ khẩu giấy"',
    '- Bản sao hộ khẩu',
  ],
  [
    'an unknown local value',
    section({ where: '- Gọi {{so-may}}.' }),
    asIs,
    'error',
    'Không có giá trị địa phương tên "so-may"',
    '- Gọi {{so-may}}',
  ],
  [
    'a hint for no step',
    front({ guide: { stuck: [{ step: 9, problem: 'Máy treo', fix: 'Mở lại.' }] } }),
    asIs,
    'error',
    'Gợi ý cho bước 9 nhưng bài chỉ có 2 bước',
    '      problem: Máy treo',
  ],
  [
    'a label too long to tap',
    withDossier({
      questions: [
        {
          id: 'noi-sinh',
          ask: 'Bé sinh ở đâu?',
          options: {
            'benh-vien': 'Ở bệnh viện hoặc trạm y tế của xã, phường gần nhà',
            'tai-nha': 'Tại nhà',
          },
        },
        dossier.questions[1],
      ],
    }),
    asIs,
    'warning',
    'quá 40 ký tự của một nút bấm',
    '        benh-vien:',
  ],
  [
    'a path without papers',
    withDossier({
      items: [
        { text: 'Giấy chứng sinh', when: { 'noi-sinh': 'benh-vien' } },
        { text: 'Cam đoan', when: { 'nguoi-lam-chung': 'co' } },
      ],
    }),
    asIs,
    'error',
    'noi-sinh=tai-nha, nguoi-lam-chung=khong không dẫn đến giấy tờ nào',
    'dossier:',
  ],
  [
    'a condition that fits nothing',
    withDossier({ items: [...dossier.items, { text: 'Đơn', when: { 'noi-sinh': 'tren-xe' } }] }),
    asIs,
    'error',
    'Điều kiện "noi-sinh: tren-xe" không khớp',
    '        noi-sinh:',
  ],
  [
    'a paper both needed and not',
    withDossier({
      items: [...dossier.items, { text: 'Tờ khai đăng ký khai sinh', kind: 'co-san' }],
    }),
    asIs,
    'error',
    'vừa phải nộp vừa không phải nộp',
    '    - text: Tờ khai',
  ],
  [
    'a paper nobody gets',
    withDossier({
      items: [
        ...dossier.items,
        { text: 'Đơn lạ', when: { 'noi-sinh': 'benh-vien', 'nguoi-lam-chung': 'co' } },
      ],
    }),
    asIs,
    'error',
    'Giấy tờ "Đơn lạ" không bao giờ xuất hiện',
    '    - text: Đơn lạ',
  ],
  [
    'a question that changes nothing',
    withDossier({
      questions: [
        ...dossier.questions,
        { id: 'mau', ask: 'Bé thích màu gì?', options: { do: 'Đỏ', xanh: 'Xanh' } },
      ],
    }),
    asIs,
    'error',
    'Câu hỏi "Bé thích màu gì?" không làm thay đổi điều gì',
    '      ask: Bé thích',
  ],
  [
    'a dead link',
    section({ trouble: '- Xem [[bai-khong-co]].' }),
    asIs,
    'warning',
    'Nhắc tới chủ đề "bai-khong-co"',
    '- Xem [[bai',
  ],
  [
    'an unknown life event',
    front({ lifeEvents: ['len-cung-trang'] }),
    asIs,
    'error',
    'Không có sự kiện "len-cung-trang"',
    '  - len-cung-trang',
  ],
  [
    'a group that is not its folder',
    {},
    (t) => t.replace('group: ho-tich', 'group: cu-tru'),
    'error',
    'ứng với tệp "cu-tru/dang-ky-khai-sinh.vi.md"',
    'id:',
  ],
  [
    'a question said twice',
    { questions: [...khaiSinh.questions, 'GKS làm online được hông'] },
    asIs,
    'warning',
    'gần giống câu của cùng bài này',
    '  - GKS',
  ],
];

describe('the check of an article', () => {
  it('finds nothing wrong with the fixture', async () => {
    expect((await check({})).problems).toEqual([]);
  });

  it.each(table)(
    'finds %s and names its line',
    async (_, override, change, severity, message, lineText) => {
      const { problems, text } = await check(override, change);
      const found = problems.find((problem) => problem.message.includes(message));

      expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
      expect(found?.severity).toBe(severity);
      expect(found?.cure).toMatch(/\S.*\S/);
      expect(text.split('\n')[(found?.line ?? 0) - 1]).toContain(lineText);
    },
  );

  it('does not serve an article with an error, but one with a warning', async () => {
    const broken = await check(section({ documents: '- Bản sao hộ khẩu giấy.' }));
    const weak = await check(section({ who: longSentence }));

    expect([broken.served, weak.served]).toEqual([false, true]);
  });

  it('lets an outdated term stand where the text says that it is over', async () => {
    const { problems } = await check(section({ documents: '- Nay không còn hộ khẩu giấy nữa.' }));

    expect(problems).toEqual([]);
  });

  it('warns of the same question in two articles', async () => {
    const question = 'Hồ sơ tạm trú gồm những gì?';
    const folder = await aKnowledgeFolder({
      articles: [{ questions: [...khaiSinh.questions, question] }, tamTru],
    });
    const { problems } = await folder.load();
    await folder.remove();

    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining(`gần giống câu của bài "dang-ky-khai-sinh": "${question}"`),
    ]);
  });
});

import { textHash } from '../../src/knowledge/parse-article';
import { activeBlocks, exceptionsFor } from '../../src/knowledge';
import type { KnowledgeSnapshot } from '../../src/knowledge';
import {
  aKnowledgeFolder,
  articleText,
  baseArticles,
  fixtureClock,
} from '../support/knowledge-folder';
import type { KnowledgeFolder, KnowledgeFolderOverride } from '../support/knowledge-folder';
import { loadKnowledge } from '../../src/knowledge';

const birth = 'ho-tich/dang-ky-khai-sinh.vi.md';

async function within<T>(
  override: KnowledgeFolderOverride,
  use: (folder: KnowledgeFolder) => Promise<T>,
): Promise<T> {
  const folder = await aKnowledgeFolder(override);
  try {
    return await use(folder);
  } finally {
    await folder.remove();
  }
}

const load = (override: KnowledgeFolderOverride = {}): Promise<KnowledgeSnapshot> =>
  within(override, (folder) => folder.load());

const messages = ({ problems }: KnowledgeSnapshot): readonly string[] =>
  problems.map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('a knowledge folder', () => {
  it('is loaded whole, without problems', async () => {
    const snapshot = await load();

    expect(snapshot.problems).toEqual([]);
    expect([...snapshot.articles.keys()]).toEqual(['dang-ky-khai-sinh', 'dang-ky-tam-tru']);
    expect([...snapshot.localities.keys()]).toEqual(['mac-dinh', 'thu-nghiem']);
    expect(snapshot.legal.get('luat-cu-tru-2020')?.number).toBe('68/2020/QH14');
  });

  it('has the same version for the same text, and another when a word changes', async () => {
    const [first, second] = [await load(), await load()];
    const changed = await load({
      articles: [{ title: 'Khai sinh cho bé' }, ...baseArticles.slice(1)],
    });

    expect(second.version).toBe(first.version);
    expect(changed.version).not.toBe(first.version);
  });

  it('orders articles as the catalogue does', async () => {
    const folder = await aKnowledgeFolder();
    const groups = await folder.read('nhom.yaml');
    const [first = '', second = ''] = groups.split('\n').slice(1, 3);
    await folder.write('nhom.yaml', groups.replace(`${first}\n${second}`, `${second}\n${first}`));
    const snapshot = await folder.load();
    await folder.remove();

    expect([...snapshot.articles.keys()]).toEqual(['dang-ky-tam-tru', 'dang-ky-khai-sinh']);
  });

  it('shows a temporary rule to its last day and not after', async () => {
    await within({}, async (folder) => {
      const feeOn = async (day: string): Promise<readonly string[]> => {
        const article = (await folder.load({ day })).articles.get('dang-ky-khai-sinh');
        return article === undefined
          ? []
          : activeBlocks(article, 'fee', day).map(({ text }) => text);
      };

      expect(await feeOn('2027-02-28')).toHaveLength(2);
      expect(await feeOn('2027-03-01')).toEqual(['Miễn lệ phí khi đăng ký đúng hạn.']);
    });
  });

  it('shows with a facet only the notes that change it', async () => {
    const article = (await load()).articles.get('dang-ky-khai-sinh')!;

    expect(exceptionsFor(article, 'fee', '2026-11-21')).toHaveLength(1);
    expect(exceptionsFor(article, 'time', '2026-11-21')).toEqual([]);
  });

  it('serves only signed articles when told to', async () => {
    const reviewed = {
      ...baseArticles[1]!,
      front: {
        ...baseArticles[1]!.front,
        review: { status: 'reviewed', by: 'Nguyễn Văn A', on: '2026-11-20' },
      },
    };
    const articles = [baseArticles[0]!, reviewed];
    const snapshot = await within({ articles }, (folder) => folder.load({ onlyReviewed: true }));

    expect([...snapshot.articles.keys()]).toEqual(['dang-ky-tam-tru']);
    expect(snapshot.problems).toEqual([]);
  });

  it('joins a translation that fits the master, and hides one that is older', async () => {
    const translation = (hash: string): string =>
      `---\nid: dang-ky-khai-sinh\ntitle: Birth registration\ntranslates: ${hash}\nreview: { status: draft }\n---\n\n## Fee\nFree in time.\n`;
    const file = 'ho-tich/dang-ky-khai-sinh.en.md';
    const fresh = await load({
      files: { [file]: translation(textHash(articleText(baseArticles[0]))) },
    });
    const old = await load({ files: { [file]: translation('0123456789ab') } });

    expect(fresh.translations.get('dang-ky-khai-sinh.en')?.sections[0]?.provenance.asOf).toBe(
      '2026-07-01',
    );
    expect(old.translations.size).toBe(0);
    expect(messages(old)).toEqual([
      `${file}:1 Bản dịch cũ hơn bài tiếng Việt nên tạm thời không hiển thị.`,
    ]);
  });

  it('keeps the last good version of a file that is broken now', async () => {
    await within({}, async (folder) => {
      const previous = await folder.load();
      await folder.write(birth, '---\nhỏng: [\n---\n');
      await folder.write('can-cu.yaml', '- id: Viết Hoa');
      await folder.write('dia-phuong/thu-nghiem.yaml', 'ten: sai');
      const next = await loadKnowledge(folder.dir, { clock: fixtureClock(), previous });

      expect(next.articles.get('dang-ky-khai-sinh')).toEqual(
        previous.articles.get('dang-ky-khai-sinh'),
      );
      expect(next.legal).toEqual(previous.legal);
      expect(next.localities.get('thu-nghiem')).toEqual(previous.localities.get('thu-nghiem'));
      expect(new Set(next.problems.map(({ file }) => file))).toEqual(
        new Set([birth, 'can-cu.yaml', 'dia-phuong/thu-nghiem.yaml']),
      );
    });
  });

  it('reports a missing registry and still serves the rest', async () => {
    const snapshot = await load({ files: { 'tu-dien.yaml': undefined } });

    expect(messages(snapshot)).toEqual(['tu-dien.yaml:1 Không tìm thấy tệp này.']);
    expect(snapshot.articles.size).toBe(2);
  });
});

const note = (change: string): string =>
  `id: thu-nghiem
name: Thử Nghiệm
values: { tinh: tỉnh Thử Nghiệm }
notes:
  - topic: dang-ky-khai-sinh
    facet: fee
    text: Nộp 5.000 đồng.
    provenance: { legal: [luat-ho-tich-2014], asOf: 2026-01-01, checkedOn: 2026-11-20, recheckBy: 2027-05-20, confidence: medium }
`.replace(...(change.split(' => ') as [string, string]));

describe('further sample questions', () => {
  const more = (topic: string): KnowledgeFolderOverride => ({
    files: { 'cau-hoi/ho-tich.yaml': `${topic}:\n  - Bé nhà em ra đời hôm qua thì làm gì?\n` },
  });

  it('join those of the article', async () => {
    const snapshot = await load(more('dang-ky-khai-sinh'));

    expect(snapshot.problems).toEqual([]);
    expect(snapshot.articles.get('dang-ky-khai-sinh')?.questions.at(-1)).toBe(
      'Bé nhà em ra đời hôm qua thì làm gì?',
    );
  });

  it('are reported where no article has the topic', async () => {
    expect(messages(await load(more('khai-sinh-tren-sao')))).toEqual([
      'cau-hoi/ho-tich.yaml:1 Câu hỏi mẫu cho chủ đề "khai-sinh-tren-sao" nhưng chưa có bài này.',
    ]);
  });

  it('are compared with those of the other articles, and named in their own file', async () => {
    const files = {
      'cau-hoi/ho-tich.yaml': 'dang-ky-khai-sinh:\n  - dang ky tam tru o dau\n',
    };

    expect(messages(await load({ files }))).toEqual([
      expect.stringMatching(/^cu-tru\/dang-ky-tam-tru\.vi\.md:\d+ .*gần giống/),
    ]);
  });
});

describe('what only shows across files', () => {
  it.each<readonly [string, KnowledgeFolderOverride, string]>([
    [
      'a catalogued topic without an article',
      {
        articles: baseArticles.slice(0, 1),
        files: {
          'nhom.yaml':
            'groups:\n  - id: ho-tich\n    icon: x\n    names: { vi: a, en: b, km: c }\n    topics:\n      - dang-ky-khai-sinh\n      - giam-ho\nlifeEvents:\n  - { id: sinh-con, names: { vi: a, en: b, km: c } }\n',
        },
      },
      'nhom.yaml:7 Chủ đề "giam-ho" có trong danh mục nhưng chưa có bài.',
    ],
    [
      'an article outside the catalogue',
      {
        files: {
          'cu-tru/tach-ho.vi.md': articleText({
            ...baseArticles[1]!,
            id: 'tach-ho',
            questions: Array.from({ length: 15 }, (_, i) => `tách hộ kiểu ${i}`),
          }),
        },
      },
      'Chủ đề "tach-ho" chưa có trong danh mục của nhóm "cu-tru".',
    ],
    [
      'one topic in two files',
      { files: { 'cu-tru/dang-ky-khai-sinh.vi.md': articleText() } },
      'Chủ đề này có hai tệp: cu-tru/dang-ky-khai-sinh.vi.md và ho-tich/dang-ky-khai-sinh.vi.md.',
    ],
    [
      'a law that names an unknown one',
      {
        files: {
          'can-cu.yaml':
            '- { id: luat-ho-tich-2014, number: 60/2014/QH13, name: Luật Hộ tịch, issuer: Quốc hội }\n- { id: luat-cu-tru-2020, number: 68/2020/QH14, name: Luật Cư trú, issuer: Quốc hội, replaces: [luat-cu-2006] }\n- { id: nq-xa-moi, number: 1/NQ, name: Xã mới, issuer: Quốc hội }\n',
        },
      },
      'can-cu.yaml:2 Mục "luat-cu-tru-2020" nhắc tới "luat-cu-2006"',
    ],
    [
      'a local note for no article',
      { files: { 'dia-phuong/thu-nghiem.yaml': note('dang-ky-khai-sinh => dang-ky-gi-do') } },
      'dia-phuong/thu-nghiem.yaml:5 Ghi chú cho chủ đề "dang-ky-gi-do"',
    ],
    [
      'a local note for a part that is not there',
      { files: { 'dia-phuong/thu-nghiem.yaml': note('facet: fee => facet: link') } },
      'không có phần "Đường dẫn"',
    ],
    [
      'a local note on an unknown law',
      { files: { 'dia-phuong/thu-nghiem.yaml': note('luat-ho-tich-2014 => luat-la') } },
      'dia-phuong/thu-nghiem.yaml:8 Văn bản "luat-la" chưa có',
    ],
    [
      'a local note that has ended',
      {
        files: {
          'dia-phuong/thu-nghiem.yaml': note(
            '    provenance => \n    until: 2026-01-31\n    provenance',
          ),
        },
      },
      'Ghi chú đã hết hạn ngày 2026-01-31',
    ],
    [
      'an outdated term in a local note',
      { files: { 'dia-phuong/thu-nghiem.yaml': note('Nộp 5.000 đồng. => Mang hộ khẩu giấy.') } },
      'Dùng từ đã cũ: "hộ khẩu giấy"',
    ],
    [
      'a local value without a neutral form',
      { files: { 'dia-phuong/thu-nghiem.yaml': note('tinh: tỉnh => con-song: sông') } },
      'dia-phuong/thu-nghiem.yaml:3 Giá trị "con-song" không có trong mac-dinh.yaml',
    ],
    [
      'a locality under another name',
      { files: { 'dia-phuong/khac.yaml': note('id: thu-nghiem => id: khac-nua') } },
      'Mã id của địa phương khác tên tệp.',
    ],
  ])('is found: %s', async (_, override, message) => {
    expect(messages(await load(override)).join('\n')).toContain(message);
  });
});

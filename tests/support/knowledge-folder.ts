import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { FixedClock } from '../../src/core';
import { headings, loadKnowledge } from '../../src/knowledge';
import type { Facet, KnowledgeSnapshot } from '../../src/knowledge';

/** The day on which the fixtures are true: 2026-11-21 in Viet Nam. */
export const fixtureDay = '2026-11-21';

/** A clock that stands at ten in the morning of `fixtureDay` in Viet Nam. */
export function fixtureClock(day = fixtureDay): FixedClock {
  return new FixedClock(new Date(`${day}T03:00:00Z`));
}

const provenance = {
  legal: ['luat-ho-tich-2014'],
  asOf: '2026-07-01',
  checkedOn: '2026-11-20',
  recheckBy: '2027-02-20',
  confidence: 'high',
  source: 'thử nghiệm',
};

/** What an article file is made of; `front` adds or replaces any other front matter key. */
export interface ArticleFixture {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly front: Readonly<Record<string, unknown>>;
  /** The body by facet, lines as a curator writes them. */
  readonly sections: Readonly<Partial<Record<Facet, string>>>;
}

const khaiSinh: ArticleFixture = {
  id: 'dang-ky-khai-sinh',
  group: 'ho-tich',
  title: 'Đăng ký khai sinh',
  questions: [
    'Làm giấy khai sinh cho con cần giấy tờ gì?',
    'lam giay khai sinh cho con can gi',
    'Đăng ký khai sinh cho bé ở đâu?',
    'Khai sinh cho con mất bao lâu?',
    'Lệ phí đăng ký khai sinh là bao nhiêu?',
    'Con mới sinh thì phải đi khai sinh trong mấy ngày?',
    'Cha mẹ chưa kết hôn có làm khai sinh cho con được không?',
    'Khai sinh trễ hạn có bị phạt không?',
    'em muon lam khai sinh cho be so sinh',
    'Ông bà đi khai sinh cho cháu được không?',
    'Nộp hồ sơ khai sinh trên mạng như thế nào?',
    'Không có giấy chứng sinh thì làm sao?',
    'GKS làm online được hông?',
    'Bé sinh ở nhà thì khai sinh ra sao?',
    'How do I register a birth?',
  ],
  front: {
    code: '1.001193',
    level: 'toan-trinh',
    aliases: ['khai sinh', 'giấy khai sinh', 'GKS', 'birth certificate'],
    related: ['dang-ky-tam-tru'],
    lifeEvents: ['sinh-con'],
    outside: ['Mức phạt khi làm giả giấy khai sinh là bao nhiêu?'],
    dossier: {
      questions: [
        {
          id: 'noi-sinh',
          ask: 'Bé sinh ở đâu?',
          options: { 'benh-vien': 'Bệnh viện', 'tai-nha': 'Tại nhà' },
        },
        {
          id: 'nguoi-lam-chung',
          ask: 'Có người làm chứng không?',
          when: { 'noi-sinh': 'tai-nha' },
          options: { co: 'Có', khong: 'Không' },
        },
      ],
      items: [
        { text: 'Tờ khai đăng ký khai sinh', kind: 'nop' },
        { text: 'Giấy chứng sinh', kind: 'nop', when: { 'noi-sinh': 'benh-vien' } },
        { text: 'Văn bản của người làm chứng', kind: 'nop', when: { 'nguoi-lam-chung': 'co' } },
        { text: 'Giấy cam đoan về việc sinh', kind: 'nop', when: { 'nguoi-lam-chung': 'khong' } },
      ],
    },
    guide: {
      stuck: [{ step: 1, problem: 'Không đăng nhập được', fix: 'Cập nhật VNeID rồi thử lại.' }],
    },
  },
  sections: {
    overview: 'Đăng ký khai sinh là việc ghi nhận một em bé ra đời. Cha mẹ làm được trên mạng.',
    who: '- Cha hoặc mẹ của bé.',
    documents: '- Giấy chứng sinh.\n- Căn cước của cha hoặc mẹ.',
    steps: '1. Đăng nhập bằng VNeID.\n2. Điền tờ khai rồi gửi hồ sơ.',
    fee: '- Miễn lệ phí khi đăng ký đúng hạn.\n- Miễn lệ phí mọi trường hợp nộp trên mạng. {until: 2027-02-28}',
    time: '- Giải quyết ngay trong ngày làm việc.',
    where: '- Uỷ ban nhân dân xã, phường nơi bạn cư trú. Hỏi thêm: {{duong-day-nong}}.',
    result: '- Giấy khai sinh và bản điện tử.',
    exceptions: '- Đăng ký quá 60 ngày thì nộp lệ phí theo mức của tỉnh. {for: fee}',
    trouble: '- **Tên bé sai dấu.** Sửa trước khi gửi.',
  },
};

const tamTru: ArticleFixture = {
  id: 'dang-ky-tam-tru',
  group: 'cu-tru',
  title: 'Đăng ký tạm trú',
  questions: [
    'Thuê trọ thì khai báo chỗ ở thế nào?',
    'dang ky tam tru o dau',
    'Hồ sơ tạm trú gồm những gì?',
    'Tạm trú bao lâu thì hết hạn?',
    'Sinh viên ở ký túc xá có phải khai tạm trú không?',
    'Chủ nhà không cho tạm trú thì phải làm sao?',
    'Lệ phí tạm trú bao nhiêu tiền?',
    'KT3 bây giờ xin ở đâu?',
    'o nha thue co can dang ky tam tru khong',
    'Làm tạm trú trên VNeID được không?',
    'Ở nhờ nhà người quen mấy ngày thì phải khai?',
    'Công nhân thuê phòng khai tạm trú với ai?',
    'tam tru lam tren mang dc ko',
    'Đổi phòng trọ trong cùng phường có phải khai lại không?',
    'How to register temporary residence?',
  ],
  front: {
    level: 'toan-trinh',
    aliases: ['tạm trú', 'KT3'],
    related: ['dang-ky-khai-sinh'],
    lifeEvents: ['chuyen-nha'],
    provenance: {
      default: { ...provenance, legal: ['luat-cu-tru-2020'] },
      documents: { ...provenance, legal: ['luat-cu-tru-2020'] },
      fee: { ...provenance, legal: ['luat-cu-tru-2020'], confidence: 'low' },
      time: { ...provenance, legal: ['luat-cu-tru-2020'] },
      where: { ...provenance, legal: ['luat-cu-tru-2020'] },
    },
  },
  sections: {
    overview: 'Bạn ở nơi khác từ 30 ngày trở lên thì đăng ký tạm trú. Việc này làm được trên mạng.',
    documents: '- Tờ khai thay đổi thông tin cư trú (CT01).\n- Giấy tờ về chỗ ở hợp pháp.',
    steps: '1. Mở VNeID, chọn Đăng ký tạm trú.\n2. Điền tờ khai rồi gửi.',
    fee: '- Mức do tỉnh, thành phố quy định.',
    time: '- 3 ngày làm việc.',
    where: '- Công an xã, phường nơi bạn đến ở.',
    result: '- Thông báo kết quả trên VNeID.',
  },
};

/** An article as data; override what the test is about. */
export function anArticleFixture(override: Partial<ArticleFixture> = {}): ArticleFixture {
  return { ...khaiSinh, ...override };
}

/** The text of a valid Vietnamese master article with the overrides given. */
export function articleText(override: Partial<ArticleFixture> = {}): string {
  const { id, group, title, questions, front, sections } = anArticleFixture(override);
  const matter = {
    id,
    title,
    group,
    level: 'toan-trinh',
    audience: ['nguoi-dan'],
    questions,
    provenance: {
      default: provenance,
      documents: provenance,
      fee: provenance,
      time: provenance,
      where: provenance,
    },
    review: { status: 'draft' },
    ...front,
  };
  const body = Object.entries(sections).map(
    ([facet, text]) => `## ${headings.vi[facet as Facet]}\n${text}\n`,
  );
  return `---\n${stringify(matter, { lineWidth: 0, aliasDuplicateObjects: false })}---\n\n${body.join('\n')}`;
}

const names = (vi: string): string => `{ vi: "${vi}", en: "${vi} (en)", km: "${vi} (km)" }`;

const groupNames: Readonly<Record<string, string>> = { 'ho-tich': 'Hộ tịch', 'cu-tru': 'Cư trú' };

/** The catalogue that lists exactly the articles given. */
function groupsText(articles: readonly ArticleFixture[]): string {
  const groups = ['ho-tich', 'cu-tru'].map((id) => {
    const topics = articles.filter(({ group }) => group === id).map((article) => article.id);
    return `  - { id: ${id}, icon: "📄", names: ${names(groupNames[id] ?? id)}, topics: [${topics.join(', ')}] }`;
  });
  return `groups:
${groups.join('\n')}
lifeEvents:
  - { id: sinh-con, names: ${names('Sinh con')} }
  - { id: chuyen-nha, names: ${names('Chuyển nhà')} }
`;
}

/** The files of a small whole base: two articles, every registry, two localities. */
const baseFiles: Readonly<Record<string, string>> = {
  'can-cu.yaml': `- { id: luat-ho-tich-2014, number: 60/2014/QH13, name: Luật Hộ tịch, issuer: Quốc hội, effectiveFrom: 2016-01-01 }
- { id: luat-cu-tru-2020, number: 68/2020/QH14, name: Luật Cư trú, issuer: Quốc hội, effectiveFrom: 2021-07-01 }
- { id: nq-xa-moi, number: 1/NQ-UBTVQH15, name: Sắp xếp đơn vị cấp xã, issuer: Ủy ban Thường vụ Quốc hội }
- { id: tt-cu-2019, number: 01/2019/TT-BTC, name: Thông tư đã hết hiệu lực, issuer: Bộ Tài chính, effectiveTo: 2025-06-30 }
`,
  'tu-dien.yaml': `abbreviations:
  - { short: gks, full: giấy khai sinh }
teencode: { ko: không }
synonyms:
  - { say: giấy chứng minh, mean: căn cước }
forbidden:
  - { term: hộ khẩu giấy, instead: thông tin cư trú, unless: [không còn hộ khẩu giấy] }
`,
  'y-dinh.yaml': `- intent: greeting
  samples: [xin chào, chào bạn, hello]
- intent: thanks
  samples: [cảm ơn, cám ơn nhiều]
`,
  'dia-phuong/mac-dinh.yaml': `id: mac-dinh
name: chưa chọn địa phương
languages: [vi, en, km]
values:
  tinh: tỉnh, thành phố nơi bạn ở
  duong-day-nong: số hỗ trợ ở chân trang dichvucong.gov.vn
  trung-tam-tinh: trung tâm phục vụ hành chính công cấp tỉnh
  gio-lam-viec: giờ hành chính, từ thứ Hai đến thứ Sáu
`,
  'dia-phuong/thu-nghiem.yaml': `id: thu-nghiem
name: tỉnh Thử Nghiệm
formerName: tỉnh Cũ
languages: [vi]
values:
  tinh: tỉnh Thử Nghiệm
  duong-day-nong: 0000 000 000
notes:
  - topic: dang-ky-khai-sinh
    facet: fee
    text: Khai sinh quá hạn nộp 5.000 đồng.
    provenance: { legal: [luat-ho-tich-2014], asOf: 2026-01-01, checkedOn: 2026-11-20, recheckBy: 2027-05-20, confidence: medium }
unitsProvenance: { legal: [nq-xa-moi], asOf: 2025-07-01, checkedOn: 2026-11-20, recheckBy: 2027-05-20, confidence: high }
formerDistricts:
  - { name: huyện Rất Xưa, became: huyện Đông }
units:
  - name: An Bình
    kind: xã
    centre: số 1 đường Lớn (theo công bố tháng 6/2025)
    formedFrom:
      - { name: An Bình, kind: xã, district: huyện Đông }
      - { name: Bình Hoà, kind: thị trấn, district: huyện Đông }
  - name: Sông Xanh
    kind: phường
    formedFrom:
      - { name: Phường 1, kind: phường, district: thành phố Cũ }
      - { name: Bình Hoà, kind: xã, district: huyện Tây }
  - { name: Núi Cao, kind: xã, unchanged: true, formedFrom: [ { name: Núi Cao, kind: xã, district: huyện Tây } ] }
`,
};

/** What to change in the small base: more articles, and files added, replaced or (undefined) left out. */
export interface KnowledgeFolderOverride {
  readonly articles?: readonly Partial<ArticleFixture>[];
  readonly files?: Readonly<Record<string, string | undefined>>;
}

/** A knowledge folder in a temporary place; call `remove` when done. */
export interface KnowledgeFolder {
  readonly dir: string;
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
  erase(file: string): Promise<void>;
  /** Loads the folder as of `day` (default `fixtureDay`). */
  load(options?: {
    readonly day?: string;
    readonly onlyReviewed?: boolean;
  }): Promise<KnowledgeSnapshot>;
  remove(): Promise<void>;
}

/** The articles of the small base: `dang-ky-khai-sinh` (with a dossier) and `dang-ky-tam-tru`. */
export const baseArticles: readonly ArticleFixture[] = [khaiSinh, tamTru];

/** Writes a small valid knowledge folder with the overrides given. */
export async function aKnowledgeFolder(
  override: KnowledgeFolderOverride = {},
): Promise<KnowledgeFolder> {
  const dir = await mkdtemp(path.join(tmpdir(), 'knowledge-'));
  const articles = (override.articles ?? baseArticles).map(anArticleFixture);
  const files: Record<string, string | undefined> = {
    ...baseFiles,
    'nhom.yaml': groupsText(articles),
    ...Object.fromEntries(
      articles.map((article) => [`${article.group}/${article.id}.vi.md`, articleText(article)]),
    ),
    ...override.files,
  };
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await writeFile(path.join(dir, file), text);
  };
  for (const [file, text] of Object.entries(files)) if (text !== undefined) await write(file, text);
  return {
    dir,
    write,
    read: (file) => readFile(path.join(dir, file), 'utf8'),
    erase: (file) => rm(path.join(dir, file)),
    load: ({ day, onlyReviewed = false } = {}) =>
      loadKnowledge(dir, { clock: fixtureClock(day), onlyReviewed }),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

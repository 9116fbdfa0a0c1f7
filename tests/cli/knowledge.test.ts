import { createKnowledgeCommand } from '../../src/cli/knowledge';
import {
  aKnowledgeFolder,
  anArticleFixture,
  baseArticles,
  fixtureClock,
} from '../support/knowledge-folder';
import type { KnowledgeFolder } from '../support/knowledge-folder';

const command = createKnowledgeCommand({ clock: fixtureClock() });
const birth = 'ho-tich/dang-ky-khai-sinh.vi.md';

let folder: KnowledgeFolder;

beforeEach(async () => {
  folder = await aKnowledgeFolder();
});

afterEach(() => folder.remove());

interface Run {
  readonly code: number;
  readonly out: string;
}

async function run(...args: readonly string[]): Promise<Run> {
  const lines: string[] = [];
  const io = {
    stdout: (line: string) => lines.push(line),
    stderr: (line: string) => lines.push(line),
  };
  const code = await command([...args, '--dir', folder.dir], io);
  return { code, out: lines.join('\n') };
}

describe('knowledge check', () => {
  it('is content with the fixture once the list of unverified facts is written', async () => {
    await run('unverified');

    expect(await run('check', '--quick')).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^2 bài dùng được, 0 lỗi, 0 cảnh báo\. Phiên bản [0-9a-f]{12}\.$/,
      ) as string,
    });
  });

  it('names file, line, problem and cure, and fails, for an error', async () => {
    const text = await folder.read(birth);
    await folder.write(birth, text.replace('level: toan-trinh', 'level: muc-4'));
    const line = text.split('\n').indexOf('level: toan-trinh') + 1;
    const { code, out } = await run('check', '--quick', '--only', 'khai-sinh');

    expect(code).toBe(1);
    expect(out).toContain(`LỖI ${birth}:${line}\n  Mục "level": chỉ nhận một trong`);
    expect(out).toContain('  → Sửa dòng này theo mẫu trong knowledge/README.md');
    expect(out).toContain('1 bài dùng được, 1 lỗi, 0 cảnh báo.');
  });

  it('prints one JSON object for other programs', async () => {
    await folder.erase('tu-dien.yaml');
    const { code, out } = await run('check', '--quick', '--json', '--only', 'tu-dien');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      articles: 2,
      errors: 1,
      problems: [{ severity: 'error', file: 'tu-dien.yaml', line: 1 }],
    });
  });

  it('warns of a sample question that leads to another article, and names the winner', async () => {
    const stray = anArticleFixture({
      questions: [...anArticleFixture().questions.slice(1), 'đăng ký tạm trú'],
    });
    await folder.remove();
    folder = await aKnowledgeFolder({ articles: [stray, baseArticles[1]!] });
    const { code, out } = await run('check', '--only', birth);

    expect(code).toBe(0);
    expect(out).toContain(
      'Hỏi "đăng ký tạm trú" thì máy mở bài "Đăng ký tạm trú" (dang-ky-tam-tru), không ra bài này.',
    );
  });

  it('warns when the list of unverified facts is older than the articles', async () => {
    const { out } = await run('check', '--quick');

    expect(out).toContain('Danh sách điều chưa kiểm chứng cũ hơn các bài.');
  });
});

describe('knowledge new', () => {
  it('writes a template that is parsed, refused until filled in, and listed as unwritten work', async () => {
    const { out } = await run('new', 'cu-tru/tach-ho');
    const checked = await run('check', '--quick', '--only', 'tach-ho');

    expect(out).toContain('check --only tach-ho');
    expect(checked.code).toBe(1);
    expect(checked.out).toContain(
      'LỖI cu-tru/tach-ho.vi.md:3\n  Chỗ mẫu [điền tên việc, viết như người dân gọi] chưa được điền.',
    );
    expect(checked.out.match(/LỖI/g)?.length).toBe(checked.out.match(/chưa được điền/g)?.length);
  });

  it('never overwrites an article', async () => {
    await expect(run('new', 'ho-tich/dang-ky-khai-sinh')).rejects.toThrow(/đã có/);
  });

  it.each(['tach-ho', 'Cư trú/tách hộ', '../ngoai/le'])('refuses the name %s', async (name) => {
    await expect(run('new', name)).rejects.toThrow(/Viết nhóm và chủ đề không dấu/);
  });
});

describe('knowledge stale', () => {
  it('lists what to recheck soonest first, with what is overdue', async () => {
    const text = await folder.read('cu-tru/dang-ky-tam-tru.vi.md');
    const soon = text.replace('recheckBy: 2027-02-20', 'recheckBy: 2026-11-22');
    await folder.write('cu-tru/dang-ky-tam-tru.vi.md', soon);
    const { out } = await run('stale', '--days', '200');
    const days = out.split('\n').map((line) => line.slice(0, 10));

    expect(days).toEqual([...days].sort());
    expect(days[0]).toBe('2026-11-22');
    expect(out).toContain(
      'dia-phuong/thu-nghiem.yaml  dang-ky-khai-sinh, Lệ phí  (độ tin cậy: vừa)',
    );
  });

  it('says when there is nothing', async () => {
    expect((await run('stale', '--days', '3')).out).toBe(
      'Không có phần nào phải kiểm tra lại trước ngày 2026-11-24.',
    );
  });
});

describe('knowledge impact', () => {
  it('lists facets, dossiers, local notes and golden questions that rest on a document', async () => {
    await folder.write(
      'chuan/mot.jsonl',
      '{"id":"g1","text":"lệ phí khai sinh","topic":"dang-ky-khai-sinh","facet":"fee"}\n{"id":"g2","text":"tạm trú","topic":"dang-ky-tam-tru"}\n',
    );
    const { out } = await run('impact', 'luat-ho-tich-2014', '--golden', `${folder.dir}/chuan`);

    expect(out.split('\n')[0]).toMatch(/^60\/2014\/QH13 – Luật Hộ tịch: \d+ chỗ dựa vào$/);
    expect(out).toMatch(/dang-ky-khai-sinh\.vi\.md:\d+ {2}Lệ phí/);
    expect(out).toContain('túi hồ sơ (3 trường hợp)');
    expect(out).toContain('dia-phuong/thu-nghiem.yaml  dang-ky-khai-sinh, Lệ phí');
    expect(out).toContain('câu hỏi chuẩn g1: lệ phí khai sinh');
    expect(out).not.toContain('g2');
  });

  it('names the list of units that rests on a resolution', async () => {
    expect((await run('impact', 'nq-xa-moi')).out).toContain(
      'thu-nghiem.yaml  danh sách 3 xã, phường',
    );
  });

  it('refuses an unknown document', async () => {
    await expect(run('impact', 'luat-la')).rejects.toThrow(/không có mã "luat-la"/);
  });
});

describe('knowledge stats', () => {
  it('counts coverage per group, provenance, dossiers and localities', async () => {
    const { out } = await run('stats');

    expect(out).toContain('Hộ tịch: 1/1 chủ đề, 0 đã duyệt, 1 bản thảo');
    expect(out).toContain('Tổng cộng: 2/2 chủ đề');
    expect(out).toContain('không ghi ngày: 0');
    expect(out).toContain('Túi hồ sơ: 1 chủ đề, 3 trường hợp');
    expect(out).toContain('Địa phương thu-nghiem (bản thảo): 3 xã, phường mới từ 5 đơn vị cũ');
  });

  it('gives the same numbers to programs', async () => {
    const stats = JSON.parse((await run('stats', '--json')).out) as { readonly total: object };

    expect(stats.total).toEqual({ name: 'Tổng cộng', wanted: 2, written: 2, reviewed: 0 });
  });
});

describe('knowledge unverified and schema', () => {
  it('write the list that officials start from', async () => {
    await folder.remove();
    folder = await aKnowledgeFolder({
      articles: [
        { front: { ...anArticleFixture().front, unverified: ['Mức phạt trễ hạn chưa có nguồn.'] } },
        baseArticles[1]!,
      ],
    });
    await run('unverified');
    const text = await folder.read('CHUA-KIEM-CHUNG.md');

    expect(text).toContain('Có 1 điều, ở 1 chủ đề và 0 địa phương.');
    expect(text).toContain(
      '### [Đăng ký khai sinh](ho-tich/dang-ky-khai-sinh.vi.md)\n\n- Mức phạt trễ hạn chưa có nguồn.',
    );
    expect(text).toContain('- Phần có độ tin cậy thấp: Lệ phí.');
  });

  it('write the schemas for editors', async () => {
    await run('schema');

    expect(JSON.parse(await folder.read('luoc-do/bai-viet.schema.json'))).toHaveProperty(
      'properties.questions',
    );
  });
});

describe('the command itself', () => {
  it('explains itself and refuses what it does not know', async () => {
    expect((await run('--help')).out).toContain('npm run -s knowledge -- <lệnh>');
    await expect(run('chek')).rejects.toThrow(/Không có lệnh "chek"/);
    await expect(run('stale', '--days', 'nhiều')).rejects.toThrow(/không phải là số ngày/);
    await expect(run('impact')).rejects.toThrow(/Thiếu mã văn bản/);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runBenchSearch } from '../../src/cli/bench-search';

const corpus = [
  { id: 'a', title: 'Tạm trú', text: 'Người ở trọ đăng ký tạm trú với công an xã.' },
  { id: 'b', title: 'Hộ chiếu', text: 'Công dân nộp hồ sơ cấp hộ chiếu trên mạng.' },
];

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'bench-'));
  await writeFile(
    path.join(dir, 'corpus.jsonl'),
    corpus.map((row) => JSON.stringify(row)).join('\n'),
  );
  await writeFile(path.join(dir, 'queries.jsonl'), '{"id":"q","text":"cấp hộ chiếu trên mạng"}\n');
  await writeFile(path.join(dir, 'qrels.tsv'), 'q\tb\n');
});

afterEach(() => rm(dir, { recursive: true }));

async function run(...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  await runBenchSearch(args, { stdout: (line) => lines.push(line), stderr: () => undefined });
  return lines;
}

describe('bench search', () => {
  it('measures every engine on any corpus', async () => {
    const [json = '[]'] = await run('--set', dir, '--json');
    const rows = JSON.parse(json) as { engine: string; r1: number; n: number }[];

    expect(rows.map(({ engine }) => engine)).toEqual(['tro-ly', 'minisearch', 'fts5']);
    expect(rows.map(({ r1, n }) => [r1, n])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('spoils the questions on request', async () => {
    const [json = '[]'] = await run(
      '--set',
      dir,
      '--engine',
      'tro-ly',
      '--noise',
      'nomarks,telex',
      '--json',
    );

    expect((JSON.parse(json) as { r1: number }[]).map(({ r1 }) => r1)).toEqual([1, 1]);
  });

  it('prints a table for people', async () => {
    const lines = await run('--set', dir, '--engine', 'minisearch');

    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('ndcg');
  });

  it('finds the right ones among passages of other corpora', async () => {
    const more = path.join(dir, 'more.jsonl');
    const text =
      'Hộ chiếu cấp trên mạng cho công dân ở nước ngoài nộp hồ sơ cấp hộ chiếu trên mạng.';
    await writeFile(more, JSON.stringify({ id: 'b', title: 'Cấp hộ chiếu trên mạng', text }));
    const [json = '[]'] = await run('--set', dir, '--corpus', more, '--engine', 'fts5', '--json');

    expect(JSON.parse(json)).toMatchObject([{ r1: 0, r5: 1 }]);
  });

  it('draws a curve over passages of any corpora', async () => {
    const args = ['--curve', '--set', dir, '--corpus', path.join(dir, 'corpus.jsonl')];
    const [json = '[]'] = await run(...args, '--engine', 'minisearch,fts5', '--json');
    const points = JSON.parse(json) as { engine: string; documents: number; n: number }[];

    expect(points).toMatchObject([
      { engine: 'minisearch', documents: 2, n: 1 },
      { engine: 'fts5', documents: 2, n: 1 },
    ]);
    expect(await run(...args, '--engine', 'fts5')).toHaveLength(2);
  });

  it.each([
    ['--set is missing', []],
    ['No engine "x"', ['--engine', 'x']],
    ['No noise "y"', ['--noise', 'y']],
  ])('says %s', async (message, args) => {
    const set = message.startsWith('--set') ? [] : ['--set', dir];

    await expect(run(...set, ...args)).rejects.toThrow(message);
  });
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runBenchCatalogue } from '../../src/cli/bench-catalogue';
import { hostileInputs } from '../../src/cli/hostile-inputs';
import { aKnowledgeFolder } from '../support/knowledge-folder';
import type { KnowledgeFolder } from '../support/knowledge-folder';

const procedures = [
  { code: '1.000001', name: 'Cấp giấy chứng nhận an toàn tàu cá' },
  { code: '1.000002', name: 'Cho phép khai thác gỗ rừng trồng' },
];

let folder: KnowledgeFolder;
beforeEach(async () => {
  folder = await aKnowledgeFolder();
});
afterEach(() => folder.remove());

async function run(...args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const catalogue = path.join(folder.dir, 'procedures.jsonl');
  const questions = path.join(folder.dir, 'questions.jsonl');
  await writeFile(catalogue, procedures.map((row) => JSON.stringify(row)).join('\n'));
  await writeFile(questions, '{"text":"khai thác gỗ rừng"}\n{"text":"làm giấy khai sinh"}\n');
  const files = ['--catalogue', catalogue, '--questions', questions, '--dir', folder.dir];
  const io = { stdout: (line: string) => lines.push(line), stderr: () => undefined };
  await runBenchCatalogue([...files, '--rounds', '1', '--no-server', ...args], io);
  return lines.join('\n');
}

it('measures answering without and with the catalogue, opening it, and hostile inputs', async () => {
  const measured = JSON.parse(await run('--json')) as {
    opening: { procedures: number };
    times: { n: number }[];
    hostile: { input: string }[];
  };

  expect(measured.opening.procedures).toBe(2);
  expect(measured.times.map(({ n }) => n)).toEqual([2, 2, 2]);
  expect(measured.hostile.map(({ input }) => input)).toEqual(Object.keys(hostileInputs));
});

it('prints tables for people', async () => {
  const table = await run();

  expect(table).toMatch(/procedures +2\n/);
  expect(table).toContain('answer, with the catalogue');
});

it('says what is missing', async () => {
  const io = { stdout: () => undefined, stderr: () => undefined };

  await expect(runBenchCatalogue([], io)).rejects.toThrow('--catalogue is missing');
  await expect(runBenchCatalogue(['--catalogue', 'x', '--questions', 'none'], io)).rejects.toThrow(
    'Cannot read none',
  );
});

it('strains what its names say', () => {
  const words = hostileInputs['10,000 different syllables']!(1).split(' ');

  expect(hostileInputs['50 kB of one letter']!(1)).toHaveLength(50_000);
  expect(new Set(words).size).toBe(10_000);
  expect(hostileInputs['10,000 different syllables']!(2).split(' ')).not.toEqual(words);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { cutPassages, readPassages } from '../../src/cli/bench-corpus';

const quiet = { stdout: () => undefined, stderr: () => undefined };
const words = (count: number, name = 'từ'): string =>
  Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'corpus-'));
});
afterEach(() => rm(dir, { recursive: true }));

describe('passages', () => {
  it('keep every word of a text once, eighty at most together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 8, max: 200 }), { maxLength: 6 }), (lengths) => {
        const lines = lengths.map((length, line) => words(length, `d${line}t`));
        const passages = cutPassages({ title: '', lines }).map((text) => text.split(' '));
        const kept = new Set(passages.flat());

        expect(passages.every(({ length }) => length >= 8 && length <= 80)).toBe(true);
        expect(passages.flat()).toHaveLength(kept.size);
        // Scraps of fewer than eight words are left out.
        expect(kept.size).toBeGreaterThan(
          lines.join(' ').split(' ').length - 8 * (lines.length * 3 + 1),
        );
      }),
    );
  });

  it('end where a line ends if they can', () => {
    expect(cutPassages({ title: '', lines: [words(50), words(20, 'a'), words(40, 'b')] })).toEqual([
      `${words(50)} ${words(20, 'a')}`,
      words(40, 'b'),
    ]);
  });

  it('are read from records and from laws, with their titles, each once', async () => {
    const record = { name: 'Cấp hộ chiếu', steps: words(12), parts: [{ fee: words(12) }] };
    const records = path.join(dir, 'records.jsonl.gz');
    await writeFile(records, gzipSync(`${JSON.stringify(record)}\n\n${JSON.stringify(record)}\n`));
    await writeFile(path.join(dir, 'luat.md'), `# Luật\nĐiều 1. Phạm vi\n${words(9, 'p')}\n`);

    const passages = await readPassages([records, dir], quiet);

    expect(passages.map(({ title }) => title).sort()).toEqual(['Cấp hộ chiếu', 'Điều 1. Phạm vi']);
    expect(passages.map(({ id }) => id).sort()).toEqual(['0', '1']);
  });

  it('are in the same order in every run', async () => {
    const file = path.join(dir, 'many.jsonl');
    const lines = Array.from({ length: 30 }, (_, at) =>
      JSON.stringify({ text: words(9, `m${at}x`) }),
    );
    await writeFile(file, lines.join('\n'));

    const [first, second] = [await readPassages([file], quiet), await readPassages([file], quiet)];

    expect(first).toEqual(second);
    expect(first.map(({ id }) => id)).not.toEqual(first.map((_, at) => String(at)));
  });

  it('are refused where nothing can be read', async () => {
    await expect(readPassages([path.join(dir, 'none')], quiet)).rejects.toThrow('Cannot read');
    await expect(readPassages([path.join(dir, 'none.jsonl')], quiet)).rejects.toThrow('ENOENT');
  });
});

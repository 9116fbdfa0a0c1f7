import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { CatalogueKeeper, openCatalogueService } from '../../src/answers';
import { silentLogger } from '../../src/core';
import { importCatalogue, catalogueIndexFile } from '../../src/knowledge';
import type { KnowledgeSnapshot } from '../../src/knowledge';
import type { Repaired } from '../../src/text';

interface Line {
  readonly code: string;
  readonly name: string;
}

const tau: Line = { code: '1.000001', name: 'Cấp giấy chứng nhận an toàn tàu cá' };
const rung: Line = { code: '1.000002', name: 'Cho phép khai thác gỗ rừng trồng' };
const xoa: Line = { code: '1.000003-Xoa', name: 'Cấp giấy phép đánh bắt cá xa bờ' };

let folder: string;
let dir: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'catalogue-'));
  dir = path.join(folder, 'danh-muc');
});
afterEach(() => rm(folder, { recursive: true }));

async function bring(...lines: readonly Line[]): Promise<void> {
  const file = path.join(folder, 'lines.jsonl.gz');
  await writeFile(file, gzipSync(lines.map((line) => JSON.stringify(line)).join('\n')));
  await importCatalogue({ file, dir, asOf: '2026-07-15' });
}

function asked(text: string): Repaired {
  return { tokens: text.split(' '), added: [], lang: 'vi' } as unknown as Repaired;
}

/** Articles that cover these codes of the national database. */
function covering(...codes: readonly string[]): KnowledgeSnapshot {
  const articles = new Map(codes.map((code) => [code, { code, relatedCodes: [] }]));
  return { articles } as unknown as KnowledgeSnapshot;
}

it('finds an imported procedure by words of its name and reads its record', async () => {
  await bring(tau, rung);
  const service = await openCatalogueService(dir, () => covering());

  const [best] = service?.search.search(asked('khai thác gỗ rừng')) ?? [];

  expect(best).toMatchObject({ code: rung.code, coverage: 1 });
  expect(service?.records.read(rung.code)?.name).toBe(rung.name);
  service?.close();
});

it('leaves out what an article covers by now, and what the export marks as deleted', async () => {
  await bring(tau, rung, xoa);
  let snapshot = covering();
  const service = await openCatalogueService(dir, () => snapshot);
  const codes = (text: string): readonly string[] =>
    service?.search.search(asked(text)).map(({ code }) => code) ?? [];
  expect(codes('an toàn tàu cá')).toEqual([tau.code]);

  snapshot = covering(tau.code);

  expect(codes('an toàn tàu cá')).toEqual([]);
  expect(codes('đánh bắt cá xa bờ')).not.toContain(xoa.code);
  service?.close();
});

it('is nothing where nothing was imported', async () => {
  expect(await openCatalogueService(dir, () => covering())).toBeUndefined();
});

it('goes on with the last good catalogue when a later one is damaged', async () => {
  await bring(tau);
  const keeper = new CatalogueKeeper(dir, () => covering(), silentLogger);
  await keeper.reload();
  await writeFile(path.join(dir, catalogueIndexFile), '{"entries":[{}]}');
  await keeper.reload();

  expect(keeper.current()?.search.search(asked('an toàn tàu cá'))).toHaveLength(1);

  await rm(dir, { recursive: true });
  await bring(tau, rung);
  await keeper.reload();
  expect(keeper.current()?.search.search(asked('khai thác gỗ'))).toHaveLength(1);
  await keeper.close();
});

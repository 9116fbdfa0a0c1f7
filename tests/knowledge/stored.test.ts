import { appendFile, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { silentLogger } from '../../src/core';
import type { Logger } from '../../src/core';
import { KnowledgeLibrary, loadKnowledge, storeKnowledge } from '../../src/knowledge';
import { readFolder } from '../../src/knowledge/folder-files';
import { restoreKnowledge } from '../../src/knowledge/stored';
import type { Restored, StoredPlace } from '../../src/knowledge/stored';
import {
  aKnowledgeFolder,
  baseArticles,
  fixtureClock,
  fixtureDay,
} from '../support/knowledge-folder';
import type { KnowledgeFolder } from '../support/knowledge-folder';

const article = 'cu-tru/dang-ky-tam-tru.vi.md';

let folder: KnowledgeFolder;
let place: StoredPlace;
let built: string;

/** Rules that end, and a law that does, so that every check of days has something to say. */
const [first, ...others] = baseArticles;
const articles = [
  {
    ...first,
    sections: {
      ...first?.sections,
      fee: '- Miễn phí. {until: 2027-01-31}\n- 5.000 đồng. {from: 2027-02-01}',
    },
  },
  ...others,
];

beforeEach(async () => {
  built = await mkdtemp(path.join(tmpdir(), 'built-'));
  place = { file: path.join(built, 'knowledge.bin'), program: path.join(built, 'main.js') };
  await writeFile(place.program, 'the program');
  folder = await aKnowledgeFolder({ articles });
  await keep(folder.dir);
});

afterEach(async () => {
  await folder.remove();
  await rm(built, { recursive: true });
});

async function keep(dir: string, day = fixtureDay): Promise<void> {
  const { program } = place;
  const bytes = await storeKnowledge(dir, { program, clock: fixtureClock(day) });
  await writeFile(place.file, bytes ?? '');
}

const restore = (dir = folder.dir, day = fixtureDay): Restored =>
  restoreKnowledge(readFolder(dir), place, fixtureClock(day));

describe('knowledge as the build kept it', () => {
  it('is what the files say', async () => {
    expect(restore()).toEqual({ kind: 'whole', snapshot: await folder.load() });
  });

  it('warns on any later day of what has ended by then, as the files would', async () => {
    const day = fc.date({
      min: new Date('2026-11-21'),
      max: new Date('2031-12-31'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(day, async (date) => {
        const on = date.toISOString().slice(0, 10);
        const snapshot = await loadKnowledge(folder.dir, {
          clock: fixtureClock(on),
          advice: false,
        });
        expect(restore(folder.dir, on)).toEqual({ kind: 'whole', snapshot });
      }),
      { numRuns: 20 },
    );
    const late = restore(folder.dir, '2027-02-01');
    expect(late.kind === 'whole' && late.snapshot.problems.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('2027-01-31')]),
    );
  });

  it.each(['2026-11-21', '2027-03-01', '2031-06-30'])(
    'of this repository is what its files say on %s',
    async (day) => {
      await keep('knowledge');
      const clock = fixtureClock(day);

      expect(restore('knowledge', day)).toEqual({
        kind: 'whole',
        snapshot: await loadKnowledge('knowledge', { clock, advice: false }),
      });
    },
  );

  it('is found wherever the same folder lies', async () => {
    const elsewhere = path.join(built, 'elsewhere');
    await cp(folder.dir, elsewhere, { recursive: true });

    expect(restore(elsewhere).kind).toBe('whole');
  });

  it.each<readonly [string, () => Promise<void>]>([
    ['a file has one more byte', () => appendFile(path.join(folder.dir, article), ' ')],
    ['a file is new', () => folder.write('cau-hoi/moi.yaml', 'dang-ky-tam-tru: [ở trọ]\n')],
    ['a file is gone', () => folder.erase('dia-phuong/thu-nghiem.yaml')],
    [
      'a file has another name',
      () => rename(path.join(folder.dir, article), path.join(folder.dir, 'cu-tru/khac.vi.md')),
    ],
    ['the program is another', () => writeFile(place.program, 'the next program')],
  ])('is not used when %s', async (_, change) => {
    await change();

    expect(restore()).toEqual({ kind: 'changed' });
  });

  it('is never used where a byte of it is wrong or missing', async () => {
    const whole = await readFile(place.file);
    const damage = fc.record({
      at: fc.nat({ max: whole.length - 1 }),
      by: fc.integer({ min: 1, max: 255 }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, by, cut }) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) bytes[at] = (whole[at] ?? 0) ^ by;
        await writeFile(place.file, bytes);
        expect(restore().kind).toMatch(/^(damaged|changed)$/);
      }),
    );
  });

  it('is not made of a folder with errors', async () => {
    const good = await folder.read(article);
    await folder.write(article, good.replace('level: toan-trinh', 'level: muc-4'));
    const { program } = place;

    expect(await storeKnowledge(folder.dir, { program, clock: fixtureClock() })).toBeUndefined();
  });

  it('is not used by a clock that stands before the files were checked', () => {
    expect(restore(folder.dir, '2026-11-01')).toEqual({ kind: 'misdated' });
  });
});

describe('a library opened with what the build kept', () => {
  const told: unknown[] = [];
  const logger: Logger = { ...silentLogger, info: (fields) => told.push(fields) };
  const open = (onlyReviewed = false): Promise<KnowledgeLibrary> =>
    KnowledgeLibrary.open({
      dir: folder.dir,
      clock: fixtureClock(),
      logger,
      onlyReviewed,
      stored: place,
    });

  beforeEach(() => {
    told.length = 0;
  });

  it('serves it, and the files from the first change on', async () => {
    const library = await open();
    expect(library.current()).toEqual(await folder.load());
    await appendFile(path.join(folder.dir, article), '\n');
    await library.reload();

    expect(library.current()).toEqual(await folder.load());
    expect(told).toEqual([expect.objectContaining({ version: library.current().version })]);
    await library.close();
  });

  it('serves the files and says so when it is damaged', async () => {
    await writeFile(place.file, 'hello\n');
    const library = await open();

    expect(library.current()).toEqual(await folder.load());
    expect(told).toEqual([{ stored: 'damaged' }]);
    await library.close();
  });

  it('serves signed articles only where that is wanted', async () => {
    const library = await open(true);

    expect(library.current()).toEqual(await folder.load({ onlyReviewed: true }));
    await library.close();
  });
});

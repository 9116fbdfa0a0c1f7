import { setTimeout as wait } from 'node:timers/promises';
import { silentLogger } from '../../src/core';
import type { Logger } from '../../src/core';
import { KnowledgeLibrary, activeBlocks } from '../../src/knowledge';
import { aKnowledgeFolder, fixtureClock } from '../support/knowledge-folder';
import type { KnowledgeFolder } from '../support/knowledge-folder';

const file = 'cu-tru/dang-ky-tam-tru.vi.md';

let folder: KnowledgeFolder;
let library: KnowledgeLibrary;
let warnings: Record<string, unknown>[];

beforeEach(async () => {
  folder = await aKnowledgeFolder();
  warnings = [];
  const logger: Logger = { ...silentLogger, warn: (fields) => warnings.push({ ...fields }) };
  const options = { dir: folder.dir, clock: fixtureClock(), logger, watch: false };
  library = await KnowledgeLibrary.open(options);
});

afterEach(async () => {
  await library.close();
  await folder.remove();
});

function fee(): string {
  const article = library.current().articles.get('dang-ky-tam-tru')!;
  return activeBlocks(article, 'fee', '2026-11-21')
    .map(({ text }) => text)
    .join('\n');
}

async function changeFee(text: string): Promise<void> {
  const before = await folder.read(file);
  await folder.write(file, before.replace(/## Lệ phí\n.*\n/, `## Lệ phí\n- ${text}\n`));
}

/** Waits until `done`, at most ten seconds; the test then fails at its own expectation. */
async function until(done: () => boolean): Promise<void> {
  for (let left = 200; left > 0 && !done(); left -= 1) await wait(50);
}

describe('the knowledge in service', () => {
  it('changes as a whole when reloaded', async () => {
    const before = library.current();
    await changeFee('7.000 đồng.');
    await library.reload();

    expect(fee()).toBe('7.000 đồng.');
    expect(library.current().version).not.toBe(before.version);
    expect(before.articles.get('dang-ky-tam-tru')).not.toBe(
      library.current().articles.get('dang-ky-tam-tru'),
    );
  });

  it('keeps the good article and lists the problem when its file breaks, then takes the cure', async () => {
    const good = await folder.read(file);
    await folder.write(file, good.replace('level: toan-trinh', 'level: muc-4'));
    await library.reload();

    expect(fee()).toBe('Mức do tỉnh, thành phố quy định.');
    expect(library.current().problems.map((problem) => problem.file)).toEqual([file]);
    expect(warnings).toEqual([
      expect.objectContaining({ file, problem: expect.stringContaining('level') as string }),
    ]);

    await folder.write(file, good);
    await changeFee('15.000 đồng.');
    await library.reload();

    expect(fee()).toBe('15.000 đồng.');
    expect(library.current().problems).toEqual([]);
  });

  it('goes live when a curator saves the file', async () => {
    await library.close();
    const options = { dir: folder.dir, clock: fixtureClock(), logger: silentLogger, watch: true };
    library = await KnowledgeLibrary.open(options);
    await changeFee('9.000 đồng.');
    await until(() => fee() === '9.000 đồng.');

    expect(fee()).toBe('9.000 đồng.');
  });

  it('is ready in everything built from it before it goes into service', async () => {
    const seen: string[] = [];
    library.onChange(async (next) => {
      await wait(20);
      seen.push(`${next.version === library.current().version ? 'after' : 'before'} the swap`);
    });
    await changeFee('8.000 đồng.');
    await library.reload();

    expect(seen).toEqual(['before the swap']);
  });

  it('stays when what is built from the new one fails', async () => {
    const before = library.current();
    library.onChange(() => {
      throw new Error('no memory');
    });
    await changeFee('8.000 đồng.');
    await library.reload();

    expect(library.current()).toBe(before);
  });

  it('answers many reloads at once one after another', async () => {
    let running = 0;
    let most = 0;
    library.onChange(async () => {
      most = Math.max(most, (running += 1));
      await wait(5);
      running -= 1;
    });
    await Promise.all([library.reload(), library.reload(), library.reload()]);

    expect(most).toBe(1);
  });
});

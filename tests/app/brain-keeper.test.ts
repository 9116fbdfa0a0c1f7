import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createBrain } from '../../src/answers';
import type { Learned } from '../../src/answers';
import { BrainKeeper } from '../../src/brain-keeper';
import { silentLogger } from '../../src/core';
import { KnowledgeLibrary } from '../../src/knowledge';
import { learnInThread } from '../../src/learner';
import type { Learner } from '../../src/learner';
import { bundled } from '../support/bundle';
import { aKnowledgeFolder, fixtureClock } from '../support/knowledge-folder';
import type { KnowledgeFolder } from '../support/knowledge-folder';

const file = 'cu-tru/dang-ky-tam-tru.vi.md';

let folder: KnowledgeFolder;
let library: KnowledgeLibrary;
let keeper: BrainKeeper;
let errors: Record<string, unknown>[];
let learned: (Learned | undefined)[];

async function keep(learner?: Learner): Promise<void> {
  folder = await aKnowledgeFolder();
  errors = [];
  learned = [];
  const logger = {
    ...silentLogger,
    error: (fields: object) => void errors.push({ ...fields }),
  };
  library = await KnowledgeLibrary.open({
    dir: folder.dir,
    clock: fixtureClock(),
    logger: silentLogger,
  });
  keeper = new BrainKeeper({
    library,
    learner,
    logger,
    build: (snapshot, known) => {
      learned.push(known);
      return createBrain(snapshot, [...snapshot.localities.keys()][0] ?? '', known);
    },
  });
}

afterEach(async () => {
  keeper.close();
  await library.close();
  await folder.remove();
});

/** Gives the second article a name that nobody could have guessed. */
async function rename(): Promise<void> {
  const text = await folder.read(file);
  await folder.write(file, text.replace('KT3', 'sổ con ong'));
  await library.reload();
}

const finds = (): boolean => {
  const decision = keeper.current().decider.decide('làm sổ con ong cần giấy tờ gì', 'vi', {});
  return decision.kind === 'topic' && decision.topic === 'dang-ky-tam-tru';
};

/** Waits until `done`, at most twenty seconds; the test then fails at its own expectation. */
async function until(done: () => boolean): Promise<void> {
  for (let left = 200; left > 0 && !done(); left -= 1) await wait(100);
}

describe('the brain in service', () => {
  it.each<readonly [string, () => Learner | undefined]>([
    ['in a thread of its own', () => learnInThread(bundled('src/learn-worker.ts'))],
    ['where it answers', () => undefined],
  ])('learns a changed name %s', async (_, learner) => {
    await keep(learner());
    expect(finds()).toBe(false);
    await rename();
    await until(finds);

    expect(finds()).toBe(true);
    expect(errors).toEqual([]);
    const expected = learner() && library.current().version;
    expect(learned.map((known) => known?.version)).toEqual([undefined, expected]);
  });

  it('stays as it was where learning fails', async () => {
    await keep((snapshot) => {
      const broken = path.join(folder.dir, 'broken.cjs');
      writeFileSync(broken, 'throw new Error("out of order");');
      return learnInThread(broken)(snapshot);
    });
    await rename();
    await until(() => errors.length > 0);

    expect(errors).toEqual([{ error: expect.stringContaining('out of order') as string }]);
    expect(keeper.current().decider.decide('đăng ký tạm trú', 'vi', {}).kind).toBe('topic');
  });

  it('is not replaced once it is closed', async () => {
    let told = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      told = resolve;
    });
    await keep(async () => {
      told();
      keeper.close();
      return Promise.reject(new Error('never needed'));
    });
    await rename();
    await asked;

    expect(learned).toHaveLength(1);
  });
});

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger, systemClock } from '../../../src/core';
import { openStore } from '../../../src/store';
import { bundled } from '../../support/bundle';
import { FakeZalo } from '../../support/fake-zalo/fake-zalo';
import { startPostgres } from '../../support/postgres';
import { quickLimits, settingsFor } from '../../support/zalo-server';

const users = 40;
const perUser = 5;
const kills = 3;

async function launch(args: readonly string[]): Promise<{ child: ChildProcess; port: string }> {
  const script = bundled('tests/support/zalo-process.ts');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, port: line.toString().trim() };
}

/** Talks of many people to a channel that is killed again and again while Zalo fails too. */
async function survivesSigkill(storeUrl: string): Promise<void> {
  const fake = await FakeZalo.start({ retryMs: Array.from({ length: 1000 }, () => 200) });
  // No token faults: a kill between a refresh and the disk needs people, which `tokens.test` shows.
  fake.faults.always(0.1, [
    { kind: 'http500', when: 'before' },
    { kind: 'reset', when: 'after' },
  ]);
  const settings = JSON.stringify(settingsFor(fake));
  const limits = JSON.stringify({ ...quickLimits, requestMs: 1500, leaseMs: 2000 });
  let { child, port } = await launch([storeUrl, '0', settings, limits]);
  fake.webhookUrl = `http://127.0.0.1:${port}/webhooks/zalo`;
  const talks = Array.from({ length: users }, async (_, user) => {
    for (let n = 0; n < perUser; n++) {
      const { status } = await fake.say(`u${user}`, `câu ${n}`);
      expect(status).toBe(200);
    }
  });
  for (let kill = 0; kill < kills; kill++) {
    const heardBefore = fake.conversations.messages.filter(({ fromOa }) => fromOa).length;
    const wanted = Math.min(heardBefore + 20, users * perUser - 1);
    while (fake.conversations.messages.filter(({ fromOa }) => fromOa).length < wanted) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    ({ child, port } = await launch([storeUrl, port, settings, limits]));
  }
  await Promise.all(talks);
  await settled(storeUrl);
  for (let user = 0; user < users; user++) {
    const heard = fake.heardBy(`u${user}`).map(({ text }) => text);
    expect(heard).toEqual(Array.from({ length: perUser }, (_, n) => `Bạn nói: câu ${n}`));
  }
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
  await fake.stop();
}

async function settled(url: string): Promise<void> {
  const store = await openStore({ url, clock: systemClock, logger: silentLogger });
  for (;;) {
    const { pending } = await store.inbox.counts('zalo');
    const { open } = await store.outboxRecords.counts('zalo');
    if (pending === 0 && open === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await store.close();
}

describe(`a Zalo channel killed ${kills} times in the middle of ${users} conversations`, () => {
  jest.setTimeout(240_000);

  it('answers every message once and in order on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zalo-crash-'));
    await survivesSigkill(`sqlite:${folder}/db`);
    rmSync(folder, { recursive: true });
  });

  it('answers every message once and in order on PostgreSQL', async () => {
    const postgres = await startPostgres();
    await survivesSigkill(await postgres.createDatabase());
    await postgres.stop();
  });
});

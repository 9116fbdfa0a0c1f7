import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock, silentLogger, UserError } from '../../src/core';
import { openStore } from '../../src/store';
import { describeStore } from '../contracts/store.contract';
import { startPostgres } from '../support/postgres';
import type { TestPostgres } from '../support/postgres';

const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
const folder = mkdtempSync(join(tmpdir(), 'store-'));
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describeStore('SQLite in memory', { persists: false, manyProcesses: false }, () =>
  Promise.resolve('sqlite::memory:'),
);
describeStore('SQLite in a file', { persists: true, manyProcesses: false }, () =>
  Promise.resolve(`sqlite:${join(folder, 'deep', 'store.db')}`),
);
describeStore('PostgreSQL', { persists: true, manyProcesses: true }, () =>
  postgres.createDatabase(),
);

describe('openStore', () => {
  it.each([
    ['mysql://localhost/x', 'store_url'],
    ['sqlite:', 'store_url'],
    ['', 'store_url'],
    ['postgres://someone:secret@127.0.0.1:1/none', 'store_open'],
    [`sqlite:${folder}`, 'store_open'],
  ])('says what to mend when it cannot open %j', async (url, code) => {
    const opening = openStore({ url, clock, logger: silentLogger });

    await expect(opening).rejects.toBeInstanceOf(UserError);
    await expect(opening).rejects.toMatchObject({ code });
    await expect(opening).rejects.not.toThrow('secret');
  });

  it('lets several processes bring a new database up to date at once', async () => {
    const url = await postgres.createDatabase();

    const stores = await Promise.all(
      [1, 2, 3].map(() => openStore({ url, clock, logger: silentLogger })),
    );

    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('goes on after PostgreSQL dropped all connections', async () => {
    const url = await postgres.createDatabase();
    const store = await openStore({ url, clock, logger: silentLogger });
    await store.conversations.create({ id: 'c', channel: 'web', userId: 'u' });
    const woken = new Promise<void>((resolve) => {
      store.activities.subscribe('c', resolve);
    });

    await postgres.dropConnections(url);
    await woken;

    expect(await store.activities.append('c', { activity: {} })).toMatchObject({ position: 1 });
    await store.close();
  });
});

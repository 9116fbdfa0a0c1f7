import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeChannelStore } from '../contracts/channel-store.contract';
import { startPostgres } from '../support/postgres';
import type { TestPostgres } from '../support/postgres';

const folder = mkdtempSync(join(tmpdir(), 'channel-store-'));
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describeChannelStore('SQLite in memory', () => Promise.resolve('sqlite::memory:'));
describeChannelStore('SQLite in a file', () => Promise.resolve(`sqlite:${join(folder, 'db')}`));
describeChannelStore('PostgreSQL', () => postgres.createDatabase());

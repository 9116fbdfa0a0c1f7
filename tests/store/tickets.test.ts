import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeTickets } from '../contracts/tickets.contract';
import { startPostgres } from '../support/postgres';
import type { TestPostgres } from '../support/postgres';

const folder = mkdtempSync(join(tmpdir(), 'tickets-'));
let postgres: TestPostgres;
let files = 0;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describeTickets('SQLite in a file', () =>
  Promise.resolve(`sqlite:${join(folder, `${++files}.db`)}`),
);
describeTickets('PostgreSQL', () => postgres.createDatabase());

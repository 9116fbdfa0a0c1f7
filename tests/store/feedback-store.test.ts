import { describeFeedbackStore } from '../contracts/feedback-store.contract';
import { startPostgres } from '../support/postgres';
import type { TestPostgres } from '../support/postgres';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.stop());

describeFeedbackStore('SQLite', () => Promise.resolve('sqlite::memory:'));
describeFeedbackStore('PostgreSQL', () => postgres.createDatabase());

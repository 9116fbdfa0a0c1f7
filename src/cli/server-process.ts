import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { UserError } from '../core';
import { serverFlags } from './server-flags';

/** The server as `npm start` runs it, measured from outside. */
export interface ServerMeasure {
  /** From the start of the process to the catalogue in service, milliseconds. */
  readonly startToCatalogueMs: number;
  /** Resident memory with the catalogue in service, MB. */
  readonly serverMb: number;
  /** The same after answering, and its highest mark since the start. */
  readonly serverAnsweredMb: number;
  readonly serverPeakMb: number;
}

const readyWithinMs = 60_000;
const inService = 'national catalogue in service';
// Fewer than an address may send in a minute.
const mostQuestions = 250;

/** Starts the built server with an imported catalogue, asks it the questions, and ends it. */
export async function measureServer(
  catalogueDir: string,
  questions: readonly string[],
): Promise<ServerMeasure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tro-ly-bench-'));
  const started = performance.now();
  const child = spawn(process.execPath, [...serverFlags, 'dist/main.js'], {
    env: { DATABASE_URL: `sqlite:${folder}/bench.db`, PORT: '0', CATALOGUE_DIR: catalogueDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const port = await portInService(child.stdout);
    const startToCatalogueMs = performance.now() - started;
    const { VmRSS: serverMb } = await memoryMb(child.pid);
    for (const question of questions.slice(0, mostQuestions)) await ask(port, question);
    const { VmRSS: serverAnsweredMb, VmHWM: serverPeakMb } = await memoryMb(child.pid);
    return { startToCatalogueMs, serverMb, serverAnsweredMb, serverPeakMb };
  } finally {
    child.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

/** The port of a server that is ready and has its catalogue, read from its log. */
function portInService(log: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      reject(new UserError('dist/main.js did not start. Run "npm run build" first.', 'build'));
    };
    setTimeout(fail, readyWithinMs).unref();
    let port: number | undefined;
    let isInService = false;
    const lines = createInterface({ input: log });
    lines.on('line', (line) => {
      port ??= portOf(line);
      isInService ||= line.includes(inService);
      if (port !== undefined && isInService) resolve(port);
    });
    lines.on('close', fail);
  });
}

function portOf(line: string): number | undefined {
  const port = /"port":(\d+)/.exec(line)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** One message in a conversation of its own, by the page that works without JavaScript. */
async function ask(port: number, text: string): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}/chat`, {
    method: 'POST',
    body: new URLSearchParams({ text }),
  });
  await reply.text();
  if (!reply.ok) throw new UserError(`The server answered ${reply.status}.`, 'bench');
}

/** From the kernel; 0 where there is no /proc. */
async function memoryMb(pid = 0): Promise<Readonly<Record<'VmRSS' | 'VmHWM', number>>> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const read = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { VmRSS: read('VmRSS'), VmHWM: read('VmHWM') };
}

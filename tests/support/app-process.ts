import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildServer } from '../../src/cli/build-server';
import { secretOfApp } from './rest-client';

/** The real program in a process of its own. */
export interface AppProcess {
  readonly url: string;
  readonly child: ChildProcess;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startApp(env: Readonly<Record<string, string>>): Promise<AppProcess> {
  const child = spawn(process.execPath, [await theServer()], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DIRECTLINE_SECRET: secretOfApp,
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Whatever becomes of the test, the program must not outlive it.
  process.once('exit', () => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = /:(\d+)\s*$/.exec(line.toString())?.[1] ?? '';
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    kill: async (signal) => {
      const exit = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      return (await exit)[0];
    },
  };
}

let built: Promise<string> | undefined;

/** The server as `npm start` builds it, once a test file. */
function theServer(): Promise<string> {
  built ??= (async () => {
    // Inside node_modules, so that it finds the packages it loads on demand.
    const file = path.resolve(`node_modules/.cache/tro-ly/server-${process.pid}.cjs`);
    process.once('exit', () => {
      rmSync(file, { force: true });
    });
    await buildServer(file);
    return file;
  })();
  return built;
}

/** A temporary folder for a database; call the second value to remove it. */
export function temporaryFolder(): readonly [folder: string, remove: () => void] {
  const folder = mkdtempSync(path.join(tmpdir(), 'tro-ly-'));
  return [
    folder,
    () => {
      rmSync(folder, { recursive: true, force: true });
    },
  ];
}

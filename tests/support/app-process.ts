import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { secretOfApp } from './rest-client';

// Inside node_modules, so that the bundle finds its packages and no tool looks at it.
const bundle = path.resolve('node_modules/.cache/tro-ly/main.js');
let built = false;

/** Builds the program as `npm run build:server` does, once a test file. */
function build(): void {
  if (built) return;
  buildSync({
    entryPoints: ['src/main.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile: bundle,
    logLevel: 'warning',
  });
  built = true;
}

/** The real program in a process of its own. */
export interface AppProcess {
  readonly url: string;
  readonly child: ChildProcess;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startApp(env: Readonly<Record<string, string>>): Promise<AppProcess> {
  build();
  const child = spawn(process.execPath, [bundle], {
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

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { createApp } from '../app';
import { readConfig } from '../config';
import { randomIds, silentLogger, systemClock } from '../core';

const run = promisify(execFile);

/** The whole program on a port of its own, on the real knowledge base; nothing is kept. */
export interface LocalSite {
  readonly url: string;
  stop(): Promise<void>;
}

/** Bundles what browsers load into `dist`, as `npm run build` does. */
export async function buildBrowserFiles(): Promise<void> {
  await run('npm', ['run', '-s', 'build:widget']);
}

/** One of the bundled files; build them first. */
export function browserFile(name: string): Promise<Buffer> {
  return readFile(path.join('dist', name));
}

export async function openLocalSite(locality: string): Promise<LocalSite> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    PUBLIC_URL: url,
    DATABASE_URL: 'sqlite::memory:',
    KNOWLEDGE_WATCH: 'false',
    LOCALITY: locality,
  });
  const app = await createApp({
    config: { ...config, directLineSecret: randomIds.uuid() },
    clock: systemClock,
    ids: randomIds,
    logger: silentLogger,
  });
  app.server.listen(port, '127.0.0.1');
  await once(app.server, 'listening');
  return {
    url,
    stop: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

// The address is part of what pages say, so it must be known before the program is built.
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

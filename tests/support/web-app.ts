import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { createApp } from '../../src/app';
import type { App } from '../../src/app';
import { readConfig } from '../../src/config';
import { randomIds, silentLogger, systemClock } from '../../src/core';
import { assetFiles } from '../../src/portal/asset-files';
import { aKnowledgeFolder } from './knowledge-folder';
import type { KnowledgeFolder } from './knowledge-folder';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../..');

/** The whole program on a real port, with bundles of its own and a small knowledge folder. */
export interface WebApp {
  readonly url: string;
  readonly app: App;
  /** The knowledge it serves; `app.library.reload()` takes up what is written there. */
  readonly folder: KnowledgeFolder;
  /** Pages of this origin may embed the widget; `hostPage` is what it serves. */
  readonly hostUrl: string;
  /** Cuts every connection and takes no new ones, as a lost network does. */
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** Bundles what browsers load, in a process of its own, as `npm run build:widget` does. */
export async function buildInto(dir: string): Promise<void> {
  const tsx = path.join(root, 'node_modules/.bin/tsx');
  await run(tsx, ['src/portal/build-assets.ts', dir], { cwd: root });
}

export async function startWebApp(hostPage: (url: string) => HostPage): Promise<WebApp> {
  const assets = await mkdtemp(path.join(tmpdir(), 'assets-'));
  const [folder] = await Promise.all([aKnowledgeFolder(), buildInto(assets)]);
  const sockets = new Set<Socket>();
  let open = true;
  const server = createServer();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (!open) socket.destroy();
  });
  const url = await listen(server);
  const host = createServer((_req, res) => {
    const { html, contentSecurityPolicy } = hostPage(url);
    res.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
    });
    res.end(html);
  });
  const hostUrl = await listen(host);
  const app = await startApp({ folder, url, hostUrl, assets });
  join(server, app, assets);
  return {
    url,
    hostUrl,
    app,
    folder,
    cut: () => {
      open = false;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      open = true;
    },
    stop: async () => {
      for (const one of [server, host]) {
        one.close();
        one.closeAllConnections();
      }
      for (const socket of sockets) socket.destroy();
      await app.close();
      await Promise.all([folder.remove(), rm(assets, { recursive: true })]);
    },
  };
}

export interface HostPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

interface AppPlace {
  readonly folder: KnowledgeFolder;
  readonly url: string;
  readonly hostUrl: string;
  readonly assets: string;
}

function startApp({ folder, url, hostUrl, assets }: AppPlace): Promise<App> {
  const config = readConfig({
    PUBLIC_URL: url,
    ALLOWED_ORIGINS: hostUrl,
    DATABASE_URL: 'sqlite::memory:',
    KNOWLEDGE_DIR: folder.dir,
    KNOWLEDGE_WATCH: 'false',
  });
  const directLineSecret = 'a-secret-for-tests-only-of-32-letters';
  return createApp({
    config: { ...config, directLineSecret },
    clock: systemClock,
    ids: randomIds,
    logger: silentLogger,
    assetsDir: assets,
  });
}

// The app's own listener is asked after our bundles, which `dist` may not have.
function join(server: Server, app: App, assets: string): void {
  const files = express();
  files.use(assetFiles(assets));
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const name = (req.url ?? '').split('?')[0] ?? '';
    if (/\.(js|css)$/.test(name)) files(req, res);
    else app.server.emit('request', req, res);
  });
  server.on('upgrade', (...args) => app.server.emit('upgrade', ...args));
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

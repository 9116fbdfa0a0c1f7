import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createDirectLine } from '../../src/channels/web';
import type { DirectLine, DirectLineDeps } from '../../src/channels/web';
import { randomIds, silentLogger, systemClock } from '../../src/core';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';
import { echoBot } from './echo-bot';

export const testSecret = 'a-secret-for-tests-only';
export const allowedPage = 'https://trang-xa.example.vn';

/** A real web channel on a real port; whoever starts it must stop it. */
export interface TestServer {
  readonly url: string;
  /** What clients call `domain`. */
  readonly domain: string;
  readonly directLine: DirectLine;
  readonly store: Store;
  /** Stops as SIGTERM does: running turns end. */
  stop(): Promise<void>;
}

export interface TestServerOptions extends Partial<Omit<DirectLineDeps, 'store' | 'publicUrl'>> {
  readonly storeUrl?: string;
  readonly port?: number;
}

export async function startDirectLine(options: TestServerOptions = {}): Promise<TestServer> {
  const { storeUrl = 'sqlite::memory:', port = 0, ...overrides } = options;
  const clock = overrides.clock ?? systemClock;
  const store = await openStore({ url: storeUrl, clock, logger: silentLogger });
  const app = express();
  const server = createServer(app).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const directLine = createDirectLine({
    store,
    clock,
    ids: randomIds,
    logger: silentLogger,
    secret: testSecret,
    allowedOrigins: [allowedPage],
    publicUrl: url,
    onTurn: echoBot,
    ...overrides,
  });
  app.use(directLine.router);
  server.on('upgrade', (req, socket, head) => {
    if (!directLine.handleUpgrade(req, socket, head)) socket.destroy();
  });
  await directLine.recover();
  return {
    url,
    domain: `${url}/v3/directline`,
    directLine,
    store,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      await directLine.close();
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createBrain } from '../../src/answers';
import { FixedClock, silentLogger } from '../../src/core';
import { createTranslator } from '../../src/i18n';
import type { KnowledgeSnapshot } from '../../src/knowledge';
import { createPortal } from '../../src/portal';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';
import { seedNow, seedReports } from './report-seed';

/** The public pages over the quarter of `report-seed.ts`, on a port of their own. */
export interface FeedbackSite {
  readonly url: string;
  readonly store: Store;
  readonly clock: FixedClock;
  stop(): Promise<void>;
}

export async function startFeedbackSite(
  snapshot: KnowledgeSnapshot,
  assetsDir: string,
): Promise<FeedbackSite> {
  const clock = new FixedClock(seedNow);
  const store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
  await seedReports(store);
  const brain = createBrain(snapshot, 'lai-chau');
  const app = express();
  // Tests come from many addresses.
  app.set('trust proxy', 1);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.use(
    createPortal({
      brain: () => brain,
      translate: createTranslator(),
      answers: store.answers,
      feedback: store,
      clock,
      publicUrl: url,
      assetsDir,
    }),
  );
  return {
    url,
    store,
    clock,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await store.close();
    },
  };
}

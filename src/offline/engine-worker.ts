import { errorMessage, systemClock } from '../core';
import { browserIds } from './browser-ids';
import { createOfflineEngine } from './engine';
import type { OfflineEngine } from './engine';
import type { Report, Request } from './talk-protocol';

// The file a page starts as a worker: a page never waits while the engine is built.

/** The part of a worker's global scope that is used. */
interface WorkerScope {
  readonly crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
  readonly performance: { now(): number };
  fetch(url: string): Promise<Response>;
  postMessage(report: Report): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Request }) => void): void;
}
declare const self: WorkerScope;

let opening: Promise<OfflineEngine> | undefined;

self.addEventListener('message', ({ data }) => {
  void receive(data);
});

async function receive(request: Request): Promise<void> {
  try {
    switch (request.kind) {
      case 'open':
        opening ??= open(request);
        await opening;
        return;
      case 'hear':
        await hear(request);
        return;
      case 'restart':
        (await opening)?.talk.restart();
        return;
    }
  } catch (error) {
    self.postMessage({ kind: 'failed', reason: errorMessage(error) });
  }
}

async function open(request: Extract<Request, { kind: 'open' }>): Promise<OfflineEngine> {
  const started = self.performance.now();
  const [knowledge, language] = await Promise.all([
    bytesOf(request.knowledge),
    bytesOf(request.language),
  ]);
  const deps = { clock: systemClock, ids: browserIds(self.crypto) };
  const engine = createOfflineEngine({ knowledge, language }, request.locality, deps);
  self.postMessage({ kind: 'ready', ms: self.performance.now() - started });
  return engine;
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await self.fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function hear({ id, text, lang }: Extract<Request, { kind: 'hear' }>): Promise<void> {
  const engine = await opening;
  if (engine === undefined) throw new Error('heard before it was opened');
  const started = self.performance.now();
  const replies = engine.talk.hear(text, lang);
  self.postMessage({ kind: 'heard', id, replies, ms: self.performance.now() - started });
}

import { KeptCopy } from './kept-copy';
import type { Shelves } from './kept-copy';
import { treatmentOf } from './routes';
import type { Treatment } from './routes';

// Runs only after a citizen has asked to keep the handbook, and only stands in for the server where
// the server does not answer. Without a kept copy every request goes its usual way.

/** The parts of a service worker's global scope and events that are used. */
interface Scope {
  readonly caches: Shelves;
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  readonly registration: { unregister(): Promise<boolean> };
  fetch(request: Request | string, init?: { readonly cache: 'no-cache' }): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Told extends Lasting {
  readonly data: unknown;
  readonly ports: readonly { postMessage(message: unknown): void }[];
}
declare const self: Scope;

// A page that is long in coming is worth less than a kept one now.
const patienceMs = 3_000;
const silent = new Set([502, 503, 504]);

const copy = new KeptCopy({
  shelves: self.caches,
  fetch: (url, init) => self.fetch(url, init),
});

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const treatment = treatmentOf(event.request, self.location.origin);
  if (treatment === undefined) return;
  event.respondWith(respond(event.request, treatment));
});

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const { kind, lang } = readWish(event.data);
  const tell = (message: unknown): void => port?.postMessage(message);
  if (kind === 'state') event.waitUntil(tellState(tell));
  if (kind === 'keep') event.waitUntil(keep(lang, tell));
  if (kind === 'remove') event.waitUntil(remove(tell));
});

async function respond(request: Request, { kind, urls }: Treatment): Promise<Response> {
  if (kind === 'kept-first') return (await keptOf(urls)) ?? self.fetch(request);
  const server = self.fetch(request);
  const reply = await Promise.race([server.catch(() => undefined), after(patienceMs)]);
  if (reply !== undefined && !silent.has(reply.status)) return reply;
  return (await keptOf(urls)) ?? server;
}

async function keptOf(urls: readonly string[]): Promise<Response | undefined> {
  for (const url of urls) {
    const found = await copy.file(url);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function tellState(tell: (message: unknown) => void): Promise<void> {
  tell({ kind: 'state', state: await copy.state() });
}

async function keep(lang: string, tell: (message: unknown) => void): Promise<void> {
  const onProgress = (share: number): void => {
    tell({ kind: 'progress', share });
  };
  const outcome = await copy.keep(lang, onProgress).catch(() => 'failed' as const);
  if (outcome === 'failed') tell({ kind: 'failed' });
  await tellState(tell);
  if (outcome === 'withdrawn') await self.registration.unregister();
}

async function remove(tell: (message: unknown) => void): Promise<void> {
  await copy.remove();
  await self.registration.unregister();
  await tellState(tell);
}

function readWish(data: unknown): { readonly kind?: unknown; readonly lang: string } {
  const { kind, lang } = (data ?? {}) as Readonly<Record<string, unknown>>;
  return { kind, lang: lang === 'en' || lang === 'km' ? lang : 'vi' };
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, ms);
  });
}

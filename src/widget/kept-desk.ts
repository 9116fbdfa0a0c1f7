import { KeptEngine } from './kept-engine';
import type { KeptState } from './kept-engine';

export interface KeptNews {
  readonly onProgress?: (share: number) => void;
  /** The download broke off; what has arrived is used again. */
  readonly onFailed?: () => void;
}

type Wish =
  { readonly kind: 'state' | 'remove' } | { readonly kind: 'keep'; readonly lang: string };

// A worker that is being replaced may never reply.
const patienceMs = 5_000;

/** Asks the service worker; resolves with what is kept afterwards, undefined when nothing is. */
export function askKept(
  worker: ServiceWorker,
  wish: Wish,
  { onProgress, onFailed }: KeptNews = {},
): Promise<KeptState | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer =
      wish.kind === 'state'
        ? setTimeout(() => {
            resolve(undefined);
          }, patienceMs)
        : undefined;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const news = (data ?? {}) as Readonly<Record<string, unknown>>;
      if (news['kind'] === 'progress' && typeof news['share'] === 'number')
        onProgress?.(news['share']);
      if (news['kind'] === 'failed') onFailed?.();
      if (news['kind'] !== 'state') return;
      clearTimeout(timer);
      port1.close();
      resolve(readState(news['state']));
    };
    worker.postMessage(wish, [port2]);
  });
}

/** What is kept for this page, if a service worker of ours stands behind it. */
async function keptHere(): Promise<KeptState | undefined> {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  return worker === null ? undefined : askKept(worker, { kind: 'state' });
}

const texts = ['asOf', 'locality', 'engine', 'knowledge', 'language'];

function readState(value: unknown): KeptState | undefined {
  const state = (value ?? {}) as Readonly<Record<string, unknown>>;
  const whole =
    state['kept'] === true &&
    typeof state['bytes'] === 'number' &&
    texts.every((key) => typeof state[key] === 'string');
  return whole ? (state as unknown as KeptState) : undefined;
}

/** The engine of pages on our own site; other sites have no copy of ours. */
export function keptEngine(home: string): KeptEngine {
  const ours = new URL(home).origin === location.origin;
  return new KeptEngine({
    here: () => (ours ? keptHere() : Promise.resolve(undefined)),
    start: (url) => new Worker(url),
  });
}

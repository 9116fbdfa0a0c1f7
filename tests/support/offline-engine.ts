import { readFile } from 'node:fs/promises';
import { webcrypto } from 'node:crypto';
import { Script } from 'node:vm';
import type { Pack } from '../../src/offline';
import type { Reply, Report, Request } from '../../src/offline/talk-protocol';

/** The browser's file of the engine, run as a browser's worker would, without Node at hand. */
export interface OfflineWorker {
  hear(text: string): Promise<readonly Reply[]>;
  restart(): void;
}

/** Starts the bundle `file` on a packed knowledge file. Rejects with the reason the worker gives. */
export async function startOfflineWorker(
  file: string,
  pack: Pack,
  locality: string,
): Promise<OfflineWorker> {
  const waiting = new Map<string, (report: Report) => void>();
  let listener: (event: { data: Request }) => void = () => undefined;
  const self = {
    crypto: webcrypto,
    performance: { now: () => 0 },
    fetch: (url: 'knowledge' | 'language') =>
      Promise.resolve({ ok: true, arrayBuffer: () => Promise.resolve(pack[url]) }),
    addEventListener: (_type: string, listen: typeof listener) => (listener = listen),
    postMessage: (report: Report) => {
      const key = report.kind === 'heard' ? report.id : 'open';
      waiting.get(key)?.(report);
    },
  };
  // In a context of its own every name would be looked up slowly; Node's names are hidden instead.
  const hidden = ['process', 'require', 'module', 'Buffer', 'global'];
  const code = `(function (self, ${hidden.join(', ')}) {${await readFile(file, 'utf8')}\n})`;
  const run = new Script(code).runInThisContext() as (scope: typeof self) => void;
  run(self);
  const ask = (key: string, data: Request): Promise<Report> =>
    new Promise((resolve) => {
      waiting.set(key, resolve);
      listener({ data });
    });
  const opened = await ask('open', {
    kind: 'open',
    knowledge: 'knowledge',
    language: 'language',
    locality,
  });
  if (opened.kind === 'failed') throw new Error(opened.reason);
  let last = 0;
  return {
    hear: async (text) => {
      const id = String((last += 1));
      const report = await ask(id, { kind: 'hear', id, text, lang: 'vi' });
      return report.kind === 'heard' ? report.replies : [];
    },
    restart: () => {
      listener({ data: { kind: 'restart' } });
    },
  };
}

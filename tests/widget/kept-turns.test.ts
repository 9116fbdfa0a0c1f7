import { KeptEngine } from '../../src/widget/kept-engine';
import type { EngineWorker } from '../../src/widget/kept-engine';
import { KeptTurns } from '../../src/widget/kept-turns';
import { Memory } from '../../src/widget/memory';

class MapShelf {
  private readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

const kept = {
  asOf: '2026-11-21',
  bytes: 1,
  locality: 'mac-dinh',
  engine: '/engine',
  knowledge: '/knowledge',
  language: '/language',
};

/** A worker that answers each message by its own words, or tells that it has failed. */
function aWorker(fails = false) {
  const told: unknown[] = [];
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const worker: EngineWorker = {
    addEventListener: (type, listener) => {
      if (type === 'message') listeners.push(listener);
    },
    postMessage: (message) => {
      told.push(message);
      const { kind, id, text } = message as { kind: string; id?: string; text?: string };
      const report = fails
        ? { kind: 'failed', reason: 'x' }
        : kind === 'open'
          ? { kind: 'ready', ms: 1 }
          : { kind: 'heard', id, replies: [{ text: `về ${text ?? ''}`, choices: [] }], ms: 1 };
      queueMicrotask(() => {
        for (const listener of listeners) listener({ data: report });
      });
    },
  };
  return { worker, told };
}

function someTurns({ fails = false, shelf = new MapShelf(), here = true } = {}) {
  const { worker, told } = aWorker(fails);
  const engine = new KeptEngine({
    here: () => Promise.resolve(here ? kept : undefined),
    start: () => worker,
  });
  return { engine, told, shelf, turns: new KeptTurns(engine, new Memory(shelf, shelf, 'test')) };
}

describe('messages answered on the device', () => {
  it('are answered by the kept engine, each once, with the copy’s day', async () => {
    const { turns } = someTurns();

    const [first, again] = [
      await turns.answer('a', 'lệ phí', 'vi'),
      await turns.answer('a', 'lệ phí', 'vi'),
    ];

    expect(first?.replies).toMatchObject([{ text: 'về lệ phí', kept: { asOf: '2026-11-21' } }]);
    expect(again).toBeUndefined();
  });

  it('are shown again after a reload, until the conversation is left', async () => {
    const { turns, shelf } = someTurns();
    await turns.answer('a', 'lệ phí', 'vi');

    const { turns: reloaded } = someTurns({ shelf });
    expect(reloaded.list()).toMatchObject([{ id: 'a', text: 'lệ phí', asOf: '2026-11-21' }]);
    reloaded.clear();

    expect(someTurns({ shelf }).turns.list()).toEqual([]);
  });

  it.each([
    ['nothing is kept', { here: false }],
    ['the engine fails', { fails: true }],
  ])('go on waiting where %s', async (_why, what) => {
    const { turns, shelf } = someTurns(what);

    expect(await turns.answer('a', 'lệ phí', 'vi')).toBeUndefined();
    expect(someTurns({ shelf }).turns.list()).toEqual([]);
  });

  it('need an engine that is built once', async () => {
    const { engine, turns, told } = someTurns();

    await Promise.all([engine.open(), turns.answer('a', 'x', 'vi'), turns.answer('b', 'y', 'vi')]);

    expect(told.filter((message) => (message as { kind: string }).kind === 'open')).toHaveLength(1);
    expect(await engine.ready).toBe(true);
  });
});

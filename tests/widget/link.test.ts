import { DirectLine } from '../../src/widget/direct-line';
import type { Fetch } from '../../src/widget/direct-line';
import { Link } from '../../src/widget/link';
import type { LinkState } from '../../src/widget/link';
import { Memory } from '../../src/widget/memory';
import type { Socket } from '../../src/widget/stream';

type Json = Readonly<Record<string, unknown>>;
type Answer = number | Json | (() => number | Json);

class MapShelf {
  private readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

class TestSocket implements Socket {
  private readonly listeners = new Map<string, (event: object) => void>();
  addEventListener = (type: string, listener: (event: object) => void) =>
    void this.listeners.set(type, listener);
  send = () => undefined;
  close = () => undefined;
  tell(type: string, data?: unknown): void {
    this.listeners.get(type)?.({ data: JSON.stringify(data) });
  }
}

const grant = { conversationId: 'c', token: 't', expires_in: 1800, streamUrl: 'ws://x' };
const hello = { id: 'c|1', type: 'message', text: 'Chào', from: { role: 'bot' } };

/** A link in a world of its own: scripted replies, sockets and a clock that only moves when told. */
function aLink(answers: Readonly<Record<string, Answer>> = {}, shelf = new MapShelf()) {
  const all: Record<string, Answer> = {
    'POST tokens/public': grant,
    'POST conversations': grant,
    'GET conversations/c': grant,
    'GET conversations/c/activities': { activities: [], watermark: '0' },
    ...answers,
  };
  const calls: string[] = [];
  const fetch: Fetch = (url, { method }) => {
    const call = `${method} ${url.replace('base/', '').split('?')[0] ?? ''}`;
    calls.push(call);
    const answer = all[call] ?? 404;
    const value = typeof answer === 'function' ? answer() : answer;
    const status = typeof value === 'number' ? value : 200;
    if (status === 0) return Promise.reject(new Error('offline'));
    return Promise.resolve({
      ok: status === 200,
      status,
      headers: { get: () => null },
      json: () => Promise.resolve(value),
    });
  };
  const sockets: TestSocket[] = [];
  const states: LinkState[] = [];
  const heard: string[] = [];
  const timers = new Map<() => void, number>();
  let renewed = 0;
  const link = new Link({
    directLine: new DirectLine('base', fetch),
    memory: new Memory(shelf, shelf, 'test'),
    openSocket: () => {
      sockets.push(new TestSocket());
      return sockets[sockets.length - 1] as TestSocket;
    },
    now: () => 0,
    after: (ms, task) => {
      timers.set(task, ms);
      return () => timers.delete(task);
    },
    locale: () => 'vi',
    onState: (state) => states.push(state),
    onActivities: (activities, past) => {
      for (const activity of activities) {
        if (activity.kind === 'said') heard.push(`${past ? 'past' : 'now'}: ${activity.text}`);
      }
    },
    onRenewed: () => {
      renewed += 1;
    },
  });
  /** Runs the timers set for exactly `ms`, and whatever they set off. */
  const pass = async (ms: number): Promise<void> => {
    for (const [task, due] of [...timers]) {
      if (due !== ms) continue;
      timers.delete(task);
      task();
    }
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  };
  return { link, all, calls, sockets, states, heard, shelf, pass, timers, renewals: () => renewed };
}

describe('Link', () => {
  it('begins a conversation and hears its stream', async () => {
    const { link, calls, sockets, heard } = aLink();

    await link.connect();
    sockets[0]?.tell('message', { activities: [hello], watermark: '1' });

    expect(calls).toEqual(['POST tokens/public', 'POST conversations']);
    expect(heard).toEqual(['now: Chào']);
    expect(link.state).toBe('online');
  });

  it('goes on with the conversation of the last visit and reads what was said', async () => {
    const first = aLink();
    await first.link.connect();

    const second = aLink(
      { 'GET conversations/c/activities': { activities: [hello], watermark: '1' } },
      first.shelf,
    );
    await second.link.connect();

    expect(second.heard).toEqual(['past: Chào']);
    expect(second.calls).toEqual(['GET conversations/c/activities', 'GET conversations/c']);
  });

  it('sends at once what is asked while the last conversation is opened again', async () => {
    const first = aLink();
    await first.link.connect();
    first.sockets[0]?.tell('message', { activities: [hello], watermark: '7' });

    const second = aLink({ 'POST conversations/c/activities': { id: '8' } }, first.shelf);
    const connected = second.link.connect();
    const outcome = await second.link.post({ type: 'message' });
    await connected;

    expect(outcome).toBe('sent');
    expect(second.calls.sort()).toEqual([
      'GET conversations/c',
      'GET conversations/c/activities',
      'POST conversations/c/activities',
    ]);
    expect(new Memory(first.shelf, first.shelf, 'test').session()).toMatchObject({
      conversationId: 'c',
    });
  });

  it('reads the answer to it before the stream is open, and below the history', async () => {
    const first = aLink();
    await first.link.connect();

    let reads = 0;
    const answer = { ...hello, id: 'c|2', text: 'Trả lời' };
    const second = aLink(
      {
        'POST conversations/c/activities': { id: '8' },
        'GET conversations/c/activities': () =>
          (reads += 1) === 1
            ? { activities: [hello], watermark: '1' }
            : { activities: [answer], watermark: '2' },
      },
      first.shelf,
    );
    const connected = second.link.connect();
    void second.link.post({ type: 'message' });
    await second.pass(150);
    await connected;

    expect(second.heard).toEqual(['past: Chào', 'past: Trả lời']);
    expect(second.sockets).toHaveLength(1);
  });

  it('leaves a message for later when the conversation it was meant for is gone', async () => {
    const first = aLink();
    await first.link.connect();

    const second = aLink(
      { 'GET conversations/c': 403, 'POST conversations/c/activities': 403 },
      first.shelf,
    );
    const connected = second.link.connect();
    const outcome = await second.link.post({ type: 'message' });
    await connected;

    expect(outcome).toBe('later');
    expect([second.renewals(), second.link.state]).toEqual([1, 'online']);
  });

  it('begins anew and says so when the conversation is gone', async () => {
    const first = aLink();
    await first.link.connect();

    const second = aLink({ 'GET conversations/c': 403 }, first.shelf);
    await second.link.connect();

    expect(second.renewals()).toBe(1);
    expect(second.link.state).toBe('online');
  });

  it('tries again later and later while there is no network, and at once when told', async () => {
    const { link, all, pass, timers, states } = aLink({ 'POST tokens/public': 0 });

    await link.connect();
    const waits = [];
    for (const ms of [1000, 2000, 4000]) {
      waits.push([...timers.values()].includes(ms));
      await pass(ms);
    }
    all['POST tokens/public'] = grant;
    await link.connect();

    expect(waits).toEqual([true, true, true]);
    expect(states).toEqual(['connecting', 'offline', 'online']);
  });

  it('polls when WebSockets do not get through twice', async () => {
    const { link, sockets, pass, calls } = aLink();

    await link.connect();
    sockets[0]?.tell('close');
    await pass(500);
    sockets[1]?.tell('close');
    await pass(500);

    expect(sockets).toHaveLength(2);
    expect(calls.slice(-1)).toEqual(['GET conversations/c/activities']);
  });

  it('renews the token before it ends', async () => {
    const { link, calls, pass } = aLink({ 'POST tokens/refresh': { ...grant, token: 'new' } });

    await link.connect();
    await pass(900_000);

    expect(calls.slice(-1)).toEqual(['POST tokens/refresh']);
  });

  it.each([
    [{ id: '1' }, 'sent'],
    [0, 'later'],
    [429, 'later'],
    [500, 'later'],
    [403, 'later'],
    [413, 'refused'],
  ] as const)(
    'knows what to do with a message the server answers with %j: %s',
    async (answer, outcome) => {
      const { link } = aLink({ 'POST conversations/c/activities': answer });
      await link.connect();

      expect(await link.post({ type: 'message' })).toBe(outcome);
    },
  );

  it('keeps a message back while it is not connected', async () => {
    const { link, calls } = aLink();

    expect(await link.post({ type: 'message' })).toBe('later');
    expect(calls).toEqual([]);
  });
});

import { Memory } from '../../src/widget/memory';
import { Outbox } from '../../src/widget/outbox';

type Outcome = 'sent' | 'later' | 'refused';

class MapShelf {
  private readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

function anOutbox(outcomes: readonly Outcome[], shelf = new MapShelf()) {
  const posted: unknown[] = [];
  const told: string[] = [];
  const left = [...outcomes];
  let id = 0;
  const outbox = new Outbox({
    memory: new Memory(shelf, shelf, 'test'),
    newId: () => `id${++id}`,
    locale: () => 'vi',
    post: (activity) => {
      posted.push(activity);
      return Promise.resolve(left.shift() ?? 'sent');
    },
    onDelivery: (key, delivery) => told.push(`${key} ${delivery}`),
  });
  return { outbox, posted, told, shelf };
}

describe('Outbox', () => {
  it('sends in order and stops at the first that must wait', async () => {
    const { outbox, told } = anOutbox(['sent', 'later']);
    for (const text of ['a', 'b', 'c']) outbox.say(text);

    await outbox.flush();

    expect(told).toEqual(['id1 sending', 'id1 sent', 'id2 sending', 'id2 waiting']);
    expect(outbox.list().map(({ text }) => text)).toEqual(['b', 'c']);
  });

  it('repeats a message under the same id, so that the server takes it once', async () => {
    const { outbox, posted } = anOutbox(['later', 'sent']);
    outbox.say('a');

    await outbox.flush();
    await outbox.flush();

    expect(posted).toHaveLength(2);
    expect(posted[0]).toEqual(posted[1]);
    expect(posted[0]).toMatchObject({ channelData: { clientActivityID: 'id1' }, text: 'a' });
  });

  it('keeps what waits over a reload', () => {
    const { outbox, shelf } = anOutbox([]);
    outbox.say('a');
    outbox.rate({ code: 'ABCD2345', rating: 'helpful' });

    const { outbox: reloaded } = anOutbox([], shelf);

    expect(reloaded.list()).toEqual(outbox.list());
  });

  it('sends nothing twice when it is asked to send while it sends', async () => {
    const { outbox, posted } = anOutbox([]);
    outbox.say('a');

    await Promise.all([outbox.flush(), outbox.flush()]);

    expect(posted).toHaveLength(1);
  });

  it('tries once more when it was told so while a try was failing', async () => {
    const { outbox, told } = anOutbox(['later', 'sent']);
    outbox.say('a');

    await Promise.all([outbox.flush(), outbox.flush()]);

    expect(told.slice(-1)).toEqual(['id1 sent']);
  });

  it('lets go of what the server refuses, so that the rest can follow', async () => {
    const { outbox, told } = anOutbox(['refused']);
    outbox.say('a');
    outbox.say('b');

    await outbox.flush();

    expect(told).toEqual(['id1 sending', 'id1 refused', 'id2 sending', 'id2 sent']);
  });
});

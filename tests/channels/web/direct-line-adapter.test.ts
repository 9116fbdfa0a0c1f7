import { INVOKE_RESPONSE_KEY, TurnContext } from 'botbuilder';
import type { Activity, ResourceResponse } from 'botbuilder';
import { DirectLineAdapter } from '../../../src/channels/web/direct-line-adapter';
import type { TurnLogic } from '../../../src/channels/web';
import { FixedClock, silentLogger } from '../../../src/core';
import { openStore } from '../../../src/store';
import type { ActivityJson, Store } from '../../../src/store';

const clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
let store: Store;
let adapter: DirectLineAdapter;

beforeEach(async () => {
  store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
  adapter = new DirectLineAdapter({ log: store.activities, clock });
  await store.conversations.create({ id: 'c', channel: 'web', userId: 'u' });
});

afterEach(() => store.close());

async function run(logic: TurnLogic, override: ActivityJson = {}): Promise<void> {
  const activity = {
    type: 'message',
    text: 'hỏi',
    channelId: 'directline',
    conversation: { id: 'c' },
    from: { id: 'u', role: 'user' },
    recipient: { id: 'bot', name: 'Trợ lý' },
    ...override,
  };
  await store.activities.append('c', { activity, awaitsTurn: true });
  const pending = await store.activities.takeTurn('c');
  await adapter.runTurn('c', pending!, logic, new AbortController().signal);
}

async function logged(): Promise<ActivityJson[]> {
  return (await store.activities.read('c', 1, 10)).map(({ activity }) => activity);
}

describe('DirectLineAdapter', () => {
  it('writes what the bot sends into the log, addressed to the user', async () => {
    let response: ResourceResponse | undefined;

    await run(async (context) => {
      response = await context.sendActivity('đáp');
    });

    expect(response).toEqual({ id: 'c|0000002' });
    expect(await logged()).toEqual([
      expect.objectContaining({
        type: 'message',
        text: 'đáp',
        channelId: 'directline',
        timestamp: '2026-11-21T08:00:00.000Z',
        conversation: { id: 'c' },
        from: { id: 'bot', name: 'Trợ lý', role: 'bot' },
        recipient: { id: 'u', role: 'user' },
        replyToId: 'c|0000001',
      }),
    ]);
  });

  it('gives the bot its times as dates', async () => {
    let seen: Partial<Activity> = {};

    await run(
      (context) => {
        seen = context.activity;
        return Promise.resolve();
      },
      { timestamp: '2026-11-21T08:00:00Z', localTimestamp: '2026-11-21T15:00:00+07:00' },
    );

    expect(seen.timestamp).toEqual(clock.now());
    expect(seen.localTimestamp).toEqual(clock.now());
    expect(seen.id).toBe('c|0000001');
  });

  it('keeps to the conventions for activities that are not for the user', async () => {
    let invokeResponse: unknown;
    let responses: (ResourceResponse | undefined)[] = [];

    await run(async (context) => {
      responses = await context.sendActivities([
        { type: 'trace', name: 'debug' },
        { type: 'delay', value: 1 },
        { type: 'invokeResponse', value: { status: 200 } },
        { type: 'message', text: 'một' },
      ]);
      invokeResponse = context.turnState.get(INVOKE_RESPONSE_KEY);
    });

    expect(responses.map((response) => response?.id)).toEqual(['', '', '', 'c|0000002']);
    expect(invokeResponse).toMatchObject({ value: { status: 200 } });
    expect(await logged()).toHaveLength(1);
  });

  it('runs the middleware around the bot', async () => {
    const order: string[] = [];
    adapter.use(async (_context, next) => {
      order.push('before');
      await next();
      order.push('after');
    });

    await run(() => {
      order.push('bot');
      return Promise.resolve();
    });

    expect(order).toEqual(['before', 'bot', 'after']);
  });

  it('can speak first, in a conversation it remembers', async () => {
    let reference = {};
    await run((context) => {
      reference = TurnContext.getConversationReference(context.activity);
      return Promise.resolve();
    });

    await adapter.continueConversation(reference, async (context) => {
      await context.sendActivity('Hồ sơ của bạn đã xong');
      await context.sendActivity('Mời bạn đến nhận');
    });

    const texts = (await logged()).map((activity) => activity['text']);
    expect(texts).toEqual(['Hồ sơ của bạn đã xong', 'Mời bạn đến nhận']);
  });

  it('lets the error handler of the turn speak', async () => {
    adapter.onTurnError = async (context) => {
      await context.sendActivity('Xin lỗi');
    };

    await run(() => Promise.reject(new Error('broken')));

    expect(await logged()).toMatchObject([{ text: 'Xin lỗi' }]);
  });

  it('says clearly what Direct Line cannot do', async () => {
    await run(async (context) => {
      await expect(context.updateActivity({ id: 'x' })).rejects.toThrow('cannot change');
      await expect(context.deleteActivity('x')).rejects.toThrow('cannot delete');
      const elsewhere = { conversation: { id: 'gone' }, type: 'message' } as Partial<Activity>;
      await expect(adapter.sendActivities(context, [elsewhere])).rejects.toThrow('is gone');
    });
  });
});

import { FixedClock } from '../../../src/core';
import type { TurnLogic } from '../../../src/channels/zalo';
import { everyFault } from '../../support/fake-zalo/faults';
import type { Fault } from '../../support/fake-zalo/faults';
import { startZalo } from '../../support/zalo-server';
import type { TestZalo, TestZaloOptions } from '../../support/zalo-server';

let server: TestZalo;

async function start(options: TestZaloOptions = {}): Promise<void> {
  server = await startZalo(options);
}

afterEach(() => server.stop());

const heard = (userId: string): readonly string[] =>
  server.fake.heardBy(userId).map(({ text }) => text);

async function say(userId: string, text: string): Promise<void> {
  expect(await server.fake.say(userId, text)).toMatchObject({ status: 200 });
}

const lane = (userId: string): string => `zalo:${server.fake.oaId}:${userId}`;

describe('sending to Zalo', () => {
  const outlasted: readonly (readonly [string, Fault])[] = [
    ['an expired token, by renewing it once', { kind: 'error', code: -216 }],
    ['a general failure, once', { kind: 'error', code: -200 }],
    ['an error nobody documented, once', { kind: 'error', code: -9999 }],
    ['a server error before the message was taken', { kind: 'http500', when: 'before' }],
    ['a server error after the message was taken', { kind: 'http500', when: 'after' }],
    ['a connection cut before the message was taken', { kind: 'reset', when: 'before' }],
    ['a connection cut after the message was taken', { kind: 'reset', when: 'after' }],
    ['an answer that comes too late', { kind: 'slow', ms: 800 }],
    ['an answer that is nonsense', { kind: 'nonsense' }],
  ];

  it.each(outlasted)('outlasts %s, and the citizen hears it once', async (_name, fault) => {
    await start(fault.kind === 'slow' ? { limits: { requestMs: 500, leaseMs: 700 } } : {});
    server.fake.faults.next(fault);

    await say('u1', 'một');
    await server.settled();

    expect(heard('u1')).toEqual(['Bạn nói: một']);
    expect(await server.store.outboxRecords.counts('zalo')).toMatchObject({ sent: 1, dead: 0 });
  });

  const hopeless: readonly (readonly [string, number, RegExp])[] = [
    ['the person blocked the OA', -217, /đã chặn/],
    ['nobody wrote for 7 days', -230, /7 ngày/],
    ['the type of message is not for this OA', -240, /không cho OA này/],
  ];

  it.each(hopeless)('makes a dead letter when %s, and goes on', async (_name, code, reason) => {
    await start();
    server.fake.faults.next({ kind: 'error', code });

    await say('u1', 'một');
    await say('u1', 'hai');
    await server.settled();

    expect(heard('u1')).toEqual(['Bạn nói: hai']);
    const [letter] = await server.zalo.deadLetters(10);
    expect(letter?.reason).toMatch(reason);
    expect(await server.zalo.revive(letter?.id)).toBe(1);
    await server.settled();
    expect(heard('u1')).toEqual(['Bạn nói: hai', 'Bạn nói: một']);
  });

  it('waits for a new minute when Zalo says that it is too fast', async () => {
    await start();
    server.fake.faults.next({ kind: 'error', code: -32 });

    await say('u1', 'một');
    await until(async () => (await server.store.inbox.counts('zalo')).pending === 0);
    await until(() => Promise.resolve(server.fake.faults.injected === 1));
    const claim = await untilLater('u1');

    expect(claim.getTime()).toBeGreaterThan(Date.now());
    expect(claim.getTime() % 60_000).toBeLessThan(1000);
    expect(heard('u1')).toEqual([]);
  });

  it('waits for the morning in Viet Nam when Zalo does not send at night', async () => {
    const clock = new FixedClock(new Date('2026-11-21T16:30:00.000Z'));
    await start({ clock });
    server.fake.faults.next({ kind: 'error', code: -234 });

    await say('u1', 'một');

    expect((await untilLater('u1')).toISOString()).toBe('2026-11-21T23:00:00.000Z');
  });

  it('lets an account rest that Zalo refuses, says so, and goes on afterwards', async () => {
    const errors: string[] = [];
    const logger = recording(errors);
    await start({ logger, limits: { pauseMs: 300 } });
    server.fake.faults.next({ kind: 'error', code: -204 });

    await say('u1', 'một');
    await until(async () => (await server.zalo.status()).accounts[0]?.restsUntil !== undefined);
    await say('u2', 'hai');
    await server.settled();

    expect(errors).toContain('ALARM: nothing can be sent for an OA');
    expect([...heard('u1'), ...heard('u2')]).toEqual(['Bạn nói: một', 'Bạn nói: hai']);
  });

  it('sends a message without buttons when Zalo refuses the buttons', async () => {
    await start({ onTurn: offering(['Có', 'Không']) });
    server.fake.faults.next({ kind: 'error', code: -201 });

    await say('u1', 'hỏi');
    await server.settled();

    expect(heard('u1')).toEqual(['Bạn chọn:\n1. Có\n2. Không']);
  });

  it('gives up what is too old instead of sending it for ever', async () => {
    const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
    await start({ clock, limits: { giveUpMs: 1000, retryMs: 2000 } });
    server.fake.faults.next(
      { kind: 'http500', when: 'before' },
      { kind: 'http500', when: 'before' },
    );

    await say('u1', 'một');
    await untilLater('u1');
    clock.advance(3000);
    await server.settled();

    expect(await server.zalo.deadLetters(10)).toMatchObject([{ unsure: true }]);
  });

  it('keeps the order within a conversation whatever fails', async () => {
    await start();
    server.fake.faults.always(
      0.3,
      everyFault.filter((fault) => fault.kind !== 'slow' && !isFinal(fault)),
    );
    const words = Array.from({ length: 12 }, (_, i) => `câu ${i}`);

    await Promise.all(
      ['u1', 'u2', 'u3'].map(async (userId) => {
        for (const text of words) await say(userId, text);
      }),
    );
    await server.settled();

    // Three faults in ten can strike one message at every try: it is then among the dead letters.
    const dead = JSON.stringify(await server.zalo.deadLetters(100));
    for (const userId of ['u1', 'u2', 'u3']) {
      const replies = words.map((text) => `Bạn nói: ${text}`);
      const arrived = heard(userId);
      expect(arrived).toEqual(replies.filter((reply) => arrived.includes(reply)));
      for (const reply of replies.filter((text) => !arrived.includes(text))) {
        expect(dead).toContain(reply);
      }
    }
  });
});

describe('who may be written to', () => {
  const message = 'Tin mới về thủ tục';

  async function tell(userId: string): Promise<void> {
    const reference = { conversation: { id: lane(userId) } } as never;
    await server.zalo.adapter.continueConversation(reference, async (context) => {
      await context.sendActivity(message);
    });
    await server.settled();
  }

  it('writes first to somebody who wrote within 48 hours', async () => {
    await start();
    await say('u1', 'một');
    await server.settled();

    await tell('u1');

    expect(heard('u1')).toContain(message);
    expect(await server.zalo.costOf(lane('u1'))).toEqual({ messages: 2, free: 2, billed: 0 });
  });

  it.each([
    ['after 48 hours when nothing may be charged', 49, /tính phí/, {}],
    ['after 7 days even when it may', 170, /7 ngày/, { billedPerDay: 5 }],
  ])('makes a dead letter %s', async (_name, hours, reason, limits) => {
    const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
    await start({ clock, limits });
    await say('u1', 'một');
    await server.settled();
    clock.advance(hours * 3600_000);

    await tell('u1');

    expect(heard('u1')).not.toContain(message);
    expect((await server.zalo.deadLetters(10))[0]?.reason).toMatch(reason);
  });

  it('writes first after 48 hours when a number of charged messages was allowed', async () => {
    const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
    await start({ clock, limits: { billedPerDay: 1 } });
    await say('u1', 'một');
    await server.settled();
    clock.advance(49 * 3600_000);

    await tell('u1');

    expect(heard('u1')).toContain(message);
  });

  it('does not write first to somebody who unfollowed, but answers them', async () => {
    await start();
    await say('u1', 'một');
    await server.fake.deliver({
      event_name: 'unfollow',
      oa_id: server.fake.oaId,
      follower: { id: 'u1' },
    });
    await server.settled();

    await tell('u1');
    await say('u1', 'hai');
    await server.settled();

    expect(heard('u1')).toEqual(['Bạn nói: một', 'Bạn nói: hai']);
    expect(await server.store.outboxRecords.counts('zalo')).toMatchObject({
      withdrawn: 1,
      dead: 0,
    });
  });

  it('refuses to write to somebody nobody knows', async () => {
    await start();

    await expect(tell('stranger')).rejects.toThrow('No such conversation');
  });
});

function isFinal(fault: Fault): boolean {
  return fault.kind === 'error' && [-32, -201, -213].includes(fault.code);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The time for which the message of a conversation was put off. */
async function untilLater(userId: string): Promise<Date> {
  for (;;) {
    const at = await peek(userId);
    if (at !== undefined) return at;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function peek(userId: string): Promise<Date | undefined> {
  // With no lease to give, a claim only tells: what is free is handed out and expires at once.
  if (server.fake.faults.injected === 0) return undefined;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const claim = await server.store.outbox.claim('zalo', lane(userId), 0);
  return claim.kind === 'later' ? claim.at : undefined;
}

function offering(labels: readonly string[]): TurnLogic {
  const actions = labels.map((label) => ({ type: 'imBack', title: label, value: label }));
  return async (context) => {
    await context.sendActivity({
      type: 'message',
      text: 'Bạn chọn:',
      suggestedActions: { to: [], actions },
    });
  };
}

function recording(messages: string[]) {
  const note = (_fields: unknown, message: string): void => {
    messages.push(message);
  };
  const logger = { debug: note, info: note, warn: note, error: note, child: () => logger };
  return logger;
}

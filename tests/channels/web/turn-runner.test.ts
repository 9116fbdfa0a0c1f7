import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TurnContext } from 'botbuilder';
import { DirectLineAdapter } from '../../../src/channels/web/direct-line-adapter';
import type { TurnLogic } from '../../../src/channels/web';
import { TurnRunner } from '../../../src/channels/web/turn-runner';
import { FixedClock, silentLogger } from '../../../src/core';
import type { Logger } from '../../../src/core';
import { openStore } from '../../../src/store';
import type { Store } from '../../../src/store';

const clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
let store: Store;

beforeEach(async () => {
  store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
  await store.conversations.create({ id: 'c', channel: 'web', userId: 'u' });
});

afterEach(() => store.close());

function aRunner(onTurn: TurnLogic, override: { readonly turnMs?: number } = {}) {
  const messages: string[] = [];
  const logger: Logger = { ...silentLogger, error: (_fields, message) => messages.push(message) };
  const adapter = new DirectLineAdapter({ log: store.activities, clock });
  const { activities: log, conversations } = store;
  const deps = { log, conversations, adapter, onTurn, logger, turnMs: 1_000, ...override };
  return { runner: new TurnRunner(deps), adapter, messages };
}

async function said(text: string): Promise<void> {
  const activity = { type: 'message', text, conversation: { id: 'c' }, from: { id: 'u' } };
  await store.activities.append('c', { activity, awaitsTurn: true });
}

async function replies(): Promise<unknown[]> {
  const log = await store.activities.read('c', 0, 100);
  return log
    .filter(({ activity }) => activity['replyToId'])
    .map(({ activity }) => activity['text']);
}

const echo: TurnLogic = async (context) => {
  await context.sendActivity(`re: ${context.activity.text}`);
};

describe('TurnRunner', () => {
  it('runs what waits, in order, and nothing twice', async () => {
    const { runner } = aRunner(echo);
    for (const text of ['1', '2', '3']) await said(text);

    runner.wake('c');
    runner.wake('c');
    await settle(runner);
    runner.wake('c');
    await runner.close();

    expect(await replies()).toEqual(['re: 1', 're: 2', 're: 3']);
  });

  it('takes up what a crash left behind and does not repeat what was said', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'turns-'));
    const open = () => openStore({ url: `sqlite:${folder}/db`, clock, logger: silentLogger });
    const crashed = await open();
    await store.close();
    store = crashed;
    await store.conversations.create({ id: 'c', channel: 'web', userId: 'u' });
    await said('hỏi');
    // A turn begun and never ended is all that a dead process leaves.
    const pending = await store.activities.takeTurn('c');
    await new Promise<void>((resolve, reject) => {
      const halfSaid: TurnLogic = async (context) => {
        await context.sendActivity('một');
        resolve();
        await new Promise(() => undefined);
      };
      const { signal } = new AbortController();
      aRunner(echo).adapter.runTurn('c', pending!, halfSaid, signal).catch(reject);
    });
    store = await open();
    const { runner } = aRunner(async (context) => {
      await context.sendActivities([{ text: 'một' }, { text: 'hai' }]);
    });

    const conversations = await runner.recover();
    await settle(runner);

    expect(conversations).toBe(1);
    expect(await replies()).toEqual(['một', 'hai']);
    await crashed.close();
    rmSync(folder, { recursive: true });
  });

  it('goes on after a turn that failed, and says so in the log', async () => {
    const { runner, messages } = aRunner((context) =>
      context.activity.text === 'hỏng' ? Promise.reject(new Error('broken')) : echo(context),
    );
    for (const text of ['hỏng', 'lành']) await said(text);

    runner.wake('c');
    await settle(runner);

    expect(await replies()).toEqual(['re: lành']);
    expect(messages).toEqual(['a turn failed']);
  });

  it('goes on after a turn that never ends, which can say nothing any more', async () => {
    let late: TurnContext | undefined;
    const { runner } = aRunner(
      (context) => {
        if (context.activity.text !== 'treo') return echo(context);
        late = context;
        return new Promise(() => undefined);
      },
      { turnMs: 20 },
    );
    for (const text of ['treo', 'lành']) await said(text);

    runner.wake('c');
    await settle(runner);

    expect(await replies()).toEqual(['re: lành']);
    await expect(late?.sendActivity('quá muộn')).rejects.toThrow('took too long');
  });

  it('gives up a turn that took the process down three times', async () => {
    await said('độc');
    for (let i = 0; i < 3; i++) await store.activities.takeTurn('c');
    await said('lành');
    const { runner, messages } = aRunner(echo);

    await runner.recover();
    await settle(runner);

    expect(await replies()).toEqual(['re: lành']);
    expect(messages).toEqual(['a turn was given up']);
  });

  it('ends the turn it is in when it closes and leaves the rest for the next start', async () => {
    for (const text of ['1', '2']) await said(text);
    const closed = new Promise<void>((resolve) => {
      const { runner } = aRunner(async (context) => {
        resolve(runner.close());
        await echo(context);
      });
      runner.wake('c');
    });

    await closed;

    expect(await replies()).toEqual(['re: 1']);
    expect(await store.activities.takeTurn('c')).toMatchObject({ activity: { text: '2' } });
  });
});

/** Waits until nothing is pending and no turn runs. */
async function settle(runner: TurnRunner): Promise<void> {
  while ((await store.activities.conversationsWithPendingTurns('web')).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await runner.close();
}

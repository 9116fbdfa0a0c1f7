import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { silentLogger, systemClock } from '../../src/core';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';
import { startMailServer } from '../support/mail-server';
import { startPostgres } from '../support/postgres';

// Inside node_modules, so that the bundle finds its packages and no tool looks at it.
const bundle = 'node_modules/.cache/tro-ly/ticket-process.js';

interface Running {
  readonly child: ChildProcess;
  readonly lines: string[];
  kill(): Promise<void>;
}

const children = new Set<ChildProcess>();
// Whatever becomes of the tests, what they started must not outlive them.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

async function launch(args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [bundle, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return {
    child,
    lines,
    kill: async () => {
      const exit = once(child, 'exit');
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        await exit;
      }
    },
  };
}

const intakes = 3;

/** Waits until a process has told as many lines, so that it dies in the midst of its work. */
async function reached({ lines, child }: Running, count: number): Promise<void> {
  while (lines.length < count && child.exitCode === null) await wait(5);
}

async function survivesSigkill(url: string, rules: string): Promise<void> {
  const mail = await startMailServer();
  const acknowledged = new Set<string>();
  for (let round = 0; round < intakes; round += 1) {
    const process = await launch([url, mail.url, rules, 'intake']);
    await reached(process, 5 + round * 6);
    await process.kill();
    process.lines.filter((line) => line !== 'ready').forEach((key) => acknowledged.add(key));
  }
  const store = await openStore({ url, clock: systemClock, logger: silentLogger });
  const opened = await store.ticketQueries.list({ limit: 100_000 });
  await checkIntake(store, [...acknowledged], opened.length);
  // All deadlines have passed; two processes remind, escalate and send, and one after another dies.
  for (let round = 0; round < 2; round += 1) {
    const ahead = ['work', '40'];
    const two = await Promise.all([1, 2].map(() => launch([url, mail.url, rules, ...ahead])));
    await Promise.all(two.map((process) => reached(process, 2 + round)));
    await Promise.all(two.map((process) => process.kill()));
  }
  const last = await launch([url, mail.url, rules, 'work', '41']);
  await untilQuiet(store);
  await last.kill();
  await checkSending(store, mail.received, opened.length);
  await store.close();
  await mail.close();
}

/** No ticket lost, none doubled, every history complete from the first step on. */
async function checkIntake(
  store: Store,
  acknowledged: readonly string[],
  opened: number,
): Promise<void> {
  expect(acknowledged.length).toBeGreaterThan(10);
  const tickets = await Promise.all(acknowledged.map((key) => store.tickets.byIntakeKey(key)));
  expect(tickets.filter((ticket) => ticket === undefined)).toEqual([]);
  const all = await store.ticketQueries.list({ limit: 100_000 });
  expect(all).toHaveLength(opened);
  expect(new Set(all.map(({ intakeKey }) => intakeKey)).size).toBe(all.length);
  for (const { id } of all) {
    const history = await store.tickets.history(id);
    expect(history.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'opened'],
      [2, 'routed'],
    ]);
    expect(await store.ticketAttachments.contact(id)).toBeDefined();
    expect(await store.notices.list({ ticketId: id, limit: 10 })).toHaveLength(1);
  }
}

async function untilQuiet(store: Store): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { waiting } = await store.notices.counts();
    const due = await store.tickets.dueForCheck('2099-01-01T00:00:00.000Z', 1);
    if (waiting === 0 && due.length === 0) return;
    await wait(100);
  }
  throw new Error('notices still wait');
}

/** Every ticket was reminded and escalated once; every notice left; a repeated letter has the same id. */
async function checkSending(
  store: Store,
  received: readonly { readonly messageId: string; readonly subject: string }[],
  opened: number,
): Promise<void> {
  const all = await store.ticketQueries.list({ limit: 100_000 });
  expect(all).toHaveLength(opened);
  for (const { id } of all) {
    const kinds = (await store.tickets.history(id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['opened', 'routed', 'remind', 'remind', 'escalate']);
  }
  const { sent, dead, waiting } = await store.notices.counts();
  expect({ dead, waiting }).toEqual({ dead: 0, waiting: 0 });
  const ids = new Set(received.map(({ messageId }) => messageId));
  const letters = received.filter(({ subject }) => subject.includes('QUÁ HẠN'));
  expect(new Set(letters.map(({ subject }) => subject)).size).toBe(opened);
  expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(opened);
  expect(ids.size).toBeLessThanOrEqual(sent);
}

describe('tickets when processes are killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ticket-crash-'));
  // The rules alone load in no time; the articles do not matter here.
  const rules = join(folder, 'knowledge');

  beforeAll(() => {
    mkdirSync(rules);
    for (const file of ['co-quan.yaml', 'ngay-nghi.yaml']) {
      cpSync(join('knowledge', file), join(rules, file));
    }
    buildSync({
      entryPoints: ['tests/support/ticket-process.ts'],
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      outfile: bundle,
      logLevel: 'warning',
    });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are neither lost nor doubled on SQLite, and are told of once', async () => {
    await survivesSigkill(`sqlite:${join(folder, 'tickets.db')}`, rules);
  }, 120_000);

  it('are neither lost nor doubled on PostgreSQL, and are told of once', async () => {
    const postgres = await startPostgres();
    try {
      await survivesSigkill(await postgres.createDatabase(), rules);
    } finally {
      await postgres.stop();
    }
  }, 120_000);
});

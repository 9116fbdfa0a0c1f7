import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { judge } from './bench-zalo-check';
import type { Verdict } from './bench-zalo-check';
import { openBenchDatabase } from './bench-zalo-database';
import { BenchBot, FakeProcess } from './bench-zalo-processes';
import { deliverAll } from './bench-zalo-load';
import type { LoadResult } from './bench-zalo-load';
import type { Command, Io } from './io';

const options = {
  json: { type: 'boolean', default: false },
  messages: { type: 'string', default: '2000' },
  users: { type: 'string', default: '500' },
  rate: { type: 'string', default: '200' },
  failures: { type: 'string', default: '0.1' },
  kills: { type: 'string', default: '3' },
  database: { type: 'string', default: 'sqlite' },
} as const;

export interface ZaloBench extends LoadResult, Verdict {
  readonly database: string;
  readonly kills: number;
  readonly injectedFailures: number;
  readonly tokenRefreshes: number;
  readonly drainS: number;
}

const longestDrainMs = 10 * 60_000;

/**
 * `npm run -s bench -- zalo`: webhooks at a rate from many users to the real program, while a
 * fake Zalo fails and the program is killed. Exit 1 when a message was lost, doubled or out of
 * order, or the 200 took longer than 100 ms at p99.
 */
export const runBenchZalo: Command = async (args, io) => {
  const { values } = parseArgs({ args: [...args], options });
  const database = await openBenchDatabase(values.database);
  const fake = await FakeProcess.start();
  const bot = await BenchBot.start(database.url, fake.setup);
  try {
    await fake.settings({ faultShare: Number(values.failures) });
    const plan = { messages: Number(values.messages), users: Number(values.users) };
    const rate = Number(values.rate);
    const killer = killTimes(bot, Number(values.kills), (plan.messages / rate) * 1000);
    const load = await deliverAll({ ...plan, rate, ...fake.setup, url: () => bot.url });
    const kills = await killer;
    const drainS = await drain(bot);
    const verdict = judge(await database.records(), load.accepted, await fake.messages());
    const { injected, refreshes } = await fake.status();
    const { accepted: _ids, ...numbers } = load;
    const counts = {
      database: values.database,
      kills,
      injectedFailures: injected,
      tokenRefreshes: refreshes,
      drainS,
    };
    return report({ ...numbers, ...verdict, ...counts }, values.json, io);
  } finally {
    await bot.stop();
    await fake.stop();
    await database.remove();
  }
};

/** Kills the program at equal distances while messages come in; resolves to how often. */
async function killTimes(bot: BenchBot, kills: number, durationMs: number): Promise<number> {
  for (let done = 0; done < kills; done++) {
    await wait(durationMs / (kills + 1));
    await bot.killAndRestart();
  }
  return kills;
}

/** Waits until nothing waits any more; resolves to the seconds it took. */
async function drain(bot: BenchBot): Promise<number> {
  const started = process.hrtime.bigint();
  const seconds = (): number => Number(process.hrtime.bigint() - started) / 1e9;
  while (seconds() * 1000 < longestDrainMs) {
    if ((await bot.waiting()) === 0) break;
    await wait(500);
  }
  return Math.round(seconds());
}

type Shown = Omit<ZaloBench, 'accepted'>;

function report(result: Shown, json: boolean, io: Io): number {
  if (json) io.stdout(JSON.stringify(result));
  else {
    for (const [name, value] of Object.entries(result)) {
      io.stdout(`${name.padEnd(18)} ${String(value)}`);
    }
  }
  const wrong = result.lost + result.doubled + result.outOfOrder + result.unanswered;
  return wrong === 0 && result.p99Ms <= 100 ? 0 : 1;
}

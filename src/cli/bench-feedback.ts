import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError, silentLogger, systemClock } from '../core';
import { loadKnowledge } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import { buildReport, gatherFigures, letterheadFor, namesFrom, parsePeriod } from '../reports';
import type { Period } from '../reports';
import { writeReport } from '../reports/writers';
import { openStore } from '../store';
import type { Store } from '../store';
import { seedBatches } from './bench-feedback-seed';
import type { SeedPlan } from './bench-feedback-seed';
import type { Command, Io } from './io';
import { seededRandom } from './seeded-random';

/** One database's figures; times of look-ups in milliseconds, the rest in seconds. */
interface FeedbackBench {
  readonly database: string;
  readonly tickets: number;
  readonly messages: number;
  readonly seedS: number;
  readonly lookups: number;
  readonly lookupP50Ms: number;
  readonly lookupP95Ms: number;
  readonly lookupP99Ms: number;
  /** Counting alone, of the quarter and the one before. */
  readonly figuresS: number;
  /** Counting and writing the docx, the first time. */
  readonly reportS: number;
}

const budgets = { lookupP95Ms: 10, reportS: 10 } as const;
const lookups = 2000;
const locality = 'lai-chau';
const postgresScript = 'tests/support/postgres-process.ts';

const options = {
  json: { type: 'boolean', default: false },
  tickets: { type: 'string', default: '10000' },
  messages: { type: 'string', default: '1000000' },
  only: { type: 'string' },
  dir: { type: 'string', default: 'knowledge' },
} as const;

/**
 * `npm run -s bench -- feedback`: fills SQLite and PostgreSQL with tickets and messages of half a
 * year, then looks tickets up by code and writes a quarter's report. Exit 1 when a look-up takes
 * longer than 10 ms at p95 or the report longer than 10 s.
 */
export const runBenchFeedback: Command = async (args, io) => {
  const { values } = parseArgs({ args: [...args], options });
  const snapshot = await loadKnowledge(values.dir, { clock: systemClock });
  const plan = planOf(Number(values.tickets), Number(values.messages));
  const databases = [openFile, openServer].filter(
    ({ database }) => values.only === undefined || values.only === database,
  );
  if (databases.length === 0) throw new UserError('--only sqlite or --only postgres', 'usage');
  const results: FeedbackBench[] = [];
  for (const { database, open } of databases) {
    const { url, close } = await open();
    try {
      results.push(await measure(database, url, { plan, snapshot, io }));
    } finally {
      await close();
    }
  }
  if (values.json) io.stdout(JSON.stringify(results));
  else printTable(results, io);
  return results.every(isWithin) ? 0 : 1;
};

/** Half a year, so that the report and what it is compared with are both full. */
function planOf(tickets: number, messages: number): SeedPlan {
  if (!(tickets > 0 && messages > 0)) throw new UserError('--tickets N --messages N', 'usage');
  const { from, until } = periodOf('2026-H2');
  return { tickets, messages, from, until, locality };
}

function periodOf(id: string): Period {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(`${id} is a period`);
  return period;
}

interface Opened {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const openFile = {
  database: 'sqlite',
  open: async (): Promise<Opened> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tro-ly-bench-'));
    const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
    return { url: `sqlite:${folder}/bench.db`, close };
  },
} as const;

/** The PostgreSQL of the tests, in a process of its own. */
const openServer = {
  database: 'postgres',
  open: async (): Promise<Opened> => {
    if (!existsSync(postgresScript)) {
      throw new UserError(
        `Run this in the project's folder: ${postgresScript} is missing.`,
        'bench',
      );
    }
    const child = spawn(process.execPath, ['--import', 'tsx', postgresScript], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return { url: line.toString().trim(), close: () => end(child) };
  },
} as const;

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.stdin?.end();
  await exited;
}

interface Task {
  readonly plan: SeedPlan;
  readonly snapshot: KnowledgeSnapshot;
  readonly io: Io;
}

async function measure(database: string, url: string, task: Task): Promise<FeedbackBench> {
  const { plan, snapshot, io } = task;
  const store = await openStore({ url, clock: systemClock, logger: silentLogger });
  try {
    const seeding = await timed(() =>
      seed(store, plan, (line) => {
        io.stderr(`${database}: ${line}`);
      }),
    );
    const report = await timed(() => writeQuarter(store, snapshot));
    const counting = await timed(() => countQuarter(store));
    return {
      database,
      tickets: plan.tickets,
      messages: plan.messages,
      seedS: seeding.seconds,
      ...(await measureLookups(store, seeding.result)),
      figuresS: counting.seconds,
      reportS: report.seconds,
    };
  } finally {
    await store.close();
  }
}

/** Fills the store; resolves to the codes of the tickets. */
async function seed(
  store: Store,
  plan: SeedPlan,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const codes: string[] = [];
  let messages = 0;
  let told = 0;
  for (const batch of seedBatches(plan)) {
    for (const [table, rows] of Object.entries(batch)) {
      await store.bulk.load(table as keyof typeof batch, rows);
    }
    messages += batch.transcripts?.length ?? 0;
    for (const { code } of batch.tickets ?? []) codes.push(String(code));
    const share = Math.floor((10 * messages) / plan.messages);
    if (share > told) tell(`${messages} messages, ${codes.length} tickets`);
    told = share;
  }
  await store.bulk.settle();
  tell(`${messages} messages, ${codes.length} tickets are in`);
  return codes;
}

type Lookups = Pick<FeedbackBench, 'lookups' | 'lookupP50Ms' | 'lookupP95Ms' | 'lookupP99Ms'>;

async function measureLookups(store: Store, codes: readonly string[]): Promise<Lookups> {
  const next = seededRandom(7);
  const times: number[] = [];
  for (let i = 0; i < lookups; i++) {
    const code = codes[Math.floor(next() * codes.length)] ?? '';
    const started = process.hrtime.bigint();
    const ticket = await store.tickets.byCode(code);
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
    if (ticket?.code !== code) throw new Error(`ticket ${code} was not found`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.floor(share * (times.length - 1))] ?? 0);
  return { lookups, lookupP50Ms: at(0.5), lookupP95Ms: at(0.95), lookupP99Ms: at(0.99) };
}

const quarter = periodOf('2026-Q4');

function countQuarter(store: Store): ReturnType<typeof gatherFigures> {
  return gatherFigures(store, { period: quarter, locality, now: quarter.until });
}

async function writeQuarter(store: Store, snapshot: KnowledgeSnapshot): Promise<Buffer> {
  const profile = snapshot.localities.get(locality);
  if (profile === undefined)
    throw new UserError(`knowledge/dia-phuong has no ${locality}`, 'bench');
  const report = buildReport({
    figures: await countQuarter(store),
    letterhead: letterheadFor(profile, snapshot),
    names: namesFrom(snapshot),
    now: quarter.until,
  });
  return writeReport(report, 'docx');
}

async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly seconds: number }> {
  const started = process.hrtime.bigint();
  const result = await work();
  return { result, seconds: round(Number(process.hrtime.bigint() - started) / 1e9) };
}

function isWithin({ lookupP95Ms, reportS }: FeedbackBench): boolean {
  return lookupP95Ms <= budgets.lookupP95Ms && reportS <= budgets.reportS;
}

function printTable(results: readonly FeedbackBench[], io: Io): void {
  const [first] = results;
  for (const name of Object.keys(first ?? {}) as (keyof FeedbackBench)[]) {
    const values = results.map((result) => String(result[name]).padStart(12)).join('');
    io.stdout(`${name.padEnd(14)}${values}`);
  }
  const verdict = results.every(isWithin) ? 'within' : 'NOT within';
  io.stdout(
    `${verdict} ${budgets.lookupP95Ms} ms a look-up (p95) and ${budgets.reportS} s a report`,
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

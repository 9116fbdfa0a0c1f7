import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { AnswerPipeline, createBrain } from '../answers';
import { UserError, sequentialIds, systemClock } from '../core';
import { createTranslator } from '../i18n';
import { loadKnowledge } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import type { Command, Io } from './io';
import { serverFlags } from './server-flags';

interface TurnBench {
  readonly questions: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly startToReadyMs: number;
  readonly residentMb: number;
}

const rounds = 3;
const mostQuestions = 500;
const readyWithinMs = 30_000;
// V8 hands pages back to the kernel by other threads, which lag behind on a busy machine.
const settledMs = 1000;

/**
 * `npm run -s bench -- turn`: time to answer inside the process over every sample question of the
 * knowledge base, and time to readiness and resident memory of a freshly started server.
 */
export const runBenchTurn: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      dir: { type: 'string', default: 'knowledge' },
    },
  });
  const snapshot = await loadKnowledge(values.dir, { clock: systemClock });
  const result = { ...measureAnswers(snapshot), ...(await measureStart()) };
  if (values.json) io.stdout(JSON.stringify(result));
  else printTable(result, io);
  return 0;
};

function measureAnswers(
  snapshot: KnowledgeSnapshot,
): Omit<TurnBench, 'startToReadyMs' | 'residentMb'> {
  const brain = createBrain(snapshot, 'mac-dinh');
  const deps = { translate: createTranslator(), clock: systemClock, ids: sequentialIds() };
  const pipeline = new AnswerPipeline(deps, () => brain);
  const questions = spread([...snapshot.articles.values()].flatMap((article) => article.questions));
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const text of questions) {
      const started = process.hrtime.bigint();
      pipeline.answer({ id: text, text, lang: 'vi', context: {} });
      // The first round warms the compiler up, as the first minutes of a server do.
      if (round > 0) times.push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => round2(times[Math.floor(share * (times.length - 1))] ?? 0);
  return { questions: times.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/** Evenly spaced ones, so that every group is heard and the bench stays short. */
function spread(questions: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.floor(questions.length / mostQuestions));
  return questions.filter((_, i) => i % step === 0);
}

async function measureStart(): Promise<Pick<TurnBench, 'startToReadyMs' | 'residentMb'>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tro-ly-bench-'));
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, [...serverFlags, 'dist/main.js'], {
    env: {
      DATABASE_URL: `sqlite:${folder}/bench.db`,
      // As on a fresh machine; `bench catalogue` measures with one.
      CATALOGUE_DIR: `${folder}/none`,
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await firstOutput(child.stdout, child);
    const startToReadyMs = Math.round(Number(process.hrtime.bigint() - started) / 1e6);
    await wait(settledMs);
    return { startToReadyMs, residentMb: await residentMb(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

function firstOutput(stream: NodeJS.ReadableStream, child: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      reject(new UserError('dist/main.js did not start. Run "npm run build" first.', 'build'));
    };
    setTimeout(fail, readyWithinMs).unref();
    child.once('exit', fail);
    stream.once('data', () => {
      resolve();
    });
  });
}

/** Resident set in MB from the kernel; 0 where there is no /proc. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

function printTable(result: TurnBench, io: Io): void {
  for (const [name, value] of Object.entries(result))
    io.stdout(`${name.padEnd(16)} ${String(value)}`);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

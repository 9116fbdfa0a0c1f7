import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { AnswerPipeline, createBrain, openCatalogueService } from '../answers';
import type { Brain, CatalogueService } from '../answers';
import { UserError, sequentialIds, systemClock, vietnamDay } from '../core';
import { createTranslator } from '../i18n';
import { importCatalogue, loadKnowledge } from '../knowledge';
import { readLearned } from '../learned-file';
import { time, timeHostile } from './bench-times';
import type { Hostile, Say, Times } from './bench-times';
import type { Command, Io } from './io';
import { measureServer } from './server-process';

const usage = `npm run -s bench -- catalogue --catalogue FILE.jsonl[.gz] [--questions FILE.jsonl] [--rounds 5] [--no-server] [--json]
  Imports the national database into a temporary folder and asks the questions (default:
  tests/golden/questions.jsonl) with and without it; hostile inputs
  are asked in so many rounds. Needs "npm run build" for the server's memory.`;

/** What opening the catalogue from its stored form took. */
interface Opening {
  readonly procedures: number;
  readonly openMs: number;
  readonly openCpuMs: number;
  readonly longestBlockMs: number;
  /** The most CPU time between two rounds of the event loop. */
  readonly longestBlockCpuMs: number;
}

type Open = NonNullable<Awaited<ReturnType<typeof openCatalogueService>>>;

/** Watches what each round of the event loop costs until asked for the longest. */
function watchRounds(): () => number {
  let longest = 0;
  let isWatching = true;
  let before = process.cpuUsage();
  const look = (): void => {
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.cpuUsage();
    if (isWatching) setImmediate(look);
  };
  look();
  return () => {
    isWatching = false;
    return longest;
  };
}

async function open(dir: string, brain: Brain): Promise<{ service: Open; opening: Opening }> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const longestRound = watchRounds();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const service = await openCatalogueService(dir, () => brain.snapshot);
  const openMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  delays.disable();
  if (service === undefined) throw new UserError('The catalogue is empty.', 'catalogue');
  return {
    service,
    opening: {
      procedures: service.size,
      openMs,
      openCpuMs: (user + system) / 1000,
      longestBlockMs: delays.max / 1e6,
      longestBlockCpuMs: longestRound(),
    },
  };
}

function pipelineSay(brain: Brain): Say {
  const deps = { translate: createTranslator(), clock: systemClock, ids: sequentialIds() };
  const pipeline = new AnswerPipeline(deps, () => brain);
  return (text) => {
    pipeline.answer({ id: 'bench', text, lang: 'vi', context: {} });
  };
}

/** Understand, search, decide, and the catalogue after every question: more than a turn ever does. */
function decideAndSearch({ decider }: Brain, { search }: CatalogueService): Say {
  return (text) => {
    search.search(decider.decide(text, 'vi', {}).explanation.repaired);
  };
}

async function readQuestions(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UserError(`Cannot read ${file}. Usage: ${usage}`, 'usage', { cause });
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

async function openBrain(dir: string): Promise<Brain> {
  const snapshot = await loadKnowledge(dir, { clock: systemClock });
  return createBrain(
    snapshot,
    'mac-dinh',
    readLearned({ file: 'dist/learned.bin', program: 'dist/main.js' }),
  );
}

/** What is measured inside the process. */
async function measure(
  dir: string,
  knowledge: string,
  questions: readonly string[],
  rounds: number,
): Promise<{
  readonly opening: Opening;
  readonly times: readonly Times[];
  readonly hostile: readonly Hostile[];
}> {
  const brain = await openBrain(knowledge);
  const plain = pipelineSay(brain);
  const before = time('answer, without the catalogue', plain, questions);
  const { service, opening } = await open(dir, brain);
  const asked = pipelineSay({ ...brain, catalogue: () => service });
  const both = decideAndSearch(brain, service);
  const times = [
    before,
    time('answer, with the catalogue', asked, questions),
    time('decide and search the catalogue', both, questions),
  ];
  const decide: Say = (text) => {
    brain.decider.decide(text, 'vi', {});
  };
  const hostile = timeHostile([plain, decide], [asked, both], rounds);
  service.close();
  return { opening, times, hostile };
}

type Measured = Awaited<ReturnType<typeof measure>> &
  Partial<Awaited<ReturnType<typeof measureServer>>>;

function print({ opening, times, hostile, ...rest }: Measured, io: Io): void {
  for (const [name, value] of Object.entries({ ...opening, ...rest }))
    io.stdout(`${name.padEnd(20)} ${value.toFixed(0).padStart(8)}`);
  io.stdout('\nway                                 n   p50 ms   p95 ms  p95 cpu    worst');
  for (const { way, n, ...ms } of times) {
    const figures = [ms.p50Ms, ms.p95Ms, ms.p95CpuMs, ms.worstMs];
    io.stdout(
      `${way.padEnd(31)} ${String(n).padStart(5)}${figures.map((value) => value.toFixed(2).padStart(9)).join('')}`,
    );
  }
  io.stdout('\nhostile input, worst cpu ms   without     with');
  for (const { input, withoutCpuMs, withCpuMs } of hostile)
    io.stdout(
      `${input.padEnd(28)} ${withoutCpuMs.toFixed(1).padStart(8)} ${withCpuMs.toFixed(1).padStart(8)}`,
    );
}

/** `npm run -s bench -- catalogue`: answering with the national catalogue loaded. */
export const runBenchCatalogue: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      catalogue: { type: 'string' },
      questions: { type: 'string', default: 'tests/golden/questions.jsonl' },
      dir: { type: 'string', default: 'knowledge' },
      rounds: { type: 'string', default: '5' },
      server: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
    },
  });
  const file = values.catalogue;
  if (file === undefined) throw new UserError(`--catalogue is missing. Usage: ${usage}`, 'usage');
  const questions = await readQuestions(values.questions);
  const dir = await mkdtemp(path.join(tmpdir(), 'tro-ly-catalogue-'));
  try {
    io.stderr('Importing …');
    await importCatalogue({ file, dir, asOf: vietnamDay(systemClock.now()) });
    io.stderr('Asking …');
    const measured = await measure(dir, values.dir, questions, Number(values.rounds));
    if (values.server) io.stderr('Starting the server …');
    const result: Measured = {
      ...measured,
      ...(values.server ? await measureServer(dir, questions) : {}),
    };
    if (values.json) io.stdout(JSON.stringify(result));
    else print(result, io);
    return 0;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

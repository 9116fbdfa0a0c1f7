// A program of its own, built as the server is: what runs sources as they are slows closures down.

import { readFileSync } from 'node:fs';
import { createEngine } from '../answers';
import { errorMessage, systemClock } from '../core';
import { loadKnowledge } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import { createSearchIndex } from '../search';
import { engines } from './bench-engines';
import type { CorpusDocument } from './bench-engines';
import type { Say } from './bench-times';
import { percentile } from './retrieval-metrics';

/** One way to treat a question, over the curated base; times in milliseconds, wall clock. */
interface DecideTimes {
  readonly way: string;
  readonly n: number;
  readonly p50Ms: number;
  /** The median of all rounds, and the least and the most of one. */
  readonly p95Ms: number;
  readonly leastP95Ms: number;
  readonly mostP95Ms: number;
  /** Where the best time of each question counts: the code without its neighbours on the machine. */
  readonly bestP95Ms: number;
  readonly buildMs: number;
}

interface Way {
  readonly way: string;
  readonly say: Say;
  readonly buildMs: number;
}

const warmUps = 2;

/** Measures over files of questions (JSONL with `text`); tells its progress on the error stream. */
async function run(files: readonly string[], rounds: number, json: boolean): Promise<void> {
  const questions = files.flatMap(readQuestions);
  const snapshot = await loadKnowledge('knowledge', { clock: systemClock, advice: false });
  const ways = [ours(snapshot), stock('minisearch', snapshot), stock('fts5', snapshot)];
  const times = measure(ways, questions, rounds, (round) => {
    process.stderr.write(`round ${round + 1} of ${rounds + warmUps} …\n`);
  });
  if (json) process.stdout.write(`${JSON.stringify(times)}\n`);
  else print(times);
}

function readQuestions(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { readonly text: string }).text);
}

/** Built is the search index alone; the voices are learned by the build of the program. */
function ours(snapshot: KnowledgeSnapshot): Way {
  const { decider, text } = createEngine(snapshot);
  const start = performance.now();
  createSearchIndex(snapshot, text);
  const buildMs = performance.now() - start;
  text.forgetWords();
  const say: Say = (question) => {
    decider.decide(question, 'vi', {});
  };
  return { way: 'tro-ly decide', say, buildMs };
}

function stock(engine: string, snapshot: KnowledgeSnapshot): Way {
  const start = performance.now();
  const find = engines[engine]?.(sectionsOf(snapshot), snapshot);
  return {
    way: `${engine} search`,
    say: (question) => {
      find?.(question);
    },
    buildMs: performance.now() - start,
  };
}

function sectionsOf({ articles }: KnowledgeSnapshot): readonly CorpusDocument[] {
  return [...articles.values()].flatMap(({ id, title, questions, sections }) => [
    { id, title, text: questions.join('\n') },
    ...sections.map(({ facet, blocks }) => ({
      id: `${id}#${facet}`,
      title,
      text: blocks.map(({ text }) => text).join('\n'),
    })),
  ]);
}

function measure(
  ways: readonly Way[],
  questions: readonly string[],
  rounds: number,
  tell: (round: number) => void,
): readonly DecideTimes[] {
  const taken = ways.map((): number[][] => []);
  for (let round = 0; round < rounds + warmUps; round += 1) {
    tell(round);
    ways.forEach(({ say }, at) => {
      const times = questions.map((question) => wallMs(say, question));
      if (round >= warmUps) taken[at]?.push(times);
    });
  }
  return ways.map(({ way, buildMs }, at) => ({ way, buildMs, ...summarize(taken[at] ?? []) }));
}

function wallMs(say: Say, question: string): number {
  const start = performance.now();
  say(question);
  return performance.now() - start;
}

function summarize(rounds: readonly (readonly number[])[]): Omit<DecideTimes, 'way' | 'buildMs'> {
  const p95s = rounds.map((times) => percentile(times, 0.95));
  const best = rounds[0]?.map((_, at) => Math.min(...rounds.map((times) => times[at] ?? 0))) ?? [];
  return {
    n: best.length,
    p50Ms: percentile(
      rounds.map((times) => percentile(times, 0.5)),
      0.5,
    ),
    p95Ms: percentile(p95s, 0.5),
    leastP95Ms: Math.min(...p95s),
    mostP95Ms: Math.max(...p95s),
    bestP95Ms: percentile(best, 0.95),
  };
}

function print(times: readonly DecideTimes[]): void {
  console.log('way                     n   p50 ms   p95 ms    least     most  best-of  build ms');
  for (const { way, n, buildMs, ...row } of times) {
    const columns = [row.p50Ms, row.p95Ms, row.leastP95Ms, row.mostP95Ms, row.bestP95Ms];
    console.log(
      [
        way.padEnd(18),
        String(n).padStart(6),
        ...columns.map((value) => value.toFixed(2).padStart(7)),
        buildMs.toFixed(0).padStart(8),
      ].join('  '),
    );
  }
}

const [rounds = '', json = '', ...files] = process.argv.slice(2);
run(files, Number(rounds), json === 'json').catch((error: unknown) => {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exit(1);
});

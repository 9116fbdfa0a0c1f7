import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError, systemClock } from '../core';
import { loadKnowledge } from '../knowledge';
import type { Vocabulary } from '../knowledge';
import { readPassages } from './bench-corpus';
import { engines } from './bench-engines';
import { printCurve, runCurve } from './bench-curve';
import type { BenchKnowledge, CorpusDocument, Find } from './bench-engines';
import type { Io } from './io';
import { addNoise, noises } from './noise';
import type { Noise, NoiseTools } from './noise';
import { average, judge, percentile } from './retrieval-metrics';
import type { Quality } from './retrieval-metrics';

const usage = `bench search --set DIR [--set DIR …] [--engine tro-ly,minisearch,fts5] [--noise ${noises.join(',')}] [--limit N] [--corpus …] [--json]
  bench search --curve --set DIR … [--corpus FILE.jsonl[.gz]|FOLDER …] [--engine …] [--json]
  DIR holds corpus.jsonl {id,title,text}, queries.jsonl {id,text}, qrels.tsv (question, document).
  --corpus adds the passages of other corpora, up to 60,000 documents in all, for the right ones to be found among.
  --limit N uses the first N documents only and skips judging documents beyond them.
  --curve prints speed, build time and memory for 1,000 to 60,000 passages cut from the corpora (JSONL records
  with texts, folders of .md or .txt), or from the sets' own documents; the questions are those of the sets.`;

const mostDocuments = 60_000;

interface Row extends Quality {
  readonly engine: string;
  readonly set: string;
  readonly noise: string;
  readonly n: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly buildS: number;
}

interface TestSet {
  readonly name: string;
  readonly corpus: readonly CorpusDocument[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  readonly right: ReadonlyMap<string, ReadonlySet<string>>;
}

async function readLines(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UserError(`Cannot read ${file}. Usage: ${usage}`, 'usage', { cause });
  });
  return text.split('\n').filter((line) => line !== '');
}

async function readSet(dir: string): Promise<TestSet> {
  const [corpus, queries, qrels] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readLines(path.join(dir, name))),
  );
  const right = new Map<string, Set<string>>();
  for (const line of qrels ?? []) {
    const [query = '', document = ''] = line.split('\t');
    right.set(query, (right.get(query) ?? new Set<string>()).add(document));
  }
  return {
    name: path.basename(dir),
    corpus: (corpus ?? []).map((line) => JSON.parse(line) as CorpusDocument),
    queries: (queries ?? []).map((line) => JSON.parse(line) as { id: string; text: string }),
    right,
  };
}

function measure(
  set: TestSet,
  find: Find,
  noise: Noise,
  tools: NoiseTools,
): Omit<Row, 'engine' | 'buildS'> {
  const times: number[] = [];
  const judged = set.queries.map(({ id, text }) => {
    const question = addNoise(text, noise, tools);
    const start = performance.now();
    const ranked = find(question);
    times.push(performance.now() - start);
    return judge(ranked, set.right.get(id) ?? new Set());
  });
  return {
    set: set.name,
    noise,
    n: set.queries.length,
    ...average(judged),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
  };
}

function optionValues(args: readonly string[], name: string): readonly string[] {
  return args.flatMap((arg, at) => (arg === `--${name}` ? (args[at + 1] ?? '').split(',') : []));
}

function parseNoises(args: readonly string[]): readonly Noise[] {
  const wanted = optionValues(args, 'noise');
  if (wanted.length === 0) return ['none'];
  return wanted.map((name) => {
    const noise = noises.find((known) => known === name);
    if (!noise) throw new UserError(`No noise "${name}". Usage: ${usage}`, 'usage');
    return noise;
  });
}

function benchEngine(
  engine: string,
  set: TestSet,
  wanted: readonly Noise[],
  knowledge: BenchKnowledge,
): readonly Row[] {
  const build = engines[engine];
  if (!build) throw new UserError(`No engine "${engine}". Usage: ${usage}`, 'usage');
  const start = performance.now();
  const find = build(set.corpus, knowledge);
  const buildS = (performance.now() - start) / 1000;
  for (const { text } of set.queries.slice(0, 50)) find(text);
  const tools = { shortForms: shortForms(knowledge.vocabulary) };
  return wanted.map((noise) => ({ engine, ...measure(set, find, noise, tools), buildS }));
}

// Only short forms with one reading everywhere: others need the words around them.
function shortForms({ abbreviations }: Vocabulary): ReadonlyMap<string, string> {
  const clear = abbreviations.filter(
    ({ short, near }) =>
      near.length === 0 && abbreviations.filter((other) => other.short === short).length === 1,
  );
  return new Map(clear.map(({ full, short }) => [full.toLowerCase(), short.toUpperCase()]));
}

function format(row: Row): string {
  const share = (value: number): string => value.toFixed(3);
  return [
    row.engine.padEnd(10),
    row.set.padEnd(10),
    row.noise.padEnd(8),
    String(row.n).padStart(5),
    ...[row.r1, row.r5, row.r10, row.mrr10, row.ndcg10].map(share),
    ...[row.p50Ms, row.p95Ms, row.p99Ms].map((ms) => ms.toFixed(2).padStart(7)),
    row.buildS.toFixed(2).padStart(6),
  ].join('  ');
}

/** `bench search`: our engine beside stock MiniSearch and SQLite FTS5 on any corpus. */
export async function runBenchSearch(args: readonly string[], io: Io): Promise<number> {
  const dirs = optionValues(args, 'set');
  if (dirs.length === 0) throw new UserError(`--set is missing. Usage: ${usage}`, 'usage');
  const chosen = optionValues(args, 'engine');
  const limit = Number(optionValues(args, 'limit')[0] ?? Infinity);
  const wanted = parseNoises(args);
  const snapshot = await loadKnowledge('knowledge', { clock: systemClock });
  const sets = await Promise.all(dirs.map(readSet));
  const json = args.includes('--json');
  const corpora = optionValues(args, 'corpus');
  if (args.includes('--curve')) {
    const files = dirs.map((dir) => path.join(dir, 'corpus.jsonl'));
    const points = runCurve(
      {
        documents: await readPassages(corpora.length > 0 ? corpora : files, io),
        questions: sets.flatMap((set) => set.queries.map(({ text }) => text)),
        snapshot,
        engineNames: chosen.length > 0 ? chosen : Object.keys(engines),
      },
      io,
    );
    if (json) io.stdout(JSON.stringify(points));
    else printCurve(points, io);
    return 0;
  }
  const others = (await readPassages(corpora, io)).map((other) => ({
    ...other,
    id: `other-${other.id}`,
  }));
  const rows: Row[] = [];
  for (const set of sets) {
    const cut = {
      ...set,
      corpus: [...set.corpus.slice(0, limit), ...others].slice(0, mostDocuments),
    };
    for (const engine of chosen.length > 0 ? chosen : Object.keys(engines)) {
      rows.push(...benchEngine(engine, cut, wanted, snapshot));
    }
  }
  if (json) io.stdout(JSON.stringify(rows));
  else {
    io.stdout(
      'engine      set         noise       n  r@1    r@5    r@10   mrr    ndcg     p50 ms   p95 ms   p99 ms  build s',
    );
    for (const row of rows) io.stdout(format(row));
  }
  return 0;
}

import { createEngine } from '../answers';
import type { KnowledgeSnapshot } from '../knowledge';
import { engines } from './bench-engines';
import type { CorpusDocument, Find } from './bench-engines';
import type { Io } from './io';
import { percentile } from './retrieval-metrics';

/** One engine over one number of documents; times in milliseconds, memory in MB. */
interface CurvePoint {
  readonly engine: string;
  readonly documents: number;
  readonly n: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly buildS: number;
  readonly heldMb: number;
}

const sizes = [1_000, 6_000, 20_000, 60_000];
const mostQuestions = 300;
const pieceWords = 80;

/** The whole of our way: the curated base decides, then the documents are searched. */
const decideAndSearch = 'tro-ly decide+search';

/** Texts cut into passages; beyond the first round the halves of two passages make a new one. */
function passages(corpus: readonly CorpusDocument[], wanted: number): readonly CorpusDocument[] {
  const pieces = corpus.flatMap(({ title, text }) => {
    const words = `${title} ${text}`.split(/\s+/u);
    const count = Math.ceil(words.length / pieceWords);
    return Array.from({ length: count }, (_, at) =>
      words.slice(at * pieceWords, (at + 1) * pieceWords),
    );
  });
  return Array.from({ length: wanted }, (_, at) => {
    const round = Math.floor(at / pieces.length);
    const own = pieces[at % pieces.length] ?? [];
    const other = pieces[(at * 31 + round) % pieces.length] ?? [];
    const half = Math.ceil(own.length / 2);
    const words = round === 0 ? own : [...own.slice(0, half), ...other.slice(-half)];
    return { id: String(at), title: '', text: words.join(' ') };
  });
}

function heldMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function time(find: Find, questions: readonly string[]): readonly number[] {
  for (const question of questions.slice(0, 50)) find(question);
  return questions.map((question) => {
    const start = performance.now();
    find(question);
    return performance.now() - start;
  });
}

/** Speed and memory by number of documents, beside stock MiniSearch and SQLite FTS5. */
export function runCurve(
  corpus: readonly CorpusDocument[],
  queries: readonly string[],
  snapshot: KnowledgeSnapshot,
  io: Io,
): readonly CurvePoint[] {
  const questions = queries.slice(0, mostQuestions);
  const { decider } = createEngine(snapshot);
  const points: CurvePoint[] = [];
  for (const documents of sizes) {
    const cut = passages(corpus, documents);
    for (const [engine, build] of Object.entries(engines)) {
      io.stderr(`${engine}, ${documents} documents …`);
      const before = heldMb();
      const start = performance.now();
      const find = build(cut, snapshot);
      const buildS = (performance.now() - start) / 1000;
      const held = heldMb() - before;
      const point = (name: string, times: readonly number[]): CurvePoint => ({
        engine: name,
        documents,
        n: questions.length,
        p50Ms: percentile(times, 0.5),
        p95Ms: percentile(times, 0.95),
        buildS,
        heldMb: held,
      });
      points.push(point(engine, time(find, questions)));
      if (engine !== 'tro-ly') continue;
      const both: Find = (question) => {
        decider.decide(question, 'vi', {});
        return find(question);
      };
      points.push(point(decideAndSearch, time(both, questions)));
    }
  }
  return points;
}

/** Prints the curve as a table. */
export function printCurve(points: readonly CurvePoint[], io: Io): void {
  io.stdout('engine                documents    n   p50 ms   p95 ms   build s   held MB');
  for (const { engine, documents, n, ...point } of points) {
    io.stdout(
      [
        engine.padEnd(20),
        String(documents).padStart(9),
        String(n).padStart(4),
        ...[point.p50Ms, point.p95Ms, point.buildS].map((value) => value.toFixed(2).padStart(7)),
        point.heldMb.toFixed(0).padStart(8),
      ].join('  '),
    );
  }
}

import { createEngine } from '../answers';
import { giveBackMemory } from '../give-back-memory';
import type { KnowledgeSnapshot } from '../knowledge';
import { shuffle } from './bench-corpus';
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
  /** CPU time of the whole process, which other programs on the machine do not lengthen. */
  readonly p95CpuMs: number;
  readonly buildS: number;
  /** JavaScript objects and arrays; SQLite keeps its pages elsewhere. */
  readonly heldMb: number;
}

export interface CurveOptions {
  readonly documents: readonly CorpusDocument[];
  readonly questions: readonly string[];
  readonly snapshot: KnowledgeSnapshot;
  readonly engineNames: readonly string[];
}

const sizes = [1_000, 6_000, 20_000, 60_000];
const mostQuestions = 300;
const warmUp = 100;
const patienceMs = 20_000;

/** The whole of our way: the curated base decides, then the documents are searched. */
const decideAndSearch = 'tro-ly decide+search';

function heldMb(): number {
  giveBackMemory();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

type Times = Pick<CurvePoint, 'n' | 'p50Ms' | 'p95Ms' | 'p95CpuMs'>;

function time(find: Find, questions: readonly string[]): Times {
  patiently(questions.slice(0, warmUp), find);
  const wall: number[] = [];
  const cpu: number[] = [];
  patiently(questions, (question) => {
    const used = process.cpuUsage();
    const start = performance.now();
    find(question);
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  });
  return {
    n: wall.length,
    p50Ms: percentile(wall, 0.5),
    p95Ms: percentile(wall, 0.95),
    p95CpuMs: percentile(cpu, 0.95),
  };
}

/** Asks until patience ends: stock engines take seconds a question at sixty thousand documents. */
function patiently(questions: readonly string[], ask: (question: string) => void): void {
  const until = performance.now() + patienceMs;
  for (const question of questions) {
    if (performance.now() > until) return;
    ask(question);
  }
}

/** Evenly spaced ones, so that every set is heard, the sets by turns if patience ends early. */
function spread(questions: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.floor(questions.length / mostQuestions));
  const chosen = questions.filter((_, at) => at % step === 0).slice(0, mostQuestions);
  return shuffle(chosen);
}

/** The sizes to measure; the last is what there is when there are fewer documents. */
function sizesUpTo(most: number): readonly number[] {
  const smaller = sizes.filter((size) => size <= most);
  return smaller.length === sizes.length ? smaller : [...smaller, most];
}

function createDecide(snapshot: KnowledgeSnapshot): (question: string) => void {
  const { decider, text } = createEngine(snapshot);
  text.forgetWords();
  return (question) => {
    decider.decide(question, 'vi', {});
  };
}

/** Speed and memory by number of documents, beside stock MiniSearch and SQLite FTS5. */
export function runCurve(options: CurveOptions, io: Io): readonly CurvePoint[] {
  const { documents, engineNames, snapshot } = options;
  const questions = spread(options.questions);
  const decide = engineNames.includes('tro-ly') ? createDecide(snapshot) : () => undefined;
  return sizesUpTo(documents.length).flatMap((size) =>
    engineNames.flatMap((engine) => {
      io.stderr(`${engine}, ${size} documents …`);
      const before = heldMb();
      const start = performance.now();
      const find = engines[engine]?.(documents.slice(0, size), snapshot) ?? (() => []);
      const buildS = (performance.now() - start) / 1000;
      const built = { documents: size, buildS, heldMb: heldMb() - before };
      const alone = { engine, ...built, ...time(find, questions) };
      if (engine !== 'tro-ly') return [alone];
      const both: Find = (question) => {
        decide(question);
        return find(question);
      };
      return [alone, { engine: decideAndSearch, ...built, ...time(both, questions) }];
    }),
  );
}

/** Prints the curve as a table. */
export function printCurve(points: readonly CurvePoint[], io: Io): void {
  io.stdout('engine                documents    n   p50 ms   p95 ms  p95 cpu   build s   held MB');
  for (const { engine, documents, n, ...point } of points) {
    io.stdout(
      [
        engine.padEnd(20),
        String(documents).padStart(9),
        String(n).padStart(4),
        ...[point.p50Ms, point.p95Ms, point.p95CpuMs, point.buildS].map((value) =>
          value.toFixed(2).padStart(7),
        ),
        point.heldMb.toFixed(0).padStart(8),
      ].join('  '),
    );
  }
}

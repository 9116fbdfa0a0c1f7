import { hostileInputs } from './hostile-inputs';
import { percentile } from './retrieval-metrics';

/** Times of one way to be asked; milliseconds. */
export interface Times {
  readonly way: string;
  readonly n: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p95CpuMs: number;
  readonly worstMs: number;
}

/** CPU time, since the wall clock tells of other programs too. */
export interface Hostile {
  readonly input: string;
  readonly withoutCpuMs: number;
  readonly withCpuMs: number;
}

/** Asks something, whatever comes of it. */
export type Say = (text: string) => void;

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function wallMs(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Two rounds warm the compiler up, as the first minutes of a server do. */
export function time(way: string, say: Say, questions: readonly string[]): Times {
  for (const _ of [1, 2]) questions.forEach(say);
  const cpu: number[] = [];
  const wall = questions.map((question) =>
    wallMs(() => {
      cpu.push(
        cpuMs(() => {
          say(question);
        }),
      );
    }),
  );
  return {
    way,
    n: questions.length,
    p50Ms: percentile(wall, 0.5),
    p95Ms: percentile(wall, 0.95),
    p95CpuMs: percentile(cpu, 0.95),
    worstMs: Math.max(...wall),
  };
}

/**
 * The worst of some rounds after one to warm up; the door turns long texts away, so the rooms behind
 * it are asked too.
 */
export function timeHostile(
  without: readonly Say[],
  withIt: readonly Say[],
  counted: number,
): readonly Hostile[] {
  const rounds = Array.from({ length: counted + 1 }, (_, round) => round);
  return Object.entries(hostileInputs).map(([input, textOf]) => {
    const worst = (says: readonly Say[], firstRound: number): number => {
      const times = rounds.map((round) => {
        const text = textOf(firstRound + round);
        return Math.max(
          ...says.map((say) =>
            cpuMs(() => {
              say(text);
            }),
          ),
        );
      });
      return Math.max(...times.slice(1));
    };
    return {
      input,
      withoutCpuMs: worst(without, 0),
      withCpuMs: worst(withIt, rounds.length),
    };
  });
}

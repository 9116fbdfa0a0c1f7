import { readFile } from 'node:fs/promises';
import { confidenceKeys, createEngine, evidenceKeys } from '../answers';
import type { RankingWeights } from '../answers';
import { systemClock } from '../core';
import { loadKnowledge } from '../knowledge';
import type { Io } from './io';
import { atLeastZero, atMostZero, fitChoices, fitLogistic } from './logistic';
import { confidenceRow, crossObserve, observe } from './tune-data';
import type { LabelledQuestion, TuneRow } from './tune-data';

interface StoredQuestion {
  readonly id: string;
  readonly text: string;
  readonly topic: string;
  readonly also?: readonly string[];
}

const folds = 4;
/** The questions of one file together weigh this many times what all held-out samples weigh. */
const fileShare = 2.5;
const intentsOnly = new Set(['smalltalk', 'complaint', 'handoff']);

/** `FILE#even` leaves the questions whose id has an odd number for judging what was learned. */
async function readQuestions(name: string): Promise<readonly LabelledQuestion[]> {
  const [file = '', half] = name.split('#');
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines
    .map((line) => JSON.parse(line) as StoredQuestion)
    .filter(({ topic }) => !intentsOnly.has(topic))
    .filter(({ id }) => half === undefined || Number(id.replace(/\D/gu, '')) % 2 === 0)
    .map(({ text, topic, also = [] }) => ({
      text,
      right: topic === 'out-of-scope' ? [] : [topic, ...also],
    }));
}

function weighReal(real: readonly TuneRow[], samples: number): readonly TuneRow[] {
  const weight = (fileShare * samples) / Math.max(1, real.length);
  return real.map((row) => ({ ...row, weight }));
}

/** What can only speak against a topic. */
const against: ReadonlySet<string> = new Set([
  'outside',
  'outsideShare',
  'outsideWording',
  'ownOutside',
  'askedOutside',
  'askedWording',
  'unknown',
  'gap',
  'gapPair',
]);

function learnRanking(rows: readonly TuneRow[]): RankingWeights {
  const choices = rows
    .map(({ evidence, right, weight }) => ({
      weight,
      options: [...evidence].map(([topic, known]) => ({
        x: evidenceKeys.map((key) => known[key]),
        right: right.includes(topic),
      })),
    }))
    .filter(({ options }) => options.some((option) => option.right));
  const bounds = evidenceKeys.map((key) => (against.has(key) ? atMostZero : atLeastZero));
  const fitted = fitChoices(choices, bounds, 3e-3);
  return byKey(evidenceKeys, fitted);
}

function learnConfidence(
  rows: readonly TuneRow[],
  weights: RankingWeights,
  first: number,
): Readonly<Record<string, number>> {
  const examples = rows.flatMap((row) => {
    const judged = confidenceRow(row, weights, first);
    if (!judged) return [];
    const x = confidenceKeys.map((key) => judged.inputs[key]);
    return [{ x, yes: judged.right, weight: judged.weight }];
  });
  const bounds = confidenceKeys.map((key) => (against.has(key) ? atMostZero : atLeastZero));
  const [bias = 0, ...rest] = fitLogistic(examples, bounds, 1e-3);
  return { bias: round(bias), ...byKey(confidenceKeys, rest) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function byKey<K extends string>(keys: readonly K[], values: readonly number[]): Record<K, number> {
  const entries = keys.map((key, at) => [key, round(values[at] ?? 0)] as const);
  return Object.fromEntries(entries) as Record<K, number>;
}

/**
 * Learns the constants of `answers/ranking-weights.ts` from sample questions held out in turn and
 * from files of labelled questions, and prints them.
 */
export async function runTuneDecider(files: readonly string[], io: Io): Promise<number> {
  const snapshot = await loadKnowledge('knowledge', { clock: systemClock });
  const samples = crossObserve(snapshot, folds);
  const engine = createEngine(snapshot);
  const real = await Promise.all(files.map(readQuestions));
  const rows = [
    ...real.flatMap((list) => weighReal(observe(engine, list, 1), samples.length)),
    ...samples,
  ];
  const ranking = learnRanking(rows);
  io.stdout(`rankingWeights ${JSON.stringify(ranking)}`);
  io.stdout(`confidenceWeights ${JSON.stringify(learnConfidence(rows, ranking, 1))}`);
  io.stdout(`coverageWeights ${JSON.stringify(learnConfidence(rows, ranking, 3))}`);
  return 0;
}

import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { encodeCounts, fold, isWellFormed, normalize, placeTone } from '../text';
import type { Io } from './io';

const usage =
  'build-counts --procedures FILE.jsonl[.gz] --texts DIR --out FILE.json [--least N] [--max-kb N]';

/** Counts syllables and neighbouring pairs; pairs do not cross punctuation or foreign words. */
class Counter {
  readonly single = new Map<string, number>();
  readonly pairs = new Map<string, Map<string, number>>();

  add(text: string): void {
    for (const clause of normalize(text)
      .toLowerCase()
      .split(/[^\p{L}\p{M}\s]+/u)) {
      let previous: string | undefined;
      for (const raw of clause.split(' ')) {
        const syllable = placeTone(raw);
        const usable = isWellFormed(syllable);
        if (usable) this.count(previous, syllable);
        previous = usable ? syllable : undefined;
      }
    }
  }

  private count(previous: string | undefined, syllable: string): void {
    this.single.set(syllable, (this.single.get(syllable) ?? 0) + 1);
    if (previous === undefined) return;
    const row = this.pairs.get(previous) ?? new Map<string, number>();
    row.set(syllable, (row.get(syllable) ?? 0) + 1);
    this.pairs.set(previous, row);
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

async function readProcedures(file: string): Promise<string[]> {
  const raw = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => textsOf(JSON.parse(line)));
}

async function readTexts(dir: string): Promise<string[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.md'));
  return Promise.all(names.map((name) => readFile(path.join(dir, name), 'utf8')));
}

/** What occurs once, and rare unmarked twins of common syllables, are errors of the sources. */
function isNoise(syllable: string, count: number, commonest: ReadonlyMap<string, number>): boolean {
  const folded = fold(syllable);
  return count < 2 || (folded === syllable && count * 200 < (commonest.get(folded) ?? 0));
}

function commonestForms(single: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const commonest = new Map<string, number>();
  for (const [syllable, count] of single) {
    const key = fold(syllable);
    commonest.set(key, Math.max(count, commonest.get(key) ?? 0));
  }
  return commonest;
}

function pack(counter: Counter, least: number): string {
  const commonest = commonestForms(counter.single);
  const counted = [...counter.single]
    .map(([syllable, count]) => ({ syllable, count }))
    .filter(({ syllable, count }) => !isNoise(syllable, count, commonest))
    .sort((a, b) => b.count - a.count || a.syllable.localeCompare(b.syllable));
  const ids = new Map(counted.map(({ syllable }, id) => [syllable, id]));
  const follow = (first: number): ReadonlyMap<number, number> => {
    const row = counter.pairs.get(counted[first]?.syllable ?? '') ?? new Map<string, number>();
    const kept = new Map<number, number>();
    for (const [syllable, count] of row) {
      const id = ids.get(syllable);
      if (id !== undefined && count >= least) kept.set(id, count);
    }
    return kept;
  };
  return `${JSON.stringify(encodeCounts(counted, follow))}\n`;
}

/** Raises the least count of a pair until the packed file fits `maxBytes` after gzip. */
function packWithin(counter: Counter, least: number, maxBytes: number): string {
  for (let bound = least; ; bound += 1) {
    const packed = pack(counter, bound);
    if (gzipSync(packed).length <= maxBytes) return packed;
  }
}

function option(args: readonly string[], name: string, otherwise?: string): string {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : args[at + 1];
  if (value === undefined) throw new Error(`--${name} is missing. Usage: ${usage}`);
  return value;
}

/** Derives `src/text/data/counts.json` (counts only, no text) from public texts. */
export async function runBuildCounts(args: readonly string[], io: Io): Promise<number> {
  const counter = new Counter();
  const procedures = await readProcedures(option(args, 'procedures'));
  const texts = await readTexts(option(args, 'texts'));
  for (const text of [...procedures, ...texts]) counter.add(text);
  const maxBytes = Number(option(args, 'max-kb', '340')) * 1000;
  const packed = packWithin(counter, Number(option(args, 'least', '1')), maxBytes);
  await writeFile(option(args, 'out'), packed);
  io.stdout(`${counter.single.size} syllables read; ${gzipSync(packed).length} bytes after gzip`);
  return 0;
}

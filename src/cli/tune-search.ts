import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createDocumentIndex, defaultRescore, queryOfWords } from '../search';
import type { DocumentIndexOptions } from '../search';
import { normalize, tokenize } from '../text';
import type { CorpusDocument } from './bench-engines';
import type { Io } from './io';
import { average, judge } from './retrieval-metrics';

interface Trial {
  readonly name: string;
  readonly options: Partial<DocumentIndexOptions>;
}

const trials: readonly Trial[] = [
  { name: 'as set', options: {} },
  ...[8, 20, 30].map((mostTerms) => ({ name: `${mostTerms} terms`, options: { mostTerms } })),
  ...[
    { k: 0.9, b: 0.6, d: 0 },
    { k: 1.2, b: 0.75, d: 0 },
    { k: 0.9, b: 0.9, d: 0 },
  ].map((bm25) => ({ name: `first ${JSON.stringify(bm25)}`, options: { bm25 } })),
  ...[0, 0.5, 2].map((firstShare) => ({ name: `first x${firstShare}`, options: { firstShare } })),
  ...[0, 30, 150].map((rescored) => ({ name: `${rescored} rescored`, options: { rescored } })),
  ...[
    { nearShare: 0.45 },
    { nearShare: 1.4 },
    { pairShare: 0.3 },
    { pairShare: 1 },
    { window: 6 },
    { window: 3 },
    { k: 1.2 },
    { b: 0.45 },
    { b: 0.75 },
  ].map((change) => ({
    name: `rescore ${JSON.stringify(change)}`,
    options: { rescore: { ...defaultRescore, ...change } },
  })),
];

async function readJsonLines<T>(file: string): Promise<readonly T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}

async function readRight(file: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const right = new Map<string, Set<string>>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const [query, document] = line.split('\t');
    if (query === undefined || document === undefined) continue;
    right.set(query, (right.get(query) ?? new Set<string>()).add(document));
  }
  return right;
}

/** Changes one constant of the document index at a time and prints nDCG@10 and R@1 of each set. */
export async function runTuneSearch(dirs: readonly string[], io: Io): Promise<number> {
  const cut = (line: string): readonly string[] => tokenize(normalize(line), 'vi');
  for (const dir of dirs) {
    const corpus = await readJsonLines<CorpusDocument>(path.join(dir, 'corpus.jsonl'));
    const queries = await readJsonLines<{ id: string; text: string }>(
      path.join(dir, 'queries.jsonl'),
    );
    const right = await readRight(path.join(dir, 'qrels.tsv'));
    const documents = corpus.map(({ id, title, text }) => ({ id, fields: { title, text } }));
    for (const { name, options } of trials) {
      const fields = { title: 2, text: 1 };
      const index = createDocumentIndex(documents, { fields, tokenize: cut, ...options });
      const judged = queries.map(({ id, text }) => {
        const hits = index.search(queryOfWords(cut(text)), 10);
        return judge(
          hits.map((hit) => hit.id),
          right.get(id) ?? new Set(),
        );
      });
      const { ndcg10, r1 } = average(judged);
      io.stdout(`${path.basename(dir)}  ${ndcg10.toFixed(4)}  ${r1.toFixed(4)}  ${name}`);
    }
  }
  return 0;
}

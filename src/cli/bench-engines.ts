import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { KnowledgeSnapshot } from '../knowledge';
import { createDocumentIndex, queryOfWords } from '../search';
import type { SearchDocument } from '../search';
import { baseCounts, createSyllableModel, createTextRepair, hasMarks, tokenize } from '../text';
import type { TextRepair } from '../text';

export interface CorpusDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A built engine: the best ids for a question. */
export type Find = (question: string) => readonly string[];
export type BuildEngine = (corpus: readonly CorpusDocument[], knowledge: BenchKnowledge) => Find;

/** What our engine knows of the language beside the corpus: curated lists, not articles. */
export type BenchKnowledge = Pick<KnowledgeSnapshot, 'vocabulary' | 'intents'>;

const found = 10;

const forgottenEvery = 500;

/** Documents one by one; the words of those read are let go of, or they would outgrow the index. */
function* documentsOf(
  corpus: readonly CorpusDocument[],
  repair: TextRepair,
): Generator<SearchDocument> {
  for (const [at, { id, title, text }] of corpus.entries()) {
    if (at % forgottenEvery === 0) repair.forgetWords();
    yield { id, fields: { title, text } };
  }
}

const buildTroLy: BuildEngine = (corpus, { vocabulary, intents }) => {
  const samples = intents.flatMap((intent) => intent.samples);
  const texts = [...corpus.flatMap(({ title, text }) => [title, text]), ...samples].filter(
    hasMarks,
  );
  const model = createSyllableModel(baseCounts(), { texts, weight: 4 });
  const repair = createTextRepair({ vocabulary, model });
  const index = createDocumentIndex(documentsOf(corpus, repair), {
    fields: { title: 2, text: 1 },
    tokenize: (line) => repair.words(line),
  });
  repair.forgetWords();
  return (question) => {
    const { tokens } = repair.repair(question, 'vi');
    return index.search(queryOfWords(tokens), found).map(({ id }) => id);
  };
};

const buildMiniSearch: BuildEngine = (corpus) => {
  const index = new MiniSearch<CorpusDocument>({ fields: ['title', 'text'] });
  index.addAll(corpus);
  return (question) =>
    index
      .search(question)
      .slice(0, found)
      .map(({ id }) => String(id));
};

const buildFts5: BuildEngine = (corpus) => {
  const database = new Database(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 0')",
  );
  const insert = database.prepare('INSERT INTO docs VALUES (?, ?, ?)');
  database.transaction(() => {
    for (const { id, title, text } of corpus) insert.run(id, title, text);
  })();
  const select = database.prepare<[string], { id: string }>(
    `SELECT id FROM docs WHERE docs MATCH ? ORDER BY bm25(docs) LIMIT ${found}`,
  );
  return (question) => {
    const words = new Set(tokenize(question, 'vi'));
    if (words.size === 0) return [];
    return select.all([...words].map((word) => `"${word}"`).join(' OR ')).map(({ id }) => id);
  };
};

/** The engines that `bench search` compares. */
export const engines: Readonly<Record<string, BuildEngine>> = {
  'tro-ly': buildTroLy,
  minisearch: buildMiniSearch,
  fts5: buildFts5,
};

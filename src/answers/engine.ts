import type { KnowledgeSnapshot } from '../knowledge';
import { createSearchIndex } from '../search';
import type { SearchIndex } from '../search';
import { baseCounts, createSyllableModel, createTextRepair, hasMarks } from '../text';
import type { TextRepair } from '../text';
import { createUnderstanding } from '../understanding';
import type { Understanding } from '../understanding';
import { createDecider } from './decide';
import type { Decider } from './decide';

/** Everything that is built once from a knowledge snapshot to understand questions. */
export interface Engine {
  readonly text: TextRepair;
  readonly search: SearchIndex;
  readonly understanding: Understanding;
  readonly decider: Decider;
}

/** How often a pair of our own texts counts against one of the base. */
const ownWeight = 12;

/** The texts of a snapshot that teach spelling: everything Vietnamese that is written with marks. */
function spellingTexts({ articles, vocabulary }: KnowledgeSnapshot): readonly string[] {
  const written = [...articles.values()].flatMap((article) => [
    article.title,
    ...article.aliases,
    ...article.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
  ]);
  const { abbreviations, synonyms, teencode } = vocabulary;
  const words = [
    ...abbreviations.map(({ full }) => full),
    ...synonyms.flatMap(({ say, mean }) => [say, mean]),
    ...Object.values(teencode),
  ];
  return [...written, ...words].filter(hasMarks);
}

/** What samples say in people's own spelling. */
function typedTexts({ articles, intents }: KnowledgeSnapshot): readonly string[] {
  const questions = [...articles.values()].flatMap((article) => [
    ...article.questions,
    ...article.outside,
  ]);
  return [...questions, ...intents.flatMap(({ samples }) => samples)].filter(hasMarks);
}

/** Builds repair, index, understanding and decider of a snapshot; takes seconds and blocks meanwhile. */
export function createEngine(snapshot: KnowledgeSnapshot): Engine {
  const own = {
    texts: spellingTexts(snapshot),
    typed: typedTexts(snapshot),
    weight: ownWeight,
  };
  const model = createSyllableModel(baseCounts(), own);
  const text = createTextRepair({ vocabulary: snapshot.vocabulary, model });
  const search = createSearchIndex(snapshot, text);
  const understanding = createUnderstanding(snapshot, text);
  return {
    text,
    search,
    understanding,
    decider: createDecider({ text, search, understanding, snapshot }),
  };
}

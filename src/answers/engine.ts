import type { KnowledgeSnapshot } from '../knowledge';
import { createSearchIndex, restoreSearchIndex } from '../search';
import type { SearchIndex, StoredSearch } from '../search';
import { baseCounts, createSyllableModel, createTextRepair, hasMarks } from '../text';
import type { LearnedSyllables, TextRepair } from '../text';
import { createUnderstanding, restoreUnderstanding } from '../understanding';
import type { StoredUnderstanding, Understanding } from '../understanding';
import { createDecider } from './decide';
import type { Decider } from './decide';

/** What building an engine spends most of its time on; good for the same knowledge and program. */
export interface Learned {
  /** The version of the knowledge it was learned from. */
  readonly version: string;
  readonly syllables: LearnedSyllables;
  readonly search: StoredSearch;
  readonly understanding: StoredUnderstanding;
}

/** Everything that is built once from a knowledge snapshot to understand questions. */
export interface Engine {
  readonly text: TextRepair;
  readonly search: SearchIndex;
  readonly understanding: Understanding;
  readonly decider: Decider;
  /** Made when asked for; shares its parts with the engine: for writing at once. */
  learned(): Learned;
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

/**
 * Builds repair, index, understanding and decider of a snapshot. Blocks meanwhile: seconds, or a
 * fraction of that with what was learned of the same version before.
 */
export function createEngine(snapshot: KnowledgeSnapshot, before?: Learned): Engine {
  const { version, vocabulary } = snapshot;
  const known = before?.version === version ? before : undefined;
  const own = known
    ? { texts: [], weight: ownWeight }
    : { texts: spellingTexts(snapshot), typed: typedTexts(snapshot), weight: ownWeight };
  const model = createSyllableModel(baseCounts(), own, known?.syllables);
  const text = createTextRepair({ vocabulary, model });
  const search = known ? restoreSearchIndex(known.search) : createSearchIndex(snapshot, text);
  const understanding = known
    ? restoreUnderstanding(snapshot, known.understanding)
    : createUnderstanding(snapshot, text);
  return {
    text,
    search,
    understanding,
    decider: createDecider({ text, search, understanding, snapshot }),
    learned: () => ({
      version,
      syllables: model.learned(),
      search: search.stored(),
      understanding: understanding.stored(),
    }),
  };
}

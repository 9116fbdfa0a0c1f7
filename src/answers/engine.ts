import type { KnowledgeSnapshot } from '../knowledge';
import { createSearchIndex } from '../search';
import type { SearchIndex } from '../search';
import { baseCounts, createSyllableModel, createTextRepair, hasMarks } from '../text';
import type { LearnedSyllables, TextRepair } from '../text';
import { createUnderstanding } from '../understanding';
import type { LearnedWeights, Understanding } from '../understanding';
import { createDecider } from './decide';
import type { Decider } from './decide';

/** What building an engine spends most of its time on; good for the same knowledge and program. */
export interface Learned {
  /** The version of the knowledge it was learned from. */
  readonly version: string;
  /** Lines of articles and samples with their words. */
  readonly cut: ReadonlyMap<string, string>;
  readonly syllables: LearnedSyllables;
  readonly weights: LearnedWeights;
}

/** Everything that is built once from a knowledge snapshot to understand questions. */
export interface Engine {
  readonly text: TextRepair;
  readonly search: SearchIndex;
  readonly understanding: Understanding;
  readonly decider: Decider;
  /** Made when asked for. */
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
  const text = createTextRepair({ vocabulary, model, ...(known && { cut: known.cut }) });
  const search = createSearchIndex(snapshot, text);
  const understanding = createUnderstanding(snapshot, text, known?.weights);
  return {
    text,
    search,
    understanding,
    decider: createDecider({ text, search, understanding, snapshot }),
    learned: () => ({
      version,
      cut: text.cutLines(),
      syllables: model.learned(),
      weights: understanding.weights,
    }),
  };
}

import { CatalogueKeeper, createBrain } from './answers';
import type { Brain, Learned } from './answers';
import type { AppDeps } from './app-deps';
import { BrainKeeper } from './brain-keeper';
import { KnowledgeLibrary } from './knowledge';
import type { KnowledgeSnapshot } from './knowledge';
import { giveBackMemory } from './give-back-memory';
import { readLearned } from './learned-file';
import { learnInThread } from './learner';
import type { Metrics } from './metrics';

/** Everything answers are made from: the files, the national catalogue, and what was learned of them. */
export interface Knowledge {
  readonly library: KnowledgeLibrary;
  /** The brain in service at this moment. */
  readonly brain: () => Brain;
  /** Opens the national catalogue, if one was imported, while answers are given. */
  openCatalogue(): void;
  close(): Promise<void>;
}

/** Opens the knowledge files and builds the first brain. */
export async function openKnowledge(deps: AppDeps, metrics: Metrics): Promise<Knowledge> {
  const library = await openLibrary(deps, metrics);
  const part = deps.logger.child({ part: 'catalogue' });
  const catalogue = new CatalogueKeeper(deps.config.catalogueDir, () => library.current(), part);
  const brains = await orClose(library, () => openBrain(deps, library, catalogue));
  return {
    library,
    brain: () => brains.current(),
    openCatalogue: () => {
      void catalogue.reload();
      catalogue.watch();
    },
    close: async () => {
      await library.close();
      brains.close();
      await catalogue.close();
    },
  };
}

/** A start that fails leaves nothing that goes on watching. */
async function orClose<T>(library: KnowledgeLibrary, open: () => T): Promise<T> {
  try {
    return open();
  } catch (error) {
    await library.close();
    throw error;
  }
}

async function openLibrary(
  { config, clock, logger, storedKnowledge: stored }: AppDeps,
  metrics: Metrics,
): Promise<KnowledgeLibrary> {
  const { dir, onlyReviewed, watch } = config.knowledge;
  const library = await KnowledgeLibrary.open({
    dir,
    onlyReviewed,
    watch,
    ...(stored === undefined ? {} : { stored }),
    clock,
    logger: logger.child({ part: 'knowledge' }),
  });
  metrics.knowledgeLoaded(library.current());
  library.onChange((snapshot) => {
    metrics.knowledgeLoaded(snapshot);
  });
  return library;
}

/** The brain in service, with the national catalogue at hand. */
function openBrain(
  { config, logger, learned: place, learnerFile }: AppDeps,
  library: KnowledgeLibrary,
  catalogue: CatalogueKeeper,
): BrainKeeper {
  const build = (snapshot: KnowledgeSnapshot, learned?: Learned): Brain => ({
    ...createBrain(snapshot, config.locality, learned),
    catalogue: () => catalogue.current(),
  });
  const learner = learnerFile === undefined ? undefined : learnInThread(learnerFile);
  const part = logger.child({ part: 'brain' });
  return new BrainKeeper(
    { library, build, learner, tidy: giveBackMemory, logger: part },
    place && readLearned(place),
  );
}

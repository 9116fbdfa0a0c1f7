import { CatalogueKeeper, createBrain } from './answers';
import type { Brain } from './answers';
import type { AppDeps } from './app-deps';
import { BrainKeeper } from './brain-keeper';
import { KnowledgeLibrary } from './knowledge';
import type { KnowledgeSnapshot } from './knowledge';
import { readLearned } from './learned-file';
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
  { config, logger, learned: place }: AppDeps,
  library: KnowledgeLibrary,
  catalogue: CatalogueKeeper,
): BrainKeeper {
  let learned = place && readLearned(place);
  const build = (snapshot: KnowledgeSnapshot): Brain => {
    const brain = createBrain(snapshot, config.locality, learned);
    // Good for the first brain only, and megabytes.
    learned = undefined;
    return { ...brain, catalogue: () => catalogue.current() };
  };
  return new BrainKeeper(library, build, logger.child({ part: 'brain' }));
}

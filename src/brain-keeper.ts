import type { Brain, Learned } from './answers';
import { errorMessage } from './core';
import type { Logger } from './core';
import type { KnowledgeLibrary, KnowledgeSnapshot } from './knowledge';
import type { Learner } from './learner';

// Curators save several times in a row; learning takes seconds.
const learnAfterMs = 3000;

export interface BrainKeeperDeps {
  readonly library: KnowledgeLibrary;
  /** Builds a brain, at once where what was learned of the same snapshot is given. */
  readonly build: (snapshot: KnowledgeSnapshot, learned?: Learned) => Brain;
  /** Learns elsewhere, so that answers go on; without it `build` does, and they wait. */
  readonly learner?: Learner | undefined;
  /** Called when a new brain is in service and the last one is garbage. */
  readonly tidy?: () => void;
  readonly logger: Logger;
}

/**
 * Holds the brain in service. What an article says is new with the next answer; how questions find
 * it is learned anew a few quiet seconds later, and until then as it was before the change.
 */
export class BrainKeeper {
  private brain: Brain;
  private timer: NodeJS.Timeout | undefined;
  private learning: Promise<void> = Promise.resolve();
  private closed = false;

  /** `learned`: what the build learned, for the first brain. */
  constructor(
    private readonly deps: BrainKeeperDeps,
    learned?: Learned,
  ) {
    const { library, build } = deps;
    this.brain = build(library.current(), learned);
    library.onChange((snapshot) => {
      this.change(snapshot);
    });
  }

  current(): Brain {
    return this.brain;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private change(snapshot: KnowledgeSnapshot): void {
    const { id } = this.brain.locality;
    const locality = snapshot.localities.get(id) ?? this.brain.locality;
    this.brain = { ...this.brain, snapshot, locality };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.learning = this.learning.then(() => this.learn());
    }, learnAfterMs);
  }

  private async learn(): Promise<void> {
    const { library, learner, build, tidy, logger } = this.deps;
    const snapshot = library.current();
    try {
      const learned = await learner?.(snapshot);
      // What changed meanwhile is learned after it.
      if (this.closed || library.current() !== snapshot) return;
      this.brain = build(snapshot, learned);
      tidy?.();
      logger.info({ version: snapshot.version }, 'finding learned anew');
    } catch (error) {
      logger.error({ error: errorMessage(error) }, 'finding not learned anew; the last stays');
    }
  }
}

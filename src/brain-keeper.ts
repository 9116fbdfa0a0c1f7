import type { Brain } from './answers';
import { errorMessage } from './core';
import type { Logger } from './core';
import type { KnowledgeLibrary, KnowledgeSnapshot } from './knowledge';

// Curators save several times in a row; learning takes seconds in which nothing is answered.
const learnAfterMs = 3000;

/**
 * Holds the brain in service. What an article says is new with the next answer; how questions find
 * it is learned anew a few quiet seconds later, and until then as it was before the change.
 */
export class BrainKeeper {
  private brain: Brain;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly library: KnowledgeLibrary,
    private readonly build: (snapshot: KnowledgeSnapshot) => Brain,
    private readonly logger: Logger,
  ) {
    this.brain = build(library.current());
    library.onChange((snapshot) => {
      this.change(snapshot);
    });
  }

  current(): Brain {
    return this.brain;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private change(snapshot: KnowledgeSnapshot): void {
    const { id } = this.brain.locality;
    const locality = snapshot.localities.get(id) ?? this.brain.locality;
    this.brain = { ...this.brain, snapshot, locality };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.learn();
    }, learnAfterMs);
  }

  private learn(): void {
    try {
      this.brain = this.build(this.library.current());
    } catch (error) {
      this.logger.error({ error: errorMessage(error) }, 'finding not learned anew; the last stays');
    }
  }
}

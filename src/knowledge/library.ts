import { errorMessage } from '../core';
import type { Clock, Logger } from '../core';
import { readFolder } from './folder-files';
import type { FolderFiles } from './folder-files';
import { FolderWatcher } from './folder-watcher';
import { loadKnowledge } from './load';
import type { KnowledgeSnapshot } from './model';
import { restoreKnowledge } from './stored';
import type { StoredPlace } from './stored';

export interface LibraryOptions {
  readonly dir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onlyReviewed?: boolean;
  /** Reload when a file of the folder changes, until `close`. */
  readonly watch?: boolean;
  /** What the build kept; it is served as long as it fits the folder to the byte. */
  readonly stored?: StoredPlace;
}

/** Called before a new snapshot goes into service; what it builds is ready when the swap happens. */
type Listener = (snapshot: KnowledgeSnapshot) => void | Promise<void>;

// Editors write a file in several steps; one reload after the last is enough.
const settleMs = 200;

/**
 * Holds the snapshot in service and replaces it as a whole when files change. A broken file never
 * replaces a good one, and a failing reload leaves the old snapshot in service.
 */
export class KnowledgeLibrary {
  private readonly listeners: Listener[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  private readonly watcher: FolderWatcher | undefined;

  private constructor(
    private readonly options: LibraryOptions,
    private snapshot: KnowledgeSnapshot,
    digest: string,
  ) {
    const { dir, logger } = options;
    const onError = (error: unknown): void => {
      logger.error({ error: errorMessage(error) }, 'knowledge folder not watched');
    };
    const onChange = (): void => {
      this.reloadSoon();
    };
    if (options.watch === true) this.watcher = new FolderWatcher(dir, digest, onChange, onError);
  }

  static async open(options: LibraryOptions): Promise<KnowledgeLibrary> {
    const { dir } = options;
    // Before the files are read: what changes while they are must not be missed.
    const files = readFolder(dir);
    const snapshot =
      keptSnapshot(files, options) ?? (await loadKnowledge(dir, { ...options, advice: false }));
    const library = new KnowledgeLibrary(options, snapshot, files.digest);
    library.logProblems();
    return library;
  }

  /** The snapshot in service. */
  current(): KnowledgeSnapshot {
    return this.snapshot;
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Reads the files again; reloads run one after another. Resolves when the swap is done. */
  reload(): Promise<void> {
    this.running = this.running.then(() => this.swap());
    return this.running;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.watcher?.close();
    await this.running;
  }

  private reloadSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.reload(), settleMs);
  }

  private async swap(): Promise<void> {
    const { dir, logger } = this.options;
    try {
      const next = await loadKnowledge(dir, {
        ...this.options,
        previous: this.snapshot,
        advice: false,
      });
      for (const listener of this.listeners) await listener(next);
      this.snapshot = next;
      logger.info({ version: next.version, articles: next.articles.size }, 'knowledge reloaded');
    } catch (error) {
      logger.error({ error: errorMessage(error) }, 'knowledge not reloaded; the last one stays');
    }
    this.logProblems();
  }

  private logProblems(): void {
    const errors = this.snapshot.problems.filter((problem) => problem.severity === 'error');
    for (const { file, line, message } of errors.slice(0, 20)) {
      this.options.logger.warn({ file, line, problem: message }, 'knowledge file not served');
    }
  }
}

/** What the build kept, where it fits; it has every article, signed or not. */
function keptSnapshot(
  files: FolderFiles,
  { stored, onlyReviewed, clock, logger }: LibraryOptions,
): KnowledgeSnapshot | undefined {
  if (stored === undefined || onlyReviewed === true) return undefined;
  const restored = restoreKnowledge(files, stored, clock);
  if (restored.kind === 'whole') return restored.snapshot;
  logger.info({ stored: restored.kind }, 'knowledge read from its files, not as the build kept it');
  return undefined;
}

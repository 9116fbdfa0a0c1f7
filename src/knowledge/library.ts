import path from 'node:path';
import { watch } from 'chokidar';
import type { FSWatcher } from 'chokidar';
import { errorMessage } from '../core';
import type { Clock, Logger } from '../core';
import { loadKnowledge } from './load';
import type { KnowledgeSnapshot } from './model';

export interface LibraryOptions {
  readonly dir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onlyReviewed?: boolean;
  /** Reload when a file of the folder changes, until `close`. */
  readonly watch?: boolean;
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

  private constructor(
    private readonly options: LibraryOptions,
    private snapshot: KnowledgeSnapshot,
    private readonly watcher: FSWatcher | undefined,
  ) {}

  static async open(options: LibraryOptions): Promise<KnowledgeLibrary> {
    // The watcher looks first: a file changed while the others are read must not be missed.
    const watcher = options.watch === true ? await watchFolder(options.dir) : undefined;
    const library = new KnowledgeLibrary(
      options,
      await loadKnowledge(options.dir, { ...options, advice: false }),
      watcher,
    );
    watcher?.on('all', () => {
      library.reloadSoon();
    });
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

/** Resolves when the folder has been looked through, so that every later change is told. */
function watchFolder(dir: string): Promise<FSWatcher> {
  const kept = /\.(md|yaml)$/;
  const watcher = watch(path.resolve(dir), {
    ignoreInitial: true,
    ignored: (file, stats) => stats?.isFile() === true && !kept.test(file),
  });
  return new Promise((resolve, reject) => {
    watcher.once('error', reject);
    watcher.once('ready', () => {
      resolve(watcher);
    });
  });
}

import path from 'node:path';
import { readFolder } from './folder-files';

// Looking at every file takes a moment that a start does not have.
const watchAfterMs = 1000;

/**
 * Tells when a file of the knowledge folder changes, a moment after it is made; a change before
 * that is found by the folder's digest, so that none is missed.
 */
export class FolderWatcher {
  private readonly timer: NodeJS.Timeout;
  private watcher: { close(): Promise<void> } | undefined;
  private opening: Promise<void> = Promise.resolve();

  /** `digest` is the folder's when it was read; `onError` hears why changes will not be told. */
  constructor(
    private readonly dir: string,
    private readonly digest: string,
    private readonly onChange: () => void,
    onError: (error: unknown) => void,
  ) {
    this.timer = setTimeout(() => {
      this.opening = this.open().catch(onError);
    }, watchAfterMs);
    // A start that fails meanwhile must be able to end.
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.opening;
    await this.watcher?.close();
  }

  private async open(): Promise<void> {
    const { watch } = await import('chokidar');
    const kept = /\.(md|yaml)$/;
    const watcher = watch(path.resolve(this.dir), {
      ignoreInitial: true,
      ignored: (file, stats) => stats?.isFile() === true && !kept.test(file),
    });
    this.watcher = watcher;
    watcher.on('all', this.onChange);
    await new Promise((resolve, reject) => {
      watcher.once('error', reject);
      watcher.once('ready', () => {
        resolve(undefined);
      });
    });
    if (readFolder(this.dir).digest !== this.digest) this.onChange();
  }
}

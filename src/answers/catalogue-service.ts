import { unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import { errorMessage } from '../core';
import type { Logger } from '../core';
import { catalogueIndexFile, openCatalogue } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import { createCatalogueSearch } from '../search';
import type { CatalogueSearch } from '../search';
import type { CatalogueService } from './brain';

// An import is a rare event of an administrator; nobody waits for it by the second.
const lookEveryMs = 5000;

/**
 * Opens the imported catalogue of `dir` for answering, without stopping answers meanwhile; undefined
 * when there is none. Procedures that a curated article covers at the moment of asking are left out:
 * the article always wins.
 */
export async function openCatalogueService(
  dir: string,
  snapshot: () => KnowledgeSnapshot,
): Promise<(CatalogueService & { readonly size: number; close(): void }) | undefined> {
  const catalogue = await openCatalogue(dir);
  if (catalogue === undefined) return undefined;
  const entries = catalogue.entries.filter(({ code }) => !isDeleted(code));
  return {
    size: entries.length,
    records: catalogue,
    search: withoutCurated(await createCatalogueSearch(entries), snapshot),
    close: () => {
      catalogue.close();
    },
  };
}

function withoutCurated(
  found: CatalogueSearch,
  snapshot: () => KnowledgeSnapshot,
): CatalogueSearch {
  const known = new WeakMap<KnowledgeSnapshot, ReadonlySet<string | undefined>>();
  const curated = (): ReadonlySet<string | undefined> => {
    const current = snapshot();
    const codes = known.get(current) ?? curatedCodes(current);
    known.set(current, codes);
    return codes;
  };
  return {
    search: (question) => found.search(question).filter(({ code }) => !curated().has(code)),
  };
}

function curatedCodes({ articles }: KnowledgeSnapshot): ReadonlySet<string | undefined> {
  return new Set(
    [...articles.values()].flatMap(({ code, relatedCodes }) => [code, ...relatedCodes]),
  );
}

// The export marks deleted records in their code: `1.014955-Xoa`.
function isDeleted(code: string): boolean {
  return /xoa/i.test(code);
}

type OpenService = NonNullable<Awaited<ReturnType<typeof openCatalogueService>>>;

/**
 * Keeps the catalogue in service: opened in the background, and opened anew after each import,
 * while answers go on with the one before.
 */
export class CatalogueKeeper {
  private service: OpenService | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dir: string,
    private readonly snapshot: () => KnowledgeSnapshot,
    private readonly logger: Logger,
  ) {}

  /** The catalogue in service, or undefined while none is imported or opened. */
  current(): CatalogueService | undefined {
    return this.service;
  }

  /** Opens the catalogue again; a damaged one is reported and the last good one stays. */
  reload(): Promise<void> {
    this.running = this.running.then(() => this.swap());
    return this.running;
  }

  /** Looks every few seconds whether an import has replaced the index, until `close`. */
  watch(): void {
    watchFile(this.indexFile, { interval: lookEveryMs, persistent: false }, () => {
      void this.reload();
    });
  }

  async close(): Promise<void> {
    unwatchFile(this.indexFile);
    await this.running;
    this.service?.close();
  }

  private get indexFile(): string {
    return path.join(this.dir, catalogueIndexFile);
  }

  private async swap(): Promise<void> {
    try {
      const next = await openCatalogueService(this.dir, this.snapshot);
      this.service?.close();
      this.service = next;
      const procedures = next?.size;
      if (next !== undefined) this.logger.info({ procedures }, 'national catalogue in service');
    } catch (error) {
      this.logger.error({ error: errorMessage(error) }, 'national catalogue not opened');
    }
  }
}

import { readManifest } from './manifest';
import type { KeptFile, Manifest } from './manifest';

/** The part of the browser's `CacheStorage` that is used. */
export interface Shelves {
  open(name: string): Promise<Shelf>;
  keys(): Promise<readonly string[]>;
  delete(name: string): Promise<boolean>;
}

/** The part of the browser's `Cache` that is used. */
export interface Shelf {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
}

export interface KeptCopyDeps {
  readonly shelves: Shelves;
  readonly fetch: (url: string, init?: { readonly cache: 'no-cache' }) => Promise<Response>;
}

/** What is kept, as the page shows it. */
export type KeptState =
  | { readonly kept: false }
  | ({ readonly kept: true; readonly bytes: number } & Omit<Manifest, 'files'>);

/** How keeping ended; `withdrawn` means that the server keeps nothing on devices any more. */
export type KeepOutcome = 'kept' | 'withdrawn' | 'failed';

// The helper mode knows this name: it wipes every other shelf.
const prefix = 'cam-nang:';
const manifestUrl = '/ngoai-tuyen.json';
const atOnce = 4;

/**
 * The handbook, the chat and its engine on this device. A copy is complete or it is not there: each
 * version fills a shelf of its own and takes over when its last file has arrived. What has not
 * changed is taken from the copy before, and what a broken download left is used again.
 */
export class KeptCopy {
  constructor(private readonly deps: KeptCopyDeps) {}

  async state(): Promise<KeptState> {
    const manifest = (await this.current())?.manifest;
    if (manifest === undefined) return { kept: false };
    const { files, ...rest } = manifest;
    return { kept: true, bytes: sum(files), ...rest };
  }

  /** Fetches what is new; `onProgress` is told the share (0..1) of the bytes that are here. */
  async keep(lang: string, onProgress: (share: number) => void): Promise<KeepOutcome> {
    const reply = await this.deps.fetch(`${manifestUrl}?lang=${lang}`, { cache: 'no-cache' });
    if (reply.status === 404 || reply.status === 410) {
      await this.remove();
      return 'withdrawn';
    }
    const manifest = reply.ok ? readManifest(await reply.json()) : undefined;
    if (manifest === undefined) return 'failed';
    const before = await this.current();
    const shelf = await this.deps.shelves.open(prefix + manifest.version);
    await this.fill(shelf, manifest, before, onProgress);
    // Last, because it says that all the others are here.
    await shelf.put(manifestUrl, new Response(JSON.stringify(manifest)));
    await this.remove(prefix + manifest.version);
    return 'kept';
  }

  /** The kept file of an address, or undefined. */
  async file(url: string): Promise<Response | undefined> {
    return (await this.current())?.shelf.match(url);
  }

  /** Takes every kept file off this device, but for one shelf. */
  async remove(except?: string): Promise<void> {
    const names = await this.deps.shelves.keys();
    const ours = names.filter((name) => name.startsWith(prefix) && name !== except);
    await Promise.all(ours.map((name) => this.deps.shelves.delete(name)));
  }

  private async current(): Promise<Copy | undefined> {
    const names = await this.deps.shelves.keys();
    for (const name of names.filter((one) => one.startsWith(prefix))) {
      const shelf = await this.deps.shelves.open(name);
      const manifest = readManifest(await (await shelf.match(manifestUrl))?.json());
      if (manifest !== undefined) return { shelf, manifest };
    }
    return undefined;
  }

  private async fill(
    shelf: Shelf,
    { files }: Manifest,
    before: Copy | undefined,
    onProgress: (share: number) => void,
  ): Promise<void> {
    const known = new Map(before?.manifest.files.map(({ url, hash }) => [url, hash]));
    const total = sum(files);
    const waiting = [...files];
    let here = 0;
    const work = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        const same = known.get(file.url) === file.hash ? before?.shelf : undefined;
        await this.take(shelf, file, same);
        here += file.bytes;
        onProgress(here / total);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  private async take(
    shelf: Shelf,
    { url, hash }: KeptFile,
    same: Shelf | undefined,
  ): Promise<void> {
    // A shelf may hold what a broken download of the same version has left.
    const left = await shelf.match(url);
    if (left?.headers.get(hashHeader) === hash) return;
    const found = (await same?.match(url)) ?? (await this.deps.fetch(url, { cache: 'no-cache' }));
    if (!found.ok) throw new Error(`${url}: ${found.status}`);
    const headers = { 'Content-Type': found.headers.get('Content-Type') ?? '', [hashHeader]: hash };
    const policy = found.headers.get('Content-Security-Policy');
    const kept = policy === null ? headers : { ...headers, 'Content-Security-Policy': policy };
    await shelf.put(url, new Response(await found.arrayBuffer(), { headers: kept }));
  }
}

interface Copy {
  readonly shelf: Shelf;
  readonly manifest: Manifest;
}

const hashHeader = 'X-Kept-Hash';

function sum(files: readonly KeptFile[]): number {
  return files.reduce((bytes, file) => bytes + file.bytes, 0);
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { handbookPage } from './handbook-page';
import { helperPage } from './helper-page';
import { homePage } from './home-page';
import type { Html } from './html';
import { keptPage } from './kept-page';
import { articleOf, linkTo } from './page';
import type { Page } from './page';
import { topicPage } from './topic-page';

/** A packed file with the hash of its bytes. */
export interface PackedFile {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** The packed knowledge, and what teaches to understand; made by `offline`, joined by app.ts. */
export interface PackedFiles {
  readonly knowledge: PackedFile;
  readonly language: PackedFile;
}

/** What a device keeps: the list the service worker downloads by. */
export interface KeptFiles {
  readonly version: string;
  readonly asOf: string;
  readonly locality: string;
  readonly engine: string;
  readonly knowledge: string;
  readonly language: string;
  readonly files: readonly {
    readonly url: string;
    readonly hash: string;
    readonly bytes: number;
  }[];
}

type KeptFile = KeptFiles['files'][number];

const assets = ['helper.js', 'keep.js', 'portal.css', 'widget.js', 'widget.css'] as const;

/**
 * Lists the handbook's pages, the chat and its engine with the hashes of their content. `page` is
 * Vietnamese; the frame of the site is kept in the language of `spoken` too. Rejects when the
 * bundles are not built.
 */
export async function listKeptFiles(
  page: Page,
  spoken: Page,
  packs: PackedFiles,
  assetsDir: string,
): Promise<KeptFiles> {
  const engine = await versioned(assetsDir, 'offline-engine.js');
  const chat = await versioned(assetsDir, 'widget-chat.js');
  const knowledge = packFile('/kien-thuc.bin', packs.knowledge);
  const language = packFile('/ngon-ngu.bin', packs.language);
  const files = [
    knowledge,
    language,
    engine,
    chat,
    ...(await Promise.all(assets.map((name) => asset(assetsDir, name)))),
    ...(await pagesOf(page)),
    ...(spoken.lang === page.lang ? [] : frame(spoken)),
  ];
  return {
    version: hashOf(files.map(({ url, hash }) => `${url} ${hash}`).join('\n')),
    asOf: page.render.day,
    locality: page.brain.locality.id,
    engine: engine.url,
    knowledge: knowledge.url,
    language: language.url,
    files,
  };
}

async function pagesOf(page: Page): Promise<readonly KeptFile[]> {
  const topics: KeptFile[] = [];
  for (const id of page.brain.snapshot.articles.keys()) {
    const article = articleOf(page, id);
    if (article !== undefined)
      topics.push(pageFile(page, `/cam-nang/${id}`, topicPage(page, article)));
    // A hundred pages take a second; whoever asks something meanwhile must not wait for it.
    await setImmediate();
  }
  return [...frame(page), ...topics];
}

function frame(page: Page): readonly KeptFile[] {
  return [
    pageFile(page, '/', homePage(page)),
    pageFile(page, '/hoi', homePage(page, true)),
    pageFile(page, '/cam-nang', handbookPage(page, '')),
    pageFile(page, '/giup-dan', helperPage(page)),
    pageFile(page, '/ngoai-tuyen', keptPage(page)),
  ];
}

function pageFile(page: Page, address: string, { text }: Html): KeptFile {
  return { url: linkTo(page, address), hash: hashOf(text), bytes: weight(text) };
}

function packFile(address: string, { bytes, hash }: PackedFile): KeptFile {
  return { url: `${address}?v=${hash}`, hash, bytes: weight(bytes) };
}

async function asset(dir: string, name: string): Promise<KeptFile> {
  const text = await readFile(path.join(dir, name));
  return { url: `/${name}`, hash: hashOf(text), bytes: weight(text) };
}

/** A file whose address names its content, as the chat's own script is asked for. */
async function versioned(dir: string, name: string): Promise<KeptFile> {
  const file = await asset(dir, name);
  return { ...file, url: `${file.url}?v=${file.hash.slice(0, 10)}` };
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function weight(content: string | Uint8Array): number {
  return gzipSync(content).length;
}

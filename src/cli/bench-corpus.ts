import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { UserError } from '../core';
import type { CorpusDocument } from './bench-engines';
import type { Io } from './io';
import { seededRandom } from './seeded-random';

/** A text with a name, as lines. */
interface NamedText {
  readonly title: string;
  readonly lines: readonly string[];
}

const mostWords = 80;
const fewestWords = 8;
const progressEvery = 2000;
const seed = 4;

/**
 * Passages of at most 80 words, each once, from JSONL files (`.jsonl`, `.jsonl.gz`; any record
 * with texts in it, its `title` or `name` as title) and text files or folders of them (`.md`,
 * `.txt`); in an order that looks random and is the same in every run.
 */
export async function readPassages(
  corpora: readonly string[],
  io: Io,
): Promise<readonly CorpusDocument[]> {
  const seen = new Set<string>();
  const passages: CorpusDocument[] = [];
  for (const corpus of corpora) {
    let texts = 0;
    for await (const text of readTexts(corpus)) {
      texts += 1;
      if (texts % progressEvery === 0) io.stderr(`${corpus}: ${texts} texts …`);
      for (const passage of cutPassages(text)) {
        if (seen.has(passage)) continue;
        seen.add(passage);
        passages.push({ id: String(passages.length), title: text.title, text: passage });
      }
    }
    io.stderr(`${corpus}: ${texts} texts; ${passages.length} passages in all`);
  }
  return shuffle(passages);
}

/** Cuts a text into passages at ends of lines where it can. */
export function cutPassages({ lines }: NamedText): readonly string[] {
  const passages: string[][] = [[]];
  for (const line of lines) {
    const words = line.split(/\s+/u).filter(Boolean);
    if ((passages.at(-1)?.length ?? 0) + words.length > mostWords) passages.push([]);
    for (const word of words) {
      if (passages.at(-1)?.length === mostWords) passages.push([]);
      passages.at(-1)?.push(word);
    }
  }
  return passages.filter(({ length }) => length >= fewestWords).map((words) => words.join(' '));
}

async function* readTexts(corpus: string): AsyncGenerator<NamedText> {
  if (/\.jsonl(?:\.gz)?$/u.test(corpus)) yield* readRecords(corpus);
  else yield* readFiles(corpus);
}

async function* readRecords(file: string): AsyncGenerator<NamedText> {
  const raw = createReadStream(file);
  const unzipped = file.endsWith('.gz') ? createGunzip() : undefined;
  raw.on('error', (error) => unzipped?.destroy(error));
  const input = unzipped ? raw.pipe(unzipped) : raw;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const record = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const titles = [record['title'], record['name']].flatMap(stringsOf);
    yield { title: titles[0] ?? '', lines: stringsOf(record).flatMap((text) => text.split('\n')) };
  }
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.normalize('NFC')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

async function* readFiles(where: string): AsyncGenerator<NamedText> {
  const found = await stat(where).catch((cause: unknown) => {
    throw new UserError(`Cannot read ${where}.`, 'usage', { cause });
  });
  const files = found.isDirectory()
    ? (await readdir(where)).sort().map((name) => path.join(where, name))
    : [where];
  for (const file of files.filter((name) => /\.(?:md|txt)$/u.test(name))) {
    yield* articlesOf((await readFile(file, 'utf8')).normalize('NFC'));
  }
}

const heading = /^(?:#+\s|Điều \d+\.)/u;

/** A law by its articles, so that each passage has the heading it stands under. */
function* articlesOf(text: string): Generator<NamedText> {
  let title = '';
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (heading.test(line)) {
      yield { title, lines };
      title = line.replace(/^#+\s*/u, '');
      lines = [];
    } else lines.push(line);
  }
  yield { title, lines };
}

/** In an order that looks random and is the same in every run. */
export function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  const random = seededRandom(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

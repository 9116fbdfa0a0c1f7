import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { vietnamDay } from '../core';
import type { Clock } from '../core';
import { checkDates } from './check-dates';
import { readFolder } from './folder-files';
import type { FolderFiles } from './folder-files';
import { loadKnowledge } from './load';
import type { Article, KnowledgeSnapshot, LegalDocument, Locality, Problem } from './model';
import { byPlace } from './problem';
import type { FileTexts } from './problem';
import { withSamples } from './samples';

// The build keeps the parsed and checked knowledge, so that a start need not parse and check again.
// One changed byte of the knowledge or of the program, and the files are read as ever.

/** Where the build keeps the knowledge, and the program's file it was kept by. */
export interface StoredPlace {
  readonly file: string;
  readonly program: string;
}

/** A snapshot as kept, or why there is none. */
export type Restored =
  | { readonly kind: 'whole'; readonly snapshot: KnowledgeSnapshot }
  | { readonly kind: 'absent' | 'damaged' | 'changed' | 'misdated' };

/** The first line: SHA-256, hex, of what the rest was made of and of the rest itself. */
interface Header {
  readonly folder: string;
  readonly program: string;
  readonly sum: string;
}

/** The second line; the third and all others are articles, then translations. */
type Rest = Pick<
  KnowledgeSnapshot,
  'version' | 'groups' | 'lifeEvents' | 'vocabulary' | 'intents' | 'handling' | 'problems'
> & {
  readonly articles: number;
  readonly legal: readonly LegalDocument[];
  readonly localities: readonly Locality[];
  readonly samples: readonly (readonly [string, readonly string[]])[];
};

/**
 * The bytes to keep for a folder without errors; undefined for one with errors, which every start
 * must find and tell anew.
 */
export async function storeKnowledge(
  dir: string,
  { program, clock }: { readonly program: string; readonly clock: Clock },
): Promise<Buffer | undefined> {
  const files = readFolder(dir);
  const snapshot = await loadKnowledge(dir, { clock, advice: false });
  if (snapshot.problems.some(({ severity }) => severity === 'error')) return undefined;
  // Files that change while they are read would be kept under the wrong name.
  if (readFolder(dir).digest !== files.digest) return undefined;
  const dated = new Set(
    checkDates(snapshot, lazyTexts(files), vietnamDay(clock.now())).map(problemKey),
  );
  const body = Buffer.from(
    toLines({
      ...snapshot,
      problems: snapshot.problems.filter((problem) => !dated.has(problemKey(problem))),
    }),
  );
  const header: Header = {
    folder: files.digest,
    program: sumOf(readFileSync(program)),
    sum: sumOf(body),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** The kept snapshot, with what the day says about it now; nothing but a whole and fitting one. */
export function restoreKnowledge(files: FolderFiles, place: StoredPlace, clock: Clock): Restored {
  const bytes = readIfThere(place.file);
  if (bytes === undefined) return { kind: 'absent' };
  const end = bytes.indexOf('\n');
  const body = bytes.subarray(end + 1);
  const header = parseHeader(bytes.toString('utf8', 0, Math.max(end, 0)));
  if (header?.sum !== sumOf(body)) return { kind: 'damaged' };
  if (header.folder !== files.digest) return { kind: 'changed' };
  if (header.program !== sumOf(readFileSync(place.program))) return { kind: 'changed' };
  const timeless = fromLines(body);
  const dated = checkDates(timeless, lazyTexts(files), vietnamDay(clock.now()));
  // An error withholds its article, which only the whole way does; only a clock gone wrong meets it.
  if (dated.some(({ severity, file }) => severity === 'error' && file.endsWith('.md'))) {
    return { kind: 'misdated' };
  }
  const problems = [...timeless.problems, ...dated].sort(byPlace);
  return { kind: 'whole', snapshot: { ...timeless, problems } };
}

/** Files are read as text only when one of their lines is asked for: most never are. */
function lazyTexts({ bytes }: FolderFiles): Pick<FileTexts, 'get'> {
  return { get: (file) => bytes.get(file)?.toString('utf8') };
}

function problemKey({ file, line, message }: Problem): string {
  return `${file}:${line} ${message}`;
}

function sumOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function parseHeader(line: string): Header | undefined {
  try {
    return JSON.parse(line) as Header;
  } catch {
    return undefined;
  }
}

/** One line an article, so that no line is long: a long text is a block of memory of its own. */
function toLines(snapshot: KnowledgeSnapshot): string {
  const { articles, translations, legal, localities, samples, ...plain } = snapshot;
  const rest: Rest = {
    ...plain,
    articles: articles.size,
    legal: [...legal.values()],
    localities: [...localities.values()],
    samples: [...samples],
  };
  const own = [...articles.values()].map((article) => withoutSamples(article, samples));
  return [rest, ...own, ...translations.values()].map((part) => JSON.stringify(part)).join('\n');
}

function fromLines(body: Buffer): KnowledgeSnapshot {
  const [rest, ...lines] = parseLines(body) as [Rest, ...Article[]];
  const { articles: count, legal, localities, samples, ...plain } = rest;
  const sampled = new Map(samples);
  const articles = lines.slice(0, count).map((article) => withSamples(article, sampled));
  const translations = lines.slice(count);
  return {
    ...plain,
    legal: new Map(legal.map((entry) => [entry.id, entry])),
    localities: new Map(localities.map((locality) => [locality.id, locality])),
    samples: sampled,
    articles: new Map(articles.map((article) => [article.id, article])),
    translations: new Map(
      translations.map((article) => [`${article.id}.${article.lang}`, article]),
    ),
  };
}

function parseLines(body: Buffer): readonly unknown[] {
  const lines: unknown[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\n', at);
    const stop = end < 0 ? body.length : end;
    lines.push(JSON.parse(body.toString('utf8', at, stop)));
    at = stop + 1;
  }
  return lines;
}

/** The article with only the questions of its own file; the others are kept once, as samples. */
function withoutSamples(article: Article, samples: KnowledgeSnapshot['samples']): Article {
  const more = samples.get(article.id)?.length ?? 0;
  return { ...article, questions: article.questions.slice(0, article.questions.length - more) };
}

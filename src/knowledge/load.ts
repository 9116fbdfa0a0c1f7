import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { vietnamDay } from '../core';
import type { Clock, Language } from '../core';
import { checkArticle } from './check-article';
import { checkBase } from './check-base';
import type { Article, KnowledgeSnapshot, Locality, Problem, Section, Vocabulary } from './model';
import { parseArticle, parseTranslation, textHash } from './parse-article';
import type { Translation } from './parse-article';
import { readGroups, readIntents, readLegal, readLocality, readVocabulary } from './registry';
import type { Groups, RegistryFile } from './registry';

export interface LoadOptions {
  readonly clock: Clock;
  /** Serve only articles an official has signed. */
  readonly onlyReviewed?: boolean;
  /** The snapshot in service: where a file is broken now, its last good version stays. */
  readonly previous?: KnowledgeSnapshot;
}

const emptyVocabulary: Vocabulary = {
  abbreviations: [],
  teencode: {},
  synonyms: [],
  forbidden: [],
};

/**
 * Reads every file of the knowledge folder. Never throws for a bad file: it is listed in
 * `problems`, and its last good version (or nothing) is served.
 */
export async function loadKnowledge(dir: string, options: LoadOptions): Promise<KnowledgeSnapshot> {
  const problems: Problem[] = [];
  const registries = await readRegistries(dir, options, problems);
  const files = await listArticleFiles(dir);
  const masters: Article[] = [];
  const translations: Translation[] = [];
  for (const file of files) {
    const text = await readFile(path.join(dir, file), 'utf8');
    const lang = languageOfFile(file);
    if (lang === 'vi')
      keep(masters, readMaster({ file, text }, registries, options, problems), options);
    else if (lang !== undefined) readTranslation({ file, text }, lang, translations, problems);
  }
  const articles = new Map(masters.map((article) => [article.id, article]));
  const joined = joinTranslations(articles, translations, problems);
  problems.push(...checkBase({ ...registries, articles }, files));
  return {
    ...registries,
    articles,
    translations: joined,
    version: versionOf(masters, translations, registries.hashes),
    problems: problems.sort(byPlace),
  };
}

/** Registry parts of a snapshot, with the hashes that enter its version. */
type Registries = Omit<KnowledgeSnapshot, 'version' | 'articles' | 'translations' | 'problems'> & {
  readonly hashes: readonly string[];
};

async function readRegistries(
  dir: string,
  options: LoadOptions,
  problems: Problem[],
): Promise<Registries> {
  const { previous } = options;
  const [groups, legal, vocabulary, intents] = await Promise.all([
    readGroups(dir),
    readLegal(dir),
    readVocabulary(dir),
    readIntents(dir),
  ]);
  const localities = await readLocalities(dir, options, problems);
  const fallbackGroups: Groups = {
    groups: previous?.groups ?? [],
    lifeEvents: previous?.lifeEvents ?? [],
  };
  const legalList = orElse(legal, [...(previous?.legal.values() ?? [])], problems);
  return {
    ...orElse(groups, fallbackGroups, problems),
    legal: new Map(legalList.map((entry) => [entry.id, entry])),
    vocabulary: orElse(vocabulary, previous?.vocabulary ?? emptyVocabulary, problems),
    intents: orElse(intents, previous?.intents ?? [], problems),
    localities: localities.map,
    hashes: [groups.hash, legal.hash, vocabulary.hash, intents.hash, ...localities.hashes],
  };
}

async function readLocalities(
  dir: string,
  options: LoadOptions,
  problems: Problem[],
): Promise<{ map: ReadonlyMap<string, Locality>; hashes: string[] }> {
  const folder = 'dia-phuong';
  const names = await listFolder(path.join(dir, folder));
  const map = new Map<string, Locality>();
  const hashes: string[] = [];
  for (const name of names.filter((file) => file.endsWith('.yaml'))) {
    const read = await readLocality(dir, `${folder}/${name}`);
    const known = options.previous?.localities.get(name.replace(/\.yaml$/, ''));
    const locality = orElse<Locality | undefined>(read, known, problems);
    if (locality !== undefined) map.set(locality.id, locality);
    hashes.push(read.hash);
  }
  return { map, hashes };
}

function orElse<T>(read: RegistryFile<T>, fallback: T, problems: Problem[]): T {
  if (read.parsed.ok) return read.parsed.value;
  problems.push(...read.parsed.problems);
  return fallback;
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function listArticleFiles(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true });
  return entries
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /^[^/]+\/[^/]+\.(vi|en|km)\.md$/.test(file))
    .sort();
}

function languageOfFile(file: string): Language | undefined {
  return /\.(vi|en|km)\.md$/.exec(file)?.[1] as Language | undefined;
}

function readMaster(
  input: { readonly file: string; readonly text: string },
  registries: Registries,
  options: LoadOptions,
  problems: Problem[],
): Article | undefined {
  const parsed = parseArticle(input);
  const found = parsed.ok
    ? checkArticle(parsed.value, {
        ...registries,
        day: vietnamDay(options.clock.now()),
        text: input.text,
      })
    : parsed.problems;
  problems.push(...found);
  if (parsed.ok && !found.some((problem) => problem.severity === 'error')) return parsed.value;
  return [...(options.previous?.articles.values() ?? [])].find(
    (article) => article.file === input.file,
  );
}

function keep(masters: Article[], article: Article | undefined, options: LoadOptions): void {
  if (article === undefined) return;
  if (options.onlyReviewed === true && article.review.status !== 'reviewed') return;
  masters.push(article);
}

function readTranslation(
  input: { readonly file: string; readonly text: string },
  lang: Language,
  translations: Translation[],
  problems: Problem[],
): void {
  const parsed = parseTranslation(input, lang);
  if (parsed.ok) translations.push(parsed.value);
  else problems.push(...parsed.problems);
}

function joinTranslations(
  articles: ReadonlyMap<string, Article>,
  translations: readonly Translation[],
  problems: Problem[],
): ReadonlyMap<string, Article> {
  const joined = new Map<string, Article>();
  for (const translation of translations) {
    const master = articles.get(translation.id);
    if (master === undefined) problems.push(orphan(translation));
    else if (translation.translates !== master.hash) problems.push(outdated(translation, master));
    else joined.set(`${translation.id}.${translation.lang}`, translated(master, translation));
  }
  return joined;
}

/** The master's data in the translation's words; provenance is the master's. */
function translated(master: Article, translation: Translation): Article {
  const sections = translation.sections.flatMap((section): Section[] => {
    const own = master.sections.find((candidate) => candidate.facet === section.facet);
    return own === undefined ? [] : [{ ...section, provenance: own.provenance }];
  });
  const { dossier: _dossier, ...rest } = master;
  const { lang, title, aliases, questions, review, file, hash } = translation;
  return { ...rest, lang, title, aliases, questions, review, file, hash, sections, stuck: [] };
}

function orphan({ file, id }: Translation): Problem {
  return {
    severity: 'error',
    file,
    line: 2,
    message: `Bản dịch này thuộc chủ đề "${id}" nhưng không có bài tiếng Việt tương ứng.`,
    cure: 'Kiểm tra mục id, hoặc sửa bài tiếng Việt nếu bài đó đang lỗi.',
  };
}

function outdated({ file }: Translation, master: Article): Problem {
  return {
    severity: 'warning',
    file,
    line: 1,
    message: 'Bản dịch cũ hơn bài tiếng Việt nên tạm thời không hiển thị.',
    cure: `Đọc lại bài tiếng Việt, sửa bản dịch, rồi ghi "translates: ${master.hash}".`,
  };
}

function versionOf(
  masters: readonly Article[],
  translations: readonly Translation[],
  registryHashes: readonly string[],
): string {
  const parts = [...masters, ...translations].map(({ file, hash }) => `${file}:${hash}`);
  return textHash([...parts, ...registryHashes].join('\n'));
}

function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line;
}

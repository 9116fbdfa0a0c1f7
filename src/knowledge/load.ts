import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { vietnamDay } from '../core';
import type { Clock, Language } from '../core';
import { checkArticle } from './check-article';
import { checkBase } from './check-base';
import { checkHandling } from './check-handling';
import { repeatedQuestions } from './check-questions';
import type { Handling } from './handling';
import type {
  Article,
  Group,
  KnowledgeSnapshot,
  Locality,
  Problem,
  Section,
  Vocabulary,
} from './model';
import { byPlace } from './problem';
import { parseArticle, parseTranslation, textHash } from './parse-article';
import type { Translation } from './parse-article';
import {
  readAgencies,
  readGroups,
  readHolidays,
  readIntents,
  readLegal,
  readLocality,
  readVocabulary,
} from './registry';
import type { Groups, RegistryFile } from './registry';
import { joinSamples, readSamples, withSamples } from './samples';

export interface LoadOptions {
  readonly clock: Clock;
  /** Serve only articles an official has signed. */
  readonly onlyReviewed?: boolean;
  /** The snapshot in service: where a file is broken now, its last good version stays. */
  readonly previous?: KnowledgeSnapshot;
  /** Whether samples are also compared with one another, which only curators need (default: yes). */
  readonly advice?: boolean;
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
  const { texts, hashes, ...registries } = await readRegistries(dir, options, problems);
  const masters: Article[] = [];
  const translations: Translation[] = [];
  for (const file of await listArticleFiles(dir)) {
    const text = await readFile(path.join(dir, file), 'utf8');
    texts.set(file, text);
    const lang = languageOfFile(file);
    if (lang === 'vi') {
      keep(masters, readMaster({ file, text }, registries, options, problems), options);
    } else if (lang !== undefined) readTranslation({ file, text }, lang, translations, problems);
  }
  const complete = masters.map((article) => withSamples(article, registries.samples));
  const articles = inMenuOrder(complete, registries.groups);
  const joined = joinTranslations(articles, translations, problems);
  const day = vietnamDay(options.clock.now());
  problems.push(...checkBase({ ...registries, articles }, texts, day));
  if (options.advice !== false) problems.push(...repeatedQuestions([...articles.values()], texts));
  const { handling } = registries;
  if (handling !== undefined) problems.push(...checkHandling(handling, registries, texts, day));
  return {
    ...registries,
    articles,
    translations: joined,
    version: versionOf(masters, translations, hashes),
    problems: problems.sort(byPlace),
  };
}

/** Articles by id, as the catalogue orders them; what it does not list comes last. */
function inMenuOrder(
  masters: readonly Article[],
  groups: readonly Group[],
): ReadonlyMap<string, Article> {
  const order = new Map(groups.flatMap(({ topics }) => topics).map((topic, at) => [topic, at]));
  const place = ({ id }: Article): number => order.get(id) ?? order.size;
  const sorted = [...masters].sort((a, b) => place(a) - place(b));
  return new Map(sorted.map((article) => [article.id, article]));
}

/** Registry parts of a snapshot. */
type Registries = Omit<KnowledgeSnapshot, 'version' | 'articles' | 'translations' | 'problems'>;

/** The registries, with the texts of their files and the hashes that enter the version. */
type RegistriesRead = Registries & {
  readonly texts: Map<string, string>;
  readonly hashes: readonly string[];
};

async function readRegistries(
  dir: string,
  options: LoadOptions,
  problems: Problem[],
): Promise<RegistriesRead> {
  const { previous } = options;
  const [groups, legal, vocabulary, intents, localities, samples, handling] = await Promise.all([
    readGroups(dir),
    readLegal(dir),
    readVocabulary(dir),
    readIntents(dir),
    readLocalities(dir),
    listFolder(path.join(dir, 'cau-hoi')).then((names) => readSamples(dir, names)),
    readHandling(dir),
  ]);
  const fallbackGroups: Groups = {
    groups: previous?.groups ?? [],
    lifeEvents: previous?.lifeEvents ?? [],
  };
  const legalList = orElse(legal, [...(previous?.legal.values() ?? [])], problems);
  const files = [groups, legal, vocabulary, intents, ...localities, ...samples, ...handling];
  return {
    ...orElse(groups, fallbackGroups, problems),
    legal: new Map(legalList.map((entry) => [entry.id, entry])),
    vocabulary: orElse(vocabulary, previous?.vocabulary ?? emptyVocabulary, problems),
    intents: orElse(intents, previous?.intents ?? [], problems),
    localities: keepLocalities(localities, previous, problems),
    samples: joinSamples(samples, previous, problems),
    ...joinHandling(handling, previous, problems),
    texts: new Map(files.map(({ file, text }) => [file, text])),
    hashes: files.map(({ hash }) => hash),
  };
}

type HandlingFiles =
  | readonly []
  | readonly [RegistryFile<Omit<Handling, 'holidays'>>, RegistryFile<Handling['holidays']>];

/** Nothing where the folder says nothing of agencies. */
async function readHandling(dir: string): Promise<HandlingFiles> {
  const agencies = await readAgencies(dir);
  return agencies.hash === '' ? [] : [agencies, await readHolidays(dir)];
}

function joinHandling(
  [agencies, holidays]: HandlingFiles,
  previous: KnowledgeSnapshot | undefined,
  problems: Problem[],
): { readonly handling?: Handling } {
  if (agencies === undefined || holidays === undefined) return {};
  const known = previous?.handling;
  const rest = orElse<Omit<Handling, 'holidays'> | undefined>(agencies, known, problems);
  const years = orElse(holidays, known?.holidays ?? [], problems);
  return rest === undefined ? {} : { handling: { ...rest, holidays: years } };
}

async function readLocalities(dir: string): Promise<readonly RegistryFile<Locality>[]> {
  const names = await listFolder(path.join(dir, 'dia-phuong'));
  const files = names.filter((name) => name.endsWith('.yaml'));
  return Promise.all(files.map((name) => readLocality(dir, `dia-phuong/${name}`)));
}

function keepLocalities(
  files: readonly RegistryFile<Locality>[],
  previous: KnowledgeSnapshot | undefined,
  problems: Problem[],
): ReadonlyMap<string, Locality> {
  const localities = files.flatMap((read) => {
    const id = path.basename(read.file, '.yaml');
    const known = previous?.localities.get(id);
    return orElse<Locality | undefined>(read, known, problems) ?? [];
  });
  return new Map(localities.map((locality) => [locality.id, locality]));
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

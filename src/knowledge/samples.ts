import type { Article, KnowledgeSnapshot, Problem, SampleQuestions } from './model';
import { readSampleFile } from './registry';
import type { RegistryFile } from './registry';

/** Reads the files of further sample questions; one per group, each optional. */
export function readSamples(
  dir: string,
  names: readonly string[],
): Promise<readonly RegistryFile<SampleQuestions>[]> {
  const files = names.filter((name) => name.endsWith('.yaml'));
  return Promise.all(files.map((name) => readSampleFile(dir, `cau-hoi/${name}`)));
}

/**
 * Further sample questions by topic. While a file is broken, all questions of the snapshot in
 * service stay: it is not known which of them were the file's.
 */
export function joinSamples(
  files: readonly RegistryFile<SampleQuestions>[],
  previous: KnowledgeSnapshot | undefined,
  problems: Problem[],
): ReadonlyMap<string, readonly string[]> {
  const joined = new Map<string, readonly string[]>();
  for (const { parsed } of files) {
    if (!parsed.ok) problems.push(...parsed.problems);
    const samples = parsed.ok ? Object.entries(parsed.value) : (previous?.samples ?? []);
    for (const [topic, questions] of samples) {
      joined.set(topic, [...new Set([...(joined.get(topic) ?? []), ...questions])]);
    }
  }
  return joined;
}

/** The article with its further sample questions behind its own. */
export function withSamples(
  article: Article,
  samples: ReadonlyMap<string, readonly string[]>,
): Article {
  const more = samples.get(article.id) ?? [];
  return more.length === 0 ? article : { ...article, questions: [...article.questions, ...more] };
}

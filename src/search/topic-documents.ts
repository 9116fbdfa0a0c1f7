import type { Article, KnowledgeSnapshot, Section } from '../knowledge';
import type { SearchDocument } from './document-index';

/** Weights of the fields of an article, set by hand on held-out samples. */
export const topicFields = { title: 3, aliases: 2, questions: 0.6, body: 1 } as const;

function sectionText({ blocks }: Section): string {
  return blocks.map(({ text }) => text).join('\n');
}

function bodyOf(article: Article): string {
  const dossier = article.dossier?.items.map(({ text, note }) => `${text}. ${note ?? ''}`) ?? [];
  const stuck = article.stuck.map(({ problem, fix }) => `${problem}. ${fix}`);
  return [...article.sections.map(sectionText), ...dossier, ...stuck].join('\n');
}

/** An article with its translations. */
export interface TopicTexts {
  readonly master: Article;
  readonly translations: readonly Article[];
}

export function topicTexts(snapshot: KnowledgeSnapshot): readonly TopicTexts[] {
  const translations = [...snapshot.translations.values()];
  return [...snapshot.articles.values()].map((master) => ({
    master,
    translations: translations.filter(({ id }) => id === master.id),
  }));
}

/** Names of a topic in all languages: titles and aliases. */
export function topicNames({ master, translations }: TopicTexts): readonly string[] {
  const all = [master, ...translations];
  const titles = all.flatMap(({ title, titles: other }) => [title, ...Object.values(other)]);
  return [...new Set([...titles, ...all.flatMap(({ aliases }) => aliases)])];
}

/** One document a topic, to find the topic. */
export function topicDocument(texts: TopicTexts): SearchDocument {
  const all = [texts.master, ...texts.translations];
  const join = (part: (article: Article) => readonly string[]): string =>
    all.flatMap(part).join('\n');
  return {
    id: texts.master.id,
    fields: {
      title: join(({ title, titles }) => [title, ...Object.values(titles)]),
      aliases: join(({ aliases }) => aliases),
      questions: join(({ questions }) => questions),
      body: join((article) => [bodyOf(article)]),
    },
  };
}

/** One document a section, to find the passage. Ids are `<topic>#<facet>`. */
export function passageDocuments({ master, translations }: TopicTexts): readonly SearchDocument[] {
  return [master, ...translations].flatMap((article) =>
    article.sections.map((section) => ({
      id: `${article.id}#${section.facet}#${article.lang}`,
      fields: { text: sectionText(section) },
    })),
  );
}

import type { Article, Facet, KnowledgeSnapshot, Section } from '../knowledge';

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

/** Weights of the fields of an article, set by hand on held-out samples. */
export const topicFields = { title: 3, aliases: 2, questions: 0.6, body: 1 } as const;
export type TopicField = keyof typeof topicFields;

/** Lines of a topic that belong together: a sample question, a section, all titles. */
export interface TopicPart {
  readonly field: TopicField;
  /** Set for a section. */
  readonly facet?: Facet;
  readonly lines: readonly string[];
}

function linesOf({ blocks }: Section): readonly string[] {
  return blocks.flatMap(({ text }) => text.split('\n'));
}

/** The parts of a topic in all its languages, fields in the order of `topicFields`. */
export function topicParts({ master, translations }: TopicTexts): readonly TopicPart[] {
  const all = [master, ...translations];
  const part = (field: TopicField, lines: readonly string[]): TopicPart => ({ field, lines });
  return [
    ...all.map(({ title, titles }) => part('title', [title, ...Object.values(titles)])),
    ...all.map(({ aliases }) => part('aliases', aliases)),
    ...all.flatMap(({ questions }) => questions.map((line) => part('questions', [line]))),
    ...all.flatMap(({ sections }) =>
      sections.map((section) => ({
        field: 'body' as const,
        facet: section.facet,
        lines: linesOf(section),
      })),
    ),
    ...all.map((article) => part('body', extras(article))),
  ];
}

/** Texts of an article outside its sections: the papers of its dossier, and what to do when stuck. */
function extras({ dossier, stuck }: Article): readonly string[] {
  const papers = dossier?.items.map(({ text, note }) => `${text}. ${note ?? ''}`) ?? [];
  return [...papers, ...stuck.map(({ problem, fix }) => `${problem}. ${fix}`)];
}

import type { Facet, KnowledgeSnapshot } from '../knowledge';
import { facets } from '../knowledge';
import { termsOf } from '../text';
import type { Repaired, TextRepair } from '../text';
import { createDocumentIndex } from './document-index';
import type { DocumentIndex } from './document-index';
import { queryOf } from './query-terms';
import type { QueryTerm } from './rescore';
import {
  passageDocuments,
  topicDocument,
  topicFields,
  topicNames,
  topicTexts,
} from './topic-documents';
import type { TopicTexts } from './topic-documents';
import { compare, noLexicalFeatures, placesOf, profileQuery, weighNames } from './topic-profile';
import type { LexicalFeatures, QueryProfile, TermWeight, TopicProfile } from './topic-profile';

export interface TopicFeatures extends LexicalFeatures {
  /** BM25 over the fields of the article, as a share of the best article's. */
  readonly article: number;
  /** BM25 of the best section, as a share of the best section of all. */
  readonly passage: number;
}

/** A topic that may answer a question. */
export interface TopicHit {
  readonly topic: string;
  /** BM25 over the fields of the article; comparable within one search only. */
  readonly score: number;
  readonly features: TopicFeatures;
}

/** A section that may answer a question; `score` is comparable within one search only. */
export interface PassageHit {
  readonly topic: string;
  readonly facet: Facet;
  readonly score: number;
}

export interface SearchResult {
  readonly topics: readonly TopicHit[];
  readonly passages: readonly PassageHit[];
  /** Terms looked up, with their weights, for `ask --explain`. */
  readonly terms: readonly QueryTerm[];
}

export interface SearchIndex {
  /** Topics and passages for a question, best first. */
  search(question: Repaired): SearchResult;
  /** Compares a question with topics, whether they were found or not. */
  compare(question: Repaired, topics: Iterable<string>): ReadonlyMap<string, LexicalFeatures>;
  /** Informative words of a question that no article uses. */
  unknownWords(question: Repaired): readonly string[];
  weigh: TermWeight;
}

const mostTopics = 10;
const mostPassages = 40;

type Cut = (line: string) => readonly string[];

function termsOfLines(text: string, cut: Cut): readonly string[] {
  return text.split('\n').flatMap((line) => termsOf(cut(line)));
}

interface Vocabulary extends Omit<TopicProfile, 'names'> {
  /** Terms of the title first, then of the other names. */
  readonly names: readonly (readonly string[])[];
}

function vocabularyOf(texts: TopicTexts, cut: Cut): Vocabulary {
  const names = topicNames(texts).map((name) => termsOf(cut(name)));
  const { fields } = topicDocument(texts);
  const questions = fields['questions']?.split('\n') ?? [];
  const sections = passageDocuments(texts).map((passage) => passage.fields['text'] ?? '');
  return {
    topic: texts.master.id,
    terms: new Set(Object.values(fields).flatMap((text) => termsOfLines(text, cut))),
    nameTerms: new Set(names.flat()),
    questionTerms: new Set(questions.flatMap((line) => termsOf(cut(line)))),
    parts: placesOf([
      ...questions.map((line) => cut(line)),
      ...sections.map((text) => text.split('\n').flatMap(cut)),
    ]),
    names,
  };
}

function createTermWeight(topics: readonly Vocabulary[]): TermWeight {
  const counts = new Map<string, number>();
  for (const { terms } of topics) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const most = Math.log(topics.length + 1);
  // By count, since every word of a question is weighed for every topic.
  const weights = Array.from({ length: topics.length + 1 }, (_, n) => 1 - Math.log(1 + n) / most);
  return (term) => weights[counts.get(term) ?? 0] ?? 0;
}

function parsePassageId(id: string): { topic: string; facet: Facet } {
  const [topic = '', facet] = id.split('#');
  return { topic, facet: facets.find((known) => known === facet) ?? 'overview' };
}

class KnowledgeIndex implements SearchIndex {
  constructor(
    private readonly articles: DocumentIndex,
    private readonly sections: DocumentIndex,
    private readonly profiles: ReadonlyMap<string, TopicProfile>,
    readonly weigh: TermWeight,
  ) {}

  search(question: Repaired): SearchResult {
    const wanted = queryOf(question);
    const passages = this.sections
      .search(wanted, mostPassages)
      .map(({ id, score }) => ({ ...parsePassageId(id), score }));
    const found = this.articles.search(wanted, mostTopics);
    const query = profileQuery(question, this.weigh);
    const bestArticle = found[0]?.score ?? 1;
    const bestPassage = passages[0]?.score ?? 1;
    const topics = found.map(({ id, score }) => {
      const passage = passages.find(({ topic }) => topic === id)?.score ?? 0;
      const features = { article: score / bestArticle, passage: passage / bestPassage };
      return { topic: id, score, features: { ...features, ...this.compareWith(query, id) } };
    });
    return { topics, passages, terms: wanted.terms };
  }

  compare(question: Repaired, topics: Iterable<string>): ReadonlyMap<string, LexicalFeatures> {
    const query = profileQuery(question, this.weigh);
    return new Map(Array.from(topics, (topic) => [topic, this.compareWith(query, topic)]));
  }

  unknownWords({ tokens }: Repaired): readonly string[] {
    return [...new Set(tokens)].filter((token) => this.weigh(token) === 1);
  }

  private compareWith(query: QueryProfile, topic: string): LexicalFeatures {
    const profile = this.profiles.get(topic);
    return profile ? compare(query, profile) : noLexicalFeatures;
  }
}

/** Builds the index of all curated articles. Takes well under a second for some hundred articles. */
export function createSearchIndex(snapshot: KnowledgeSnapshot, repair: TextRepair): SearchIndex {
  const cut: Cut = (line) => repair.words(line);
  const texts = topicTexts(snapshot);
  const vocabularies = texts.map((topic) => vocabularyOf(topic, cut));
  const weigh = createTermWeight(vocabularies);
  const profiles = vocabularies.map((known) => ({
    ...known,
    names: weighNames(known.names, weigh),
  }));
  return new KnowledgeIndex(
    createDocumentIndex(texts.map(topicDocument), {
      fields: topicFields,
      tokenize: cut,
      rescored: 15,
      lookUpPairs: false,
      mostFound: 150,
    }),
    createDocumentIndex(texts.flatMap(passageDocuments), {
      fields: { text: 1 },
      tokenize: cut,
      rescored: 15,
      lookUpPairs: false,
      mostFound: 400,
    }),
    new Map(profiles.map((profile) => [profile.topic, profile])),
    weigh,
  );
}

import type { Facet, KnowledgeSnapshot } from '../knowledge';
import { termsOf } from '../text';
import type { Repaired, TextRepair } from '../text';
import { defaultFirstShare } from './document-index';
import { FirstLook } from './first-look';
import type { DocumentLines, StoredFirstLook } from './first-look';
import { noLexicalFeatures } from './lexical-features';
import type { LexicalFeatures } from './lexical-features';
import { profileQuery } from './query-profile';
import type { TermWeight } from './query-profile';
import { queryOf } from './query-terms';
import type { QueryTerm } from './prepared-query';
import type { AskedQuery } from './rescore';
import { topicFields, topicNames, topicParts, topicTexts } from './topic-documents';
import type { TopicField } from './topic-documents';
import { numberNames } from './topic-names';
import { TopicWords } from './topic-words';
import type { CutPart, SectionScore, StoredTopics } from './topic-words';

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

/** The index as it is kept in a file. */
export interface StoredSearch {
  readonly first: StoredFirstLook;
  readonly words: StoredTopics;
}

export interface SearchIndex {
  /** Topics for a question, those also asked about among them, and their passages; best first. */
  search(question: Repaired, also: readonly string[]): SearchResult;
  /** Compares a question with topics, whether they were found or not. */
  compare(question: Repaired, topics: Iterable<string>): ReadonlyMap<string, LexicalFeatures>;
  /** Informative words of a question that no article uses. */
  unknownWords(question: Repaired): readonly string[];
  weigh: TermWeight;
  /** Shares its parts with the index: for writing at once. */
  stored(): StoredSearch;
}

const firstLook = { fields: topicFields, lookUpPairs: false, mostFound: 150 };
const mostTopics = 8;
const rescored = 15;

/** Topics by MiniSearch, then everything else by where the words stand. */
class KnowledgeIndex implements SearchIndex {
  constructor(
    private readonly first: FirstLook,
    private readonly words: TopicWords,
    readonly weigh: TermWeight,
  ) {}

  stored(): StoredSearch {
    return { first: this.first.stored(), words: this.words.stored() };
  }

  search(question: Repaired, also: readonly string[]): SearchResult {
    const wanted = queryOf(question);
    const asked = this.words.ask(wanted);
    const found = this.find(wanted.terms, asked, also);
    const names = found.map(({ topic }) => topic);
    const sections = this.words.scoreSections(asked, names);
    const compared = this.words.compare(profileQuery(question, this.weigh, asked), names);
    const bestArticle = found[0]?.score ?? 1;
    const bestSections = sections.map((list) => Math.max(0, ...list.map(({ score }) => score)));
    const bestSection = Math.max(...bestSections) || 1;
    const topics = found.map(({ topic, score }, at) => ({
      topic,
      score,
      features: featuresOf(
        score / bestArticle,
        (bestSections[at] ?? 0) / bestSection,
        compared[at] ?? noLexicalFeatures,
      ),
    }));
    const passages = sections
      .flatMap((list, at) => passagesOf(names[at] ?? '', list))
      .sort((a, b) => b.score - a.score);
    return { topics, passages, terms: wanted.terms };
  }

  compare(question: Repaired, topics: Iterable<string>): ReadonlyMap<string, LexicalFeatures> {
    const query = profileQuery(question, this.weigh, this.words.ask(queryOf(question)));
    const list = [...topics];
    const compared = this.words.compare(query, list);
    return new Map(list.map((topic, at) => [topic, compared[at] ?? noLexicalFeatures]));
  }

  unknownWords({ tokens }: Repaired): readonly string[] {
    return [...new Set(tokens)].filter((token) => this.weigh(token) === 1);
  }

  private find(
    terms: readonly QueryTerm[],
    query: AskedQuery,
    also: readonly string[],
  ): readonly { readonly topic: string; readonly score: number }[] {
    const looked = new Map(
      this.first
        .search(terms.filter(({ term }) => !term.includes('_')))
        .map(({ place, score }) => [this.words.topicAt(place), score] as const),
    );
    const close = [...new Set([...[...looked.keys()].slice(0, rescored), ...also])];
    const scores = this.words.score(query, close);
    const asked = new Set(also);
    return close
      .map((topic, at) => ({
        topic,
        score: defaultFirstShare * (looked.get(topic) ?? 0) + (scores[at] ?? 0),
      }))
      .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1))
      .filter(({ topic }, at) => at < mostTopics || asked.has(topic));
  }
}

function passagesOf(topic: string, sections: readonly SectionScore[]): readonly PassageHit[] {
  return sections
    .filter(({ score }) => score > 0)
    .map(({ facet, score }) => ({ topic, facet, score }));
}

// Written out: spreading takes several times as long, for each topic of each question.
function featuresOf(article: number, passage: number, lexical: LexicalFeatures): TopicFeatures {
  return {
    article,
    passage,
    coverage: lexical.coverage,
    pairCoverage: lexical.pairCoverage,
    nameCoverage: lexical.nameCoverage,
    questionCoverage: lexical.questionCoverage,
    focus: lexical.focus,
    title: lexical.title,
    name: lexical.name,
    gap: lexical.gap,
    gapPair: lexical.gapPair,
  };
}

function createTermWeight(words: TopicWords): TermWeight {
  const most = Math.log(words.size + 1);
  return (term) => 1 - Math.log(1 + words.topicsWith(term)) / most;
}

function fieldsOf(parts: readonly CutPart[]): DocumentLines {
  const fields = Object.keys(topicFields) as TopicField[];
  return Object.fromEntries(
    fields.map((name) => [
      name,
      parts.filter(({ field }) => field === name).flatMap(({ lines }) => lines),
    ]),
  );
}

/** Builds the index of all curated articles. */
export function createSearchIndex(snapshot: KnowledgeSnapshot, repair: TextRepair): SearchIndex {
  const cut = (line: string): readonly string[] => repair.words(line);
  const texts = topicTexts(snapshot);
  const first = new FirstLook(firstLook);
  const words = new TopicWords();
  for (const topic of texts) {
    const parts = topicParts(topic).map((part) => ({ ...part, lines: part.lines.map(cut) }));
    words.add(topic.master.id, parts);
    first.add(fieldsOf(parts));
  }
  const weigh = createTermWeight(words);
  const names = texts.map((topic) => topicNames(topic).map((name) => termsOf(cut(name))));
  words.setNames(numberNames(names, weigh));
  return new KnowledgeIndex(first, words, weigh);
}

/** The index of the articles that `stored` was made of. */
export function restoreSearchIndex({ first, words }: StoredSearch): SearchIndex {
  const topics = new TopicWords(words);
  return new KnowledgeIndex(new FirstLook(firstLook, first), topics, createTermWeight(topics));
}

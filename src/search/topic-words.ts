import type { Facet } from '../knowledge';
import { Lexicon } from '../text';
import type { FoundRange } from './asked-words';
import type { LexicalFeatures } from './lexical-features';
import { compareStandings, fieldBits, noLexicalFeatures } from './lexical-features';
import type { DocumentQuery } from './prepared-query';
import type { QueryProfile } from './query-profile';
import { Rescorer } from './rescore';
import type { AskedQuery, FieldWords, StoredDocuments } from './rescore';
import { topicFields } from './topic-documents';
import { StandingsReader, noPart } from './standings';
import type { TopicLines } from './standings';
import type { TopicPart } from './topic-documents';
import { NameIndex, noNames } from './topic-names';
import type { StoredNames } from './topic-names';

/** A part with its lines cut into words. */
export interface CutPart extends Omit<TopicPart, 'lines'> {
  readonly lines: readonly (readonly string[])[];
}

interface SectionPlace {
  readonly place: number;
  /** Where its text begins among the texts of all articles, and where it ends. */
  readonly start: number;
  readonly end: number;
  readonly facet: Facet;
}

export interface SectionScore {
  readonly facet: Facet;
  readonly score: number;
}

/** All topics as they are kept in a file. */
export interface StoredTopics {
  readonly lexicon: readonly string[];
  readonly articles: Partial<StoredDocuments>;
  readonly sections: Partial<StoredDocuments>;
  readonly topics: readonly string[];
  readonly sectionsOf: readonly (readonly SectionPlace[])[];
  readonly lines: TopicLines;
  readonly names: StoredNames;
}

const noTopics: StoredTopics = {
  lexicon: [],
  articles: {},
  sections: {},
  topics: [],
  sectionsOf: [],
  lines: { fields: [], parts: [] },
  names: noNames,
};

/**
 * Every word of every topic with its place, so that a question is compared with a topic, and each
 * of its sections, by reading only where its words stand.
 */
export class TopicWords {
  readonly lexicon: Lexicon;
  private readonly articles: Rescorer;
  private readonly sections: Rescorer;
  /** Numbered in the order they were added. */
  private readonly topics: Lexicon;
  private readonly sectionsOf: (readonly SectionPlace[])[];
  private readonly lines: { readonly fields: number[]; readonly parts: number[] };
  private readonly reader: StandingsReader;
  private names: NameIndex;
  private parts: number;

  constructor({ lexicon, articles, sections, topics, sectionsOf, lines, names } = noTopics) {
    this.lexicon = new Lexicon(lexicon);
    this.articles = new Rescorer(undefined, this.lexicon, undefined, articles);
    this.sections = new Rescorer(undefined, this.lexicon, undefined, sections);
    this.topics = new Lexicon(topics);
    this.sectionsOf = [...sectionsOf];
    this.lines = { fields: [...lines.fields], parts: [...lines.parts] };
    this.reader = new StandingsReader(this.articles.reader, this.lines);
    this.names = new NameIndex(names);
    this.parts = lines.parts.reduce((most, part) => Math.max(most, part + 1), 0);
  }

  stored(): StoredTopics {
    return {
      lexicon: this.lexicon.stored(),
      articles: this.articles.stored(),
      sections: this.sections.stored(),
      topics: this.topics.stored(),
      sectionsOf: this.sectionsOf,
      lines: this.lines,
      names: this.names.stored(),
    };
  }

  get size(): number {
    return this.topics.size;
  }

  add(topic: string, parts: readonly CutPart[]): void {
    this.topics.numberOf(topic);
    this.sectionsOf.push(this.addSections(parts));
    this.articles.add(parts.map(toField));
    for (const { field, facet, lines } of parts) {
      const isPart = field === 'questions' || facet !== undefined;
      for (const _ of lines) {
        this.lines.fields.push(fieldBits[field]);
        this.lines.parts.push(isPart ? this.parts : noPart);
      }
      this.parts += 1;
    }
  }

  /** Names of the topics in the order they were added; needs the weights of all their words. */
  setNames(names: StoredNames): void {
    this.names = new NameIndex(names);
  }

  /** The topic with this place in the order they were added. */
  topicAt(place: number): string {
    return this.topics.word(place);
  }

  /** In how many topics a word stands. */
  topicsWith(word: string): number {
    const number = this.lexicon.find(word);
    return number < 0 ? 0 : this.articles.text.documentsWith(number);
  }

  /** Translates a question once for `score` and `scoreSections`. */
  ask(query: DocumentQuery): AskedQuery {
    return this.articles.ask(query);
  }

  /** BM25 with pairs and nearness, comparable within one question only. */
  score(query: AskedQuery, topics: readonly string[]): readonly number[] {
    return this.articles.scoreAsked(
      query,
      topics.map((topic) => this.placeOf(topic)),
    );
  }

  /** The same for each section of some topics, in their order. */
  scoreSections(
    query: AskedQuery,
    topics: readonly string[],
  ): readonly (readonly SectionScore[])[] {
    const sections = topics.map((topic) => this.sectionsOf[this.placeOf(topic)] ?? []);
    const found = sections.flatMap((list, at) => this.findSections(query, topics[at] ?? '', list));
    const places = sections.flat().map(({ place }) => place);
    const scores = this.sections.scoreWithin(query, places, this.articles.reader, found);
    let at = 0;
    return sections.map((list) =>
      list.map(({ facet }) => {
        at += 1;
        return { facet, score: scores[at - 1] ?? 0 };
      }),
    );
  }

  /** The same topics, in their order, by the words they share with a question. */
  compare(query: QueryProfile, topics: readonly string[]): readonly LexicalFeatures[] {
    const places = topics.map((topic) => this.placeOf(topic));
    const namesOf = this.names.compare(query.has);
    const compared: LexicalFeatures[] = [];
    this.reader.read(query, places, this.lexicon.size, (found, at) => {
      const place = places[at] ?? -1;
      compared.push(place < 0 ? noLexicalFeatures : compareStandings(query, found, namesOf(place)));
    });
    return compared;
  }

  /** What was found of a question in each section of a topic, in their order. */
  private findSections(
    { words }: AskedQuery,
    topic: string,
    sections: readonly SectionPlace[],
  ): readonly FoundRange[] {
    const { reader } = this.articles;
    const { from, to } = reader.read(words, this.placeOf(topic), this.lexicon.size);
    let next = from;
    return sections.map(({ start, end }) => {
      next = reader.firstFrom(start, next, to);
      const first = next;
      next = reader.firstFrom(end, next, to);
      return { from: first, to: next };
    });
  }

  private placeOf(topic: string): number {
    return this.topics.find(topic);
  }

  /** Adds the sections of the article that comes next. */
  private addSections(parts: readonly CutPart[]): readonly SectionPlace[] {
    let end = this.articles.text.length;
    return parts.flatMap(({ facet, lines }) => {
      const start = end;
      end += lines.reduce((sum, line) => sum + line.length + 1, 0);
      if (facet === undefined) return [];
      this.sections.add([{ weight: topicFields.body, lines }]);
      return [{ place: this.sections.text.documents - 1, start, end, facet }];
    });
  }
}

function toField({ field, lines }: CutPart): FieldWords {
  return { weight: topicFields[field], lines };
}

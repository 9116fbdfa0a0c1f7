import type { Facet } from '../knowledge';
import { Lexicon } from '../text';
import type { LexicalFeatures, Standing, Standings } from './lexical-features';
import { compareStandings, noLexicalFeatures, pairCoverage } from './lexical-features';
import type { DocumentQuery } from './prepared-query';
import type { QueryProfile } from './query-profile';
import { Rescorer } from './rescore';
import type { FieldWords } from './rescore';
import { topicFields } from './topic-documents';
import type { TopicField, TopicPart } from './topic-documents';
import { compareNames } from './topic-names';
import type { NameWeights } from './topic-names';

/** A part with its lines cut into words. */
export interface CutPart extends Omit<TopicPart, 'lines'> {
  readonly lines: readonly (readonly string[])[];
}

interface SectionPlace {
  readonly place: number;
  readonly facet: Facet;
}

export interface SectionScore {
  readonly facet: Facet;
  readonly score: number;
}

/** Lines outside sections and sample questions belong to no part. */
const noPart = -1;

/**
 * Every word of every topic with its place, so that a question is compared with a topic, and each
 * of its sections, by reading only where its words stand.
 */
export class TopicWords {
  readonly lexicon = new Lexicon();
  private readonly articles = new Rescorer(undefined, this.lexicon);
  private readonly sections = new Rescorer(undefined, this.lexicon);
  private readonly topics = new Map<string, number>();
  private readonly sectionsOf: (readonly SectionPlace[])[] = [];
  private readonly names: NameWeights[] = [];
  /** For each line its field and its part. */
  private readonly fieldOf: TopicField[] = [];
  private readonly partOf: number[] = [];
  private parts = 0;

  get size(): number {
    return this.topics.size;
  }

  add(topic: string, parts: readonly CutPart[]): void {
    this.topics.set(topic, this.topics.size);
    this.articles.add(parts.map(toField));
    this.sectionsOf.push(
      parts.flatMap((part) => (part.facet ? [this.addSection(part, part.facet)] : [])),
    );
    for (const { field, facet, lines } of parts) {
      const isPart = field === 'questions' || facet !== undefined;
      for (const _ of lines) {
        this.fieldOf.push(field);
        this.partOf.push(isPart ? this.parts : noPart);
      }
      this.parts += 1;
    }
  }

  /** Names of the topics in the order they were added; needs the weights of all their words. */
  setNames(names: Iterable<NameWeights>): void {
    this.names.push(...names);
  }

  /** In how many topics a word stands. */
  topicsWith(word: string): number {
    const number = this.lexicon.find(word);
    return number < 0 ? 0 : this.articles.text.documentsWith(number);
  }

  /** BM25 with pairs and nearness, comparable within one question only. */
  score(query: DocumentQuery, topics: readonly string[]): readonly number[] {
    return this.articles.score(
      query,
      topics.map((topic) => this.placeOf(topic)),
    );
  }

  /** The same for each section of some topics, in their order. */
  scoreSections(
    query: DocumentQuery,
    topics: readonly string[],
  ): readonly (readonly SectionScore[])[] {
    const sections = topics.map((topic) => this.sectionsOf[this.placeOf(topic)] ?? []);
    const scores = this.sections.score(
      query,
      sections.flat().map(({ place }) => place),
    );
    let at = 0;
    return sections.map((list) =>
      list.map(({ facet }) => {
        at += 1;
        return { facet, score: scores[at - 1] ?? 0 };
      }),
    );
  }

  compare(query: QueryProfile, topic: string): LexicalFeatures {
    const place = this.placeOf(topic);
    const names = this.names[place];
    if (names === undefined) return noLexicalFeatures;
    const found = this.standings(query, place);
    return {
      ...compareStandings(query, found),
      pairCoverage: pairCoverage(
        query,
        (first, second) =>
          found.has(first) && found.has(second) && this.together(first, second, place),
      ),
      ...compareNames(names, query.has),
    };
  }

  private placeOf(topic: string): number {
    return this.topics.get(topic) ?? -1;
  }

  private addSection(part: CutPart, facet: Facet): SectionPlace {
    this.sections.add([{ weight: 1, lines: part.lines }]);
    return { place: this.sections.text.documents - 1, facet };
  }

  private standings({ all }: QueryProfile, topic: number): Standings {
    const found = new Map<number, Standing>();
    for (const word of all) {
      const standing = word < 0 ? undefined : this.standing(word, topic);
      if (standing) found.set(word, standing);
    }
    return found;
  }

  private standing(word: number, topic: number): Standing | undefined {
    const { text } = this.articles;
    const parts: number[] = [];
    const fields = new Set<TopicField | undefined>();
    text.visit(word, topic, (place) => {
      const line = text.lineAt(place);
      fields.add(this.fieldOf[line]);
      const part = this.partOf[line] ?? noPart;
      if (part !== noPart && parts.at(-1) !== part) parts.push(part);
    });
    if (fields.size === 0) return undefined;
    const name = fields.has('title') || fields.has('aliases');
    return { name, question: fields.has('questions'), parts };
  }

  private together(first: number, second: number, topic: number): boolean {
    const { text } = this.articles;
    let found = false;
    text.visit(second, topic, (place) => {
      found ||= text.wordAt(place - 1) === first;
    });
    return found;
  }
}

function toField({ field, lines }: CutPart): FieldWords {
  return { weight: topicFields[field], lines };
}

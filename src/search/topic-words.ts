import type { Facet } from '../knowledge';
import { Lexicon } from '../text';
import type { LexicalFeatures } from './lexical-features';
import { compareStandings, fieldBits, noLexicalFeatures } from './lexical-features';
import type { DocumentQuery } from './prepared-query';
import type { QueryProfile } from './query-profile';
import { Rescorer } from './rescore';
import type { AskedQuery, FieldWords } from './rescore';
import { topicFields } from './topic-documents';
import { StandingsReader, noPart } from './standings';
import type { TopicPart } from './topic-documents';
import type { NameIndex } from './topic-names';

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
  private readonly lines = { fields: [] as number[], parts: [] as number[] };
  private readonly reader = new StandingsReader(this.articles.text, this.lines);
  private names: NameIndex | undefined;
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
        this.lines.fields.push(fieldBits[field]);
        this.lines.parts.push(isPart ? this.parts : noPart);
      }
      this.parts += 1;
    }
  }

  /** Names of the topics in the order they were added; needs the weights of all their words. */
  setNames(names: NameIndex): void {
    this.names = names;
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
    const scores = this.sections.scoreAsked(
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

  /** The same topics, in their order, by the words they share with a question. */
  compare(query: QueryProfile, topics: readonly string[]): readonly LexicalFeatures[] {
    const places = topics.map((topic) => this.placeOf(topic));
    const namesOf = this.names?.compare(query.has);
    const compared: LexicalFeatures[] = [];
    this.reader.read(query, places, this.lexicon.size, (found, at) => {
      const place = places[at] ?? -1;
      const isKnown = place >= 0 && namesOf !== undefined;
      compared.push(
        isKnown ? { ...compareStandings(query, found), ...namesOf(place) } : noLexicalFeatures,
      );
    });
    return compared;
  }

  private placeOf(topic: string): number {
    return this.topics.get(topic) ?? -1;
  }

  private addSection(part: CutPart, facet: Facet): SectionPlace {
    this.sections.add([{ weight: 1, lines: part.lines }]);
    return { place: this.sections.text.documents - 1, facet };
  }
}

function toField({ field, lines }: CutPart): FieldWords {
  return { weight: topicFields[field], lines };
}

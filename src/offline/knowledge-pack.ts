import type {
  Article,
  Block,
  KnowledgeSnapshot,
  LegalDocument,
  Locality,
  Provenance,
  Section,
} from '../knowledge';
import { guessLanguage } from '../text';
import { compactText, expandText } from './compact-text';

/** A snapshot as two files: what is told, and what teaches to understand questions. */
export interface Pack {
  readonly knowledge: Uint8Array;
  readonly language: Uint8Array;
}

/** What answers are made of; the rest of a snapshot is for curators. */
interface PackedKnowledge {
  readonly format: number;
  readonly version: string;
  readonly provenances: readonly Provenance[];
  readonly articles: readonly PackedArticle[];
  readonly translations: readonly PackedArticle[];
  readonly legal: readonly LegalDocument[];
  readonly groups: KnowledgeSnapshot['groups'];
  readonly lifeEvents: KnowledgeSnapshot['lifeEvents'];
  readonly localities: readonly Locality[];
}

/** What only understanding reads, by topic where it belongs to one. */
interface PackedLanguage {
  readonly format: number;
  readonly vocabulary: KnowledgeSnapshot['vocabulary'];
  readonly intents: KnowledgeSnapshot['intents'];
  readonly outside: Readonly<Record<string, readonly string[]>>;
  /** Sample questions in other languages, each with its place among the article's questions. */
  readonly foreign: Readonly<Record<string, readonly (readonly [place: number, text: string])[]>>;
}

type PackedArticle = Omit<Article, 'sections' | ForCurators> & {
  readonly sections: readonly PackedSection[];
};
type PackedSection = Omit<Section, 'provenance' | 'line' | 'blocks'> & {
  readonly provenance: number;
  readonly blocks: readonly PackedBlock[];
};
/** A plain bullet, as most blocks are, is its text alone. */
type PackedBlock = string | Block;

type ForCurators = 'file' | 'hash' | 'unverified' | 'relatedCodes' | 'outside';

const format = 1;

/**
 * Packs a snapshot with one locality for a citizen's device. Same snapshot, same bytes. `rest` is
 * awaited between its pieces of work.
 */
export async function packKnowledge(
  snapshot: KnowledgeSnapshot,
  localityId: string,
  rest?: () => Promise<void>,
): Promise<Pack> {
  const provenances = new Interned<Provenance>();
  const packed = (article: Article): PackedArticle => packArticle(article, provenances);
  const masters = [...snapshot.articles.values()];
  const knowledge: PackedKnowledge = {
    format,
    version: snapshot.version,
    articles: masters.map(packed),
    translations: [...snapshot.translations.values()].map(packed),
    provenances: provenances.list,
    legal: citedLegal(snapshot),
    groups: snapshot.groups,
    lifeEvents: snapshot.lifeEvents,
    localities: neededLocalities(snapshot, snapshot.localities.get(localityId)),
  };
  const language: PackedLanguage = {
    format,
    vocabulary: { ...snapshot.vocabulary, forbidden: [] },
    intents: snapshot.intents,
    outside: byTopic(masters, ({ outside }) => outside),
    foreign: byTopic(masters, ({ questions }) => foreignOf(questions)),
  };
  return {
    knowledge: await compactText(JSON.stringify(knowledge), rest),
    language: await compactText(JSON.stringify(language), rest),
  };
}

/** The snapshot of a pack. Throws when the bytes are no pack of this format. */
export function unpackKnowledge(pack: Pack): KnowledgeSnapshot {
  const knowledge = read(pack.knowledge) as PackedKnowledge;
  const language = read(pack.language) as PackedLanguage;
  const whole = (article: PackedArticle): Article =>
    unpackArticle(article, knowledge.provenances, language);
  return {
    version: knowledge.version,
    articles: byKey(knowledge.articles.map(whole), ({ id }) => id),
    translations: byKey(knowledge.translations.map(whole), ({ id, lang }) => `${id}.${lang}`),
    legal: byKey(knowledge.legal, ({ id }) => id),
    groups: knowledge.groups,
    lifeEvents: knowledge.lifeEvents,
    localities: byKey(knowledge.localities, ({ id }) => id),
    vocabulary: language.vocabulary,
    intents: language.intents,
    samples: new Map(),
    problems: [],
  };
}

function read(bytes: Uint8Array): { readonly format: number } {
  const packed = JSON.parse(expandText(bytes)) as { readonly format: number };
  if (packed.format !== format) throw new RangeError(`pack of format ${packed.format}`);
  return packed;
}

function packArticle(article: Article, provenances: Interned<Provenance>): PackedArticle {
  const { file: _file, hash: _hash, unverified: _open, relatedCodes: _codes, ...told } = article;
  const { outside: _outside, ...kept } = told;
  const sections = article.sections.map(({ line: _line, provenance, blocks, ...section }) => ({
    ...section,
    provenance: provenances.place(provenance),
    blocks: blocks.map(packBlock),
  }));
  // Translations carry few questions; only masters share theirs with the language file.
  const questions = article.lang === 'vi' ? article.questions.filter(isOwn) : article.questions;
  return { ...kept, questions, sections };
}

function unpackArticle(
  article: PackedArticle,
  provenances: readonly Provenance[],
  { outside, foreign }: PackedLanguage,
): Article {
  const sections = article.sections.map(({ provenance, blocks, ...section }): Section => {
    const own = provenances[provenance];
    if (own === undefined) throw new RangeError(`no provenance ${provenance}`);
    return { ...section, provenance: own, blocks: blocks.map(unpackBlock), line: 0 };
  });
  const questions = [...article.questions];
  if (article.lang === 'vi') {
    for (const [place, text] of foreign[article.id] ?? []) questions.splice(place, 0, text);
  }
  return {
    ...article,
    questions,
    outside: outside[article.id] ?? [],
    sections,
    file: '',
    hash: '',
    unverified: [],
    relatedCodes: [],
  };
}

function isOwn(question: string): boolean {
  return guessLanguage(question) === 'vi';
}

function foreignOf(
  questions: readonly string[],
): readonly (readonly [place: number, text: string])[] {
  return questions.flatMap((text, place) => (isOwn(text) ? [] : [[place, text] as const]));
}

function byTopic<T>(
  articles: readonly Article[],
  values: (article: Article) => readonly T[],
): Readonly<Record<string, readonly T[]>> {
  const entries = articles.map((article) => [article.id, values(article)] as const);
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0));
}

function packBlock(block: Block): PackedBlock {
  const { kind, text, concerns, ...rest } = block;
  const plain = kind === 'bullet' && concerns.length === 0 && Object.keys(rest).length === 0;
  return plain ? text : block;
}

function unpackBlock(block: PackedBlock): Block {
  return typeof block === 'string' ? { kind: 'bullet', text: block, concerns: [] } : block;
}

/** Legal documents that some text of the pack rests on. */
function citedLegal(snapshot: KnowledgeSnapshot): readonly LegalDocument[] {
  const sections = [...snapshot.articles.values()].flatMap((article) => article.sections);
  const localities = [...snapshot.localities.values()];
  const basis = [
    ...sections.map(({ provenance }) => provenance),
    ...localities.flatMap(({ notes }) => notes.map(({ provenance }) => provenance)),
    ...localities.flatMap(({ unitsProvenance }) => unitsProvenance ?? []),
  ];
  const cited = new Set(basis.flatMap(({ legal }) => legal));
  return [...snapshot.legal.values()].filter(({ id }) => cited.has(id));
}

// The neutral locality fills in what the own one leaves open.
function neededLocalities(
  { localities }: KnowledgeSnapshot,
  own: Locality | undefined,
): readonly Locality[] {
  const neutral = localities.get('mac-dinh');
  return [own, neutral].flatMap((locality, at, all) =>
    locality === undefined || all.indexOf(locality) < at ? [] : [locality],
  );
}

function byKey<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, T> {
  return new Map(values.map((value) => [key(value), value]));
}

/** Equal values under one number. */
class Interned<T> {
  readonly list: T[] = [];
  private readonly places = new Map<string, number>();

  place(value: T): number {
    const text = JSON.stringify(value);
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.list.length);
    return this.list.push(value) - 1;
  }
}

import type {
  Article,
  Block,
  KnowledgeSnapshot,
  LegalDocument,
  Locality,
  Provenance,
  Section,
} from '../knowledge';
import { compactText, expandText } from './compact-text';

/** What the citizen's device keeps; the rest of a snapshot is for curators. */
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
  readonly vocabulary: KnowledgeSnapshot['vocabulary'];
  readonly intents: KnowledgeSnapshot['intents'];
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

type ForCurators = 'file' | 'hash' | 'unverified' | 'relatedCodes';

const format = 1;

/**
 * A snapshot as the one file that answers on a citizen's device: articles with their sample
 * questions, legal names, vocabulary, intents and one locality. Same snapshot, same bytes. `rest` is awaited between its pieces of work.
 */
export function packKnowledge(
  snapshot: KnowledgeSnapshot,
  localityId: string,
  rest?: () => Promise<void>,
): Promise<Uint8Array> {
  const provenances = new Interned<Provenance>();
  const packed = (article: Article): PackedArticle => packArticle(article, provenances);
  const articles = [...snapshot.articles.values()].map(packed);
  const translations = [...snapshot.translations.values()].map(packed);
  const locality = snapshot.localities.get(localityId);
  const knowledge: PackedKnowledge = {
    format,
    version: snapshot.version,
    provenances: provenances.list,
    articles,
    translations,
    legal: citedLegal(snapshot),
    groups: snapshot.groups,
    lifeEvents: snapshot.lifeEvents,
    localities: neededLocalities(snapshot, locality),
    vocabulary: { ...snapshot.vocabulary, forbidden: [] },
    intents: snapshot.intents,
  };
  return compactText(JSON.stringify(knowledge), rest);
}

/** The snapshot of a packed file. Throws when the bytes are no pack of this format. */
export function unpackKnowledge(bytes: Uint8Array): KnowledgeSnapshot {
  const packed = JSON.parse(expandText(bytes)) as PackedKnowledge;
  if (packed.format !== format) throw new RangeError(`pack of format ${String(packed.format)}`);
  const whole = (article: PackedArticle): Article => unpackArticle(article, packed.provenances);
  return {
    version: packed.version,
    articles: byKey(packed.articles.map(whole), ({ id }) => id),
    translations: byKey(packed.translations.map(whole), ({ id, lang }) => `${id}.${lang}`),
    legal: byKey(packed.legal, ({ id }) => id),
    groups: packed.groups,
    lifeEvents: packed.lifeEvents,
    localities: byKey(packed.localities, ({ id }) => id),
    vocabulary: packed.vocabulary,
    intents: packed.intents,
    samples: new Map(),
    problems: [],
  };
}

function packArticle(
  { file: _file, hash: _hash, unverified: _open, relatedCodes: _codes, ...article }: Article,
  provenances: Interned<Provenance>,
): PackedArticle {
  const sections = article.sections.map(({ line: _line, provenance, blocks, ...section }) => ({
    ...section,
    provenance: provenances.place(provenance),
    blocks: blocks.map(packBlock),
  }));
  return { ...article, sections };
}

function unpackArticle(article: PackedArticle, provenances: readonly Provenance[]): Article {
  const sections = article.sections.map(({ provenance, blocks, ...section }): Section => {
    const own = provenances[provenance];
    if (own === undefined) throw new RangeError(`no provenance ${provenance}`);
    return { ...section, provenance: own, blocks: blocks.map(unpackBlock), line: 0 };
  });
  return { ...article, sections, file: '', hash: '', unverified: [], relatedCodes: [] };
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

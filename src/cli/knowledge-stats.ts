import { enumeratePaths, missingFacets } from '../knowledge';
import type { Article, Confidence, KnowledgeSnapshot } from '../knowledge';

// Topics of this group are the provinces' plans; the others are the catalogue of procedures.
const planGroup = 'cai-cach';

interface Coverage {
  readonly name: string;
  readonly wanted: number;
  readonly written: number;
  readonly reviewed: number;
}

/** Coverage of the knowledge base in numbers. */
export interface KnowledgeStats {
  readonly version: string;
  readonly groups: readonly Coverage[];
  readonly total: Coverage;
  readonly catalogue: Coverage;
  readonly plans: Coverage;
  readonly missingFacets: number;
  readonly translations: { readonly en: number; readonly km: number };
  readonly facets: number;
  readonly undated: number;
  readonly overdue: number;
  readonly confidence: Readonly<Record<Confidence, number>>;
  readonly dossiers: { readonly topics: number; readonly cases: number };
  readonly questions: number;
  readonly outside: number;
  readonly legal: number;
  readonly localities: readonly {
    readonly id: string;
    readonly review: string;
    readonly units: number;
    readonly oldUnits: number;
    readonly notes: number;
    readonly languages: readonly string[];
    readonly unverified: number;
  }[];
  readonly unverified: number;
}

export function statsOf(snapshot: KnowledgeSnapshot, day: string): KnowledgeStats {
  const articles = [...snapshot.articles.values()];
  const groups = snapshot.groups.map(({ id, names, topics }) => ({
    id,
    ...coverage(
      names.vi,
      topics,
      articles.filter((article) => article.group === id),
    ),
  }));
  return {
    version: snapshot.version,
    groups,
    total: sum('Tổng cộng', groups),
    catalogue: sum(
      'Thủ tục và hướng dẫn',
      groups.filter(({ id }) => id !== planGroup),
    ),
    plans: sum(
      'Chủ đề kế hoạch',
      groups.filter(({ id }) => id === planGroup),
    ),
    missingFacets: total(articles, (article) => missingFacets(article).length),
    translations: { en: translated(snapshot, 'en'), km: translated(snapshot, 'km') },
    ...provenanceOf(articles, day),
    dossiers: dossiersOf(articles),
    questions: total(articles, ({ questions }) => questions.length),
    outside: total(articles, ({ outside }) => outside.length),
    legal: snapshot.legal.size,
    localities: localitiesOf(snapshot),
    unverified: total(articles, ({ unverified }) => unverified.length),
  };
}

function coverage(name: string, topics: readonly string[], articles: readonly Article[]): Coverage {
  return {
    name,
    wanted: topics.length,
    written: articles.filter(({ id }) => topics.includes(id)).length,
    reviewed: articles.filter(({ review }) => review.status === 'reviewed').length,
  };
}

function sum(name: string, parts: readonly Coverage[]): Coverage {
  return {
    name,
    wanted: total(parts, ({ wanted }) => wanted),
    written: total(parts, ({ written }) => written),
    reviewed: total(parts, ({ reviewed }) => reviewed),
  };
}

function total<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((all, item) => all + count(item), 0);
}

function translated({ translations }: KnowledgeSnapshot, lang: string): number {
  return [...translations.values()].filter((article) => article.lang === lang).length;
}

function provenanceOf(
  articles: readonly Article[],
  day: string,
): Pick<KnowledgeStats, 'facets' | 'undated' | 'overdue' | 'confidence'> {
  const all = articles.flatMap(({ sections }) => sections.map(({ provenance }) => provenance));
  const count = (wanted: Confidence): number =>
    all.filter(({ confidence }) => confidence === wanted).length;
  return {
    facets: all.length,
    undated: all.filter(({ asOf, checkedOn }) => asOf === '' || checkedOn === '').length,
    overdue: all.filter(({ recheckBy }) => recheckBy < day).length,
    confidence: { high: count('high'), medium: count('medium'), low: count('low') },
  };
}

function dossiersOf(articles: readonly Article[]): KnowledgeStats['dossiers'] {
  const dossiers = articles.flatMap(({ dossier }) => dossier ?? []);
  return {
    topics: dossiers.length,
    cases: total(dossiers, (dossier) => enumeratePaths(dossier).length),
  };
}

function localitiesOf({ localities }: KnowledgeSnapshot): KnowledgeStats['localities'] {
  return [...localities.values()].map((locality) => ({
    id: locality.id,
    review: locality.review.status,
    units: locality.units.length,
    oldUnits: total(locality.units, ({ formedFrom }) => formedFrom.length),
    notes: locality.notes.length,
    languages: locality.languages,
    unverified: locality.unverified.length,
  }));
}

/** The numbers for people. */
export function statsLines(stats: KnowledgeStats): readonly string[] {
  const { translations, total: all, confidence, dossiers } = stats;
  return [
    `Phiên bản ${stats.version}`,
    ...stats.groups.map(coverageLine),
    coverageLine(all),
    `  trong đó: ${stats.catalogue.written}/${stats.catalogue.wanted} chủ đề của danh mục, ${stats.plans.written}/${stats.plans.wanted} chủ đề kế hoạch`,
    `Phần bắt buộc còn thiếu: ${stats.missingFacets}`,
    `Bản dịch còn khớp: tiếng Anh ${translations.en}/${all.written}, tiếng Khmer ${translations.km}/${all.written}`,
    `Phần có căn cứ và ngày: ${stats.facets - stats.undated}/${stats.facets}; không ghi ngày: ${stats.undated}; quá hạn kiểm tra: ${stats.overdue}`,
    `Độ tin cậy: cao ${confidence.high}, vừa ${confidence.medium}, thấp ${confidence.low}`,
    `Túi hồ sơ: ${dossiers.topics} chủ đề, ${dossiers.cases} trường hợp`,
    `Câu hỏi mẫu: ${stats.questions}; câu ngoài phạm vi: ${stats.outside}`,
    `Văn bản pháp luật: ${stats.legal}`,
    ...stats.localities.map(localityLine),
    `Điều chưa kiểm chứng: ${stats.unverified} trong các bài, ${total(stats.localities, ({ unverified }) => unverified)} ở địa phương (xem CHUA-KIEM-CHUNG.md)`,
  ];
}

function coverageLine({ name, wanted, written, reviewed }: Coverage): string {
  return `${name}: ${written}/${wanted} chủ đề, ${reviewed} đã duyệt, ${written - reviewed} bản thảo`;
}

function localityLine(locality: KnowledgeStats['localities'][number]): string {
  const { id, review, units, oldUnits, notes, languages, unverified } = locality;
  const state = review === 'reviewed' ? 'đã duyệt' : 'bản thảo';
  return `Địa phương ${id} (${state}): ${units} xã, phường mới từ ${oldUnits} đơn vị cũ; ${notes} ghi chú riêng; ngôn ngữ ${languages.join(', ')}; ${unverified} điều chưa kiểm chứng`;
}

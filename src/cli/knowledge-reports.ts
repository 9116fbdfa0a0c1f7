import { UserError } from '../core';
import { enumeratePaths } from '../knowledge';
import type { Article, KnowledgeSnapshot, Section } from '../knowledge';

/** Facets to recheck within `days`, soonest first. */
export function staleLines(
  snapshot: KnowledgeSnapshot,
  today: string,
  days: number,
): readonly string[] {
  const limit = new Date(`${today}T00:00:00Z`);
  limit.setUTCDate(limit.getUTCDate() + days);
  const until = limit.toISOString().slice(0, 10);
  const rows = sectionsOf(snapshot)
    .filter(({ section }) => section.provenance.recheckBy <= until)
    .sort((a, b) => a.section.provenance.recheckBy.localeCompare(b.section.provenance.recheckBy))
    .map(({ article, section }) => {
      const { recheckBy, confidence } = section.provenance;
      const late = recheckBy < today ? ' QUÁ HẠN' : '';
      return `${recheckBy}${late}  ${article.file}:${section.line}  ${section.facet}  (độ tin cậy: ${confidence})`;
    });
  return rows.length > 0 ? rows : [`Không có phần nào phải kiểm tra lại trước ngày ${until}.`];
}

/** Everything that rests on a legal document: facets, dossiers of their articles, local notes. */
export function impactLines(snapshot: KnowledgeSnapshot, id: string): readonly string[] {
  const entry = snapshot.legal.get(id);
  if (entry === undefined)
    throw new UserError(`Sổ văn bản can-cu.yaml không có mã "${id}".`, 'unknown');
  const facets = sectionsOf(snapshot)
    .filter(({ section }) => section.provenance.legal.includes(id))
    .map(({ article, section }) => `${article.file}:${section.line}  ${section.facet}`);
  const dossiers = [...snapshot.articles.values()]
    .filter((article) => article.dossier !== undefined && restsOn(article, id))
    .map((article) => `${article.file}  dossier (${branchCount(article)} trường hợp)`);
  const notes = [...snapshot.localities.values()].flatMap((locality) =>
    locality.notes
      .filter((note) => note.provenance.legal.includes(id))
      .map((note) => `dia-phuong/${locality.id}.yaml  ${note.topic} ${note.facet}`),
  );
  const lines = [...facets, ...dossiers, ...notes];
  return [`${entry.number} – ${entry.name}: ${lines.length} chỗ dựa vào`, ...lines];
}

/** Coverage per group, provenance, review, dossiers, localities, and the list of unverified facts. */
export function statsLines(snapshot: KnowledgeSnapshot, today: string): readonly string[] {
  const articles = [...snapshot.articles.values()];
  const sections = sectionsOf(snapshot);
  const dossiers = articles.filter((article) => article.dossier !== undefined);
  return [
    `Phiên bản ${snapshot.version}`,
    ...snapshot.groups.map((group) =>
      groupLine(
        group.names.vi,
        articles.filter((a) => a.group === group.id),
      ),
    ),
    groupLine('Tổng cộng', articles),
    `Bản dịch: en ${translationCount(snapshot, 'en')}, km ${translationCount(snapshot, 'km')}`,
    `Phần có căn cứ và ngày: ${sections.length}; không ghi ngày: ${sections.filter(({ section }) => section.provenance.asOf === '').length}; quá hạn kiểm tra: ${sections.filter(({ section }) => section.provenance.recheckBy < today).length}`,
    `Độ tin cậy: cao ${countConfidence(sections, 'high')}, vừa ${countConfidence(sections, 'medium')}, thấp ${countConfidence(sections, 'low')}`,
    `Túi hồ sơ: ${dossiers.length} chủ đề, ${dossiers.reduce((sum, a) => sum + branchCount(a), 0)} trường hợp`,
    `Câu hỏi mẫu: ${articles.reduce((sum, a) => sum + a.questions.length, 0)}; câu ngoài phạm vi: ${articles.reduce((sum, a) => sum + a.outside.length, 0)}`,
    `Văn bản pháp luật: ${snapshot.legal.size}`,
    ...[...snapshot.localities.values()].map(
      (locality) =>
        `Địa phương ${locality.id}: ${locality.units.length} xã/phường mới, ${locality.notes.length} ghi chú riêng, ngôn ngữ ${locality.languages.join(', ')}`,
    ),
    `Điều chưa kiểm chứng: ${articles.reduce((sum, a) => sum + a.unverified.length, 0)}`,
    ...articles.flatMap((article) => article.unverified.map((fact) => `  ${article.id}: ${fact}`)),
  ];
}

interface Place {
  readonly article: Article;
  readonly section: Section;
}

function sectionsOf(snapshot: KnowledgeSnapshot): readonly Place[] {
  return [...snapshot.articles.values()].flatMap((article) =>
    article.sections.map((section) => ({ article, section })),
  );
}

function restsOn(article: Article, id: string): boolean {
  return article.sections.some((section) => section.provenance.legal.includes(id));
}

function branchCount({ dossier }: Article): number {
  return dossier === undefined ? 0 : enumeratePaths(dossier).length;
}

function groupLine(name: string, articles: readonly Article[]): string {
  const reviewed = articles.filter((article) => article.review.status === 'reviewed').length;
  return `${name}: ${articles.length} bài, ${reviewed} đã duyệt, ${articles.length - reviewed} bản thảo`;
}

function translationCount(snapshot: KnowledgeSnapshot, lang: string): number {
  return [...snapshot.translations.values()].filter((article) => article.lang === lang).length;
}

function countConfidence(places: readonly Place[], confidence: string): number {
  return places.filter(({ section }) => section.provenance.confidence === confidence).length;
}

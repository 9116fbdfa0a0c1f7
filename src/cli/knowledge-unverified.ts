import { headings } from '../knowledge';
import type { Article, KnowledgeSnapshot, Locality } from '../knowledge';

/** The generated list, relative to the knowledge folder. */
export const unverifiedFile = 'CHUA-KIEM-CHUNG.md';

/** Markdown: every fact that could not be verified, by topic in menu order, then by locality. */
export function unverifiedText(snapshot: KnowledgeSnapshot): string {
  const articles = [...snapshot.articles.values()];
  const localities = [...snapshot.localities.values()];
  const facts = [...articles, ...localities].reduce((sum, one) => sum + one.unverified.length, 0);
  return `${[
    '# Điều chưa kiểm chứng',
    '',
    'Danh sách này do lệnh `npm run -s knowledge -- unverified` ghi ra từ mục `unverified` của các bài và các địa phương. Đừng sửa tay: hãy sửa bài rồi chạy lại lệnh. Cán bộ có thẩm quyền nên bắt đầu việc rà soát từ đây.',
    '',
    `Có ${facts} điều, ở ${articles.filter(hasFacts).length} chủ đề và ${localities.filter(hasFacts).length} địa phương.`,
    ...snapshot.groups.flatMap(({ id, names }) =>
      groupLines(
        names.vi,
        articles.filter(({ group }) => group === id),
      ),
    ),
    ...localities.filter(hasFacts).flatMap(localityLines),
  ].join('\n')}\n`;
}

function hasFacts({ unverified }: Article | Locality): boolean {
  return unverified.length > 0;
}

function groupLines(name: string, articles: readonly Article[]): readonly string[] {
  const lines = articles.flatMap(articleLines);
  return lines.length === 0 ? [] : ['', `## ${name}`, ...lines];
}

function articleLines(article: Article): readonly string[] {
  const weak = article.sections
    .filter(({ provenance }) => provenance.confidence === 'low')
    .map(({ facet }) => headings.vi[facet]);
  if (!hasFacts(article) && weak.length === 0) return [];
  return [
    '',
    `### [${article.title}](${article.file})`,
    '',
    ...article.unverified.map((fact) => `- ${fact}`),
    ...(weak.length === 0 ? [] : [`- Phần có độ tin cậy thấp: ${weak.join(', ')}.`]),
  ];
}

function localityLines({ id, name, unverified }: Locality): readonly string[] {
  return [
    '',
    `## Địa phương: [${name}](dia-phuong/${id}.yaml)`,
    '',
    ...unverified.map((fact) => `- ${fact}`),
  ];
}

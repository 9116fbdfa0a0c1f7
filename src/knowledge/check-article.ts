import { articleDates, heading, legalOf } from './check-dates';
import { dossierSound, dossierTexts } from './check-dossier';
import { facetLength, forbiddenTerms, labelLength, sentenceLength } from './check-language';
import { headings } from './headings';
import type { Article, Facet, KnowledgeSnapshot, Problem } from './model';
import { inFile, startOf } from './problem';
import type { Draft } from './problem';

/** What an article is checked against. */
export interface ArticleCheckContext {
  readonly legal: KnowledgeSnapshot['legal'];
  readonly vocabulary: KnowledgeSnapshot['vocabulary'];
  readonly localities: KnowledgeSnapshot['localities'];
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
  /** The file's text, to find lines in. */
  readonly text: string;
}

type Check = (article: Article, context: ArticleCheckContext) => readonly Draft[];

const wantedQuestions = 15;
const procedureFacets = [
  'overview',
  'documents',
  'steps',
  'fee',
  'time',
  'where',
  'result',
] as const;
const requiredFacets: Readonly<Record<Article['level'], readonly Facet[]>> = {
  'toan-trinh': procedureFacets,
  'mot-phan': procedureFacets,
  'thong-tin': ['overview'],
};

const checks: readonly Check[] = [
  filledIn,
  requiredFacetsPresent,
  sectionsNotEmpty,
  enoughQuestions,
  facetLength,
  labelLength,
  (article) => sentenceLength(readTexts(article)),
  legalKnown,
  sourceNamed,
  articleDates,
  (article, { vocabulary }) => forbiddenTerms(readTexts(article), vocabulary),
  localValues,
  (article, { day }) => dossierSound(article, day),
  stuckHintsFit,
];

/** Everything that can be said about one article without knowing the other articles. */
export function checkArticle(article: Article, context: ArticleCheckContext): readonly Problem[] {
  const drafts = checks.flatMap((check) => check(article, context));
  return inFile(article.file, context.text, drafts);
}

/** Every text of an article that citizens read. */
export function readTexts(article: Article): readonly string[] {
  return [
    ...article.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
    ...dossierTexts(article),
    ...article.stuck.flatMap(({ problem, fix }) => [problem, fix]),
  ];
}

/** No placeholder of the template is left, in the front matter or in the body. */
function filledIn(_article: Article, { text }: ArticleCheckContext): readonly Draft[] {
  return text.split('\n').flatMap((line, at) => {
    const placeholder = /\[điền[^\]]*\]/iu.exec(line.normalize('NFC'))?.[0];
    if (placeholder === undefined) return [];
    return [
      {
        severity: 'error',
        line: at + 1,
        message: `Chỗ mẫu ${placeholder} chưa được điền.`,
        cure: 'Thay bằng nội dung thật, hoặc xoá dòng này nếu không cần.',
      },
    ];
  });
}

/** The facets that an article of its level must have but does not. */
export function missingFacets(article: Article): readonly Facet[] {
  const present = new Set(article.sections.map((section) => section.facet));
  return requiredFacets[article.level].filter((facet) => !present.has(facet));
}

function requiredFacetsPresent(article: Article): readonly Draft[] {
  return missingFacets(article).map((facet) => ({
    severity: facet === 'overview' ? 'error' : 'warning',
    message: `Bài loại "${article.level}" còn thiếu phần "${headings.vi[facet]}".`,
    cure: `Thêm tiêu đề "## ${headings.vi[facet]}"; chưa biết thì viết rõ là chưa biết và nơi cần hỏi.`,
  }));
}

function sectionsNotEmpty(article: Article): readonly Draft[] {
  return article.sections
    .filter((section) => section.blocks.length === 0)
    .map((section) => ({
      severity: 'error',
      line: section.line,
      message: `Tiêu đề "${heading(section)}" chưa có nội dung.`,
      cure: 'Viết nội dung hoặc bỏ tiêu đề.',
    }));
}

function enoughQuestions({ questions }: Article): readonly Draft[] {
  const count = questions.length;
  if (count >= wantedQuestions) return [];
  return [
    {
      severity: 'warning',
      find: 'questions:',
      message: `Mới có ${count} câu hỏi mẫu.`,
      cure: `Viết thêm cho đủ ${wantedQuestions} câu như người dân thật sự gõ: có dấu, không dấu, nói tắt.`,
    },
  ];
}

function legalKnown(article: Article, { legal }: ArticleCheckContext): readonly Draft[] {
  return legalOf(article)
    .filter((id) => !legal.has(id))
    .map((id) => ({
      severity: 'error',
      find: id,
      message: `Văn bản "${id}" chưa có trong can-cu.yaml.`,
      cure: 'Thêm văn bản vào can-cu.yaml, hoặc sửa mã cho đúng.',
    }));
}

/** A fact rests on a law or at least on a named source. */
function sourceNamed(article: Article): readonly Draft[] {
  return article.sections
    .filter(({ provenance: { legal, source } }) => legal.length === 0 && source === undefined)
    .map((section) => ({
      severity: 'error',
      line: section.line,
      message: `Phần "${heading(section)}" không có văn bản căn cứ, cũng không ghi nguồn.`,
      cure: 'Ghi mã văn bản vào legal, hoặc ghi nguồn vào source của mục provenance.',
    }));
}

function localValues(article: Article, { localities }: ArticleCheckContext): readonly Draft[] {
  const neutral = localities.get('mac-dinh')?.values;
  if (neutral === undefined) return [];
  return readTexts(article).flatMap((text) =>
    [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)]
      .filter((match) => neutral[match[1] ?? ''] === undefined)
      .map((match) => ({
        severity: 'error' as const,
        find: match[0],
        message: `Không có giá trị địa phương tên "${match[1] ?? ''}".`,
        cure: `Dùng một trong: ${Object.keys(neutral).join(', ')}.`,
      })),
  );
}

function stuckHintsFit(article: Article): readonly Draft[] {
  const steps = article.sections
    .filter((section) => section.facet === 'steps')
    .flatMap((section) => section.blocks)
    .filter((block) => block.kind === 'step').length;
  return article.stuck
    .filter((hint) => hint.step > steps)
    .map((hint) => ({
      severity: 'error',
      find: startOf(hint.problem),
      message: `Gợi ý cho bước ${hint.step} nhưng bài chỉ có ${steps} bước.`,
      cure: 'Sửa số bước.',
    }));
}

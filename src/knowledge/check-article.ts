import { applies, enumeratePaths, resolveDossier } from './dossier';
import type { Article, Block, Dossier, Facet, KnowledgeSnapshot, Problem, Section } from './model';

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

/** A problem before its file is known; `find` is text whose first line in the file is named. */
interface Draft {
  readonly severity: Problem['severity'];
  readonly find?: string;
  readonly line?: number;
  readonly message: string;
  readonly cure: string;
}

// Two Zalo messages of 2,000 characters, less the dates and the answer code under a facet.
const maxFacetLength = 3600;
const maxSentenceWords = 35;
const requiredFacets: Readonly<Record<Article['level'], readonly Facet[]>> = {
  'toan-trinh': ['overview', 'documents', 'steps', 'fee', 'time', 'where', 'result'],
  'mot-phan': ['overview', 'documents', 'steps', 'fee', 'time', 'where', 'result'],
  'thong-tin': ['overview'],
};
const maxPaths = 60;

const checks: readonly Check[] = [
  requiredFacetsPresent,
  sectionsNotEmpty,
  facetLength,
  sentenceLength,
  legalKnown,
  legalInForce,
  daysPlausible,
  endedRules,
  forbiddenTerms,
  localValues,
  dossierSound,
  stuckHintsFit,
];

/** Everything that can be said about one article without knowing the other articles. */
export function checkArticle(article: Article, context: ArticleCheckContext): readonly Problem[] {
  const lines = context.text.normalize('NFC').split('\n');
  return checks
    .flatMap((check) => check(article, context))
    .map(({ severity, find, line, message, cure }) => ({
      severity,
      file: article.file,
      line: line ?? lineOf(lines, find),
      message,
      cure,
    }));
}

function lineOf(lines: readonly string[], find: string | undefined): number {
  if (find === undefined) return 1;
  const index = lines.findIndex((line) => line.includes(find));
  return index < 0 ? 1 : index + 1;
}

function requiredFacetsPresent(article: Article): readonly Draft[] {
  const present = new Set(article.sections.map((section) => section.facet));
  return requiredFacets[article.level]
    .filter((facet) => !present.has(facet))
    .map((facet) => ({
      severity: facet === 'overview' ? 'error' : 'warning',
      message: `Bài loại "${article.level}" còn thiếu phần ${facet}.`,
      cure: 'Thêm tiêu đề "## …" tương ứng; chưa biết thì viết rõ là chưa biết và nơi cần hỏi.',
    }));
}

function sectionsNotEmpty(article: Article): readonly Draft[] {
  return article.sections
    .filter((section) => section.blocks.length === 0)
    .map((section) => ({
      severity: 'error',
      line: section.line,
      message: 'Tiêu đề này chưa có nội dung.',
      cure: 'Viết nội dung hoặc bỏ tiêu đề.',
    }));
}

function facetLength(article: Article): readonly Draft[] {
  return article.sections
    .map((section) => ({ section, length: sectionText(section).length }))
    .filter(({ length }) => length > maxFacetLength)
    .map(({ section, length }) => ({
      severity: 'error',
      line: section.line,
      message: `Phần này dài ${length} ký tự, quá ${maxFacetLength} ký tự (hai tin nhắn Zalo).`,
      cure: 'Rút gọn, hoặc chuyển chi tiết sang túi hồ sơ (dossier) hay bài khác.',
    }));
}

function sectionText(section: Section): string {
  return section.blocks.map((block) => block.text).join('\n');
}

function sentenceLength(article: Article): readonly Draft[] {
  return allBlocks(article).flatMap((block) =>
    sentences(block.text)
      .filter((sentence) => wordCount(sentence) > maxSentenceWords)
      .map((sentence) => ({
        severity: 'warning' as const,
        find: block.text.slice(0, 60),
        message: `Câu dài ${wordCount(sentence)} tiếng: "${sentence.slice(0, 50)}…".`,
        cure: `Tách thành các câu dưới ${maxSentenceWords} tiếng, mỗi câu một ý.`,
      })),
  );
}

function sentences(text: string): readonly string[] {
  return text.replace(/\*\*/g, '').split(/(?<=[.!?;:…])\s+/);
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}

function allBlocks(article: Article): readonly Block[] {
  return article.sections.flatMap((section) => section.blocks);
}

function legalKnown(article: Article, { legal }: ArticleCheckContext): readonly Draft[] {
  const named = new Set(article.sections.flatMap((section) => section.provenance.legal));
  return [...named]
    .filter((id) => !legal.has(id))
    .map((id) => ({
      severity: 'error',
      find: id,
      message: `Văn bản "${id}" chưa có trong can-cu.yaml.`,
      cure: 'Thêm văn bản vào can-cu.yaml, hoặc sửa mã cho đúng.',
    }));
}

function legalInForce(article: Article, { legal, day }: ArticleCheckContext): readonly Draft[] {
  const named = new Set(article.sections.flatMap((section) => section.provenance.legal));
  return [...named].flatMap((id): Draft[] => {
    const entry = legal.get(id);
    if (entry?.effectiveTo === undefined || entry.effectiveTo >= day) return [];
    return [
      {
        severity: 'warning',
        find: id,
        message: `Văn bản ${entry.number} đã hết hiệu lực từ ngày ${entry.effectiveTo}.`,
        cure: 'Kiểm tra quy định thay thế, sửa nội dung và căn cứ.',
      },
    ];
  });
}

function daysPlausible(article: Article, { day }: ArticleCheckContext): readonly Draft[] {
  return article.sections.flatMap(({ provenance, line }): Draft[] => {
    if (provenance.checkedOn > day) {
      return [
        {
          severity: 'error',
          line,
          message: `Ngày kiểm tra ${provenance.checkedOn} nằm ở tương lai.`,
          cure: 'Ghi ngày bạn thật sự đã kiểm tra.',
        },
      ];
    }
    if (provenance.recheckBy <= provenance.checkedOn) {
      return [
        {
          severity: 'error',
          line,
          message: 'Ngày kiểm tra lại phải sau ngày đã kiểm tra.',
          cure: 'Sửa recheckBy.',
        },
      ];
    }
    if (provenance.recheckBy < day) {
      return [
        {
          severity: 'warning',
          line,
          message: `Phần này đã quá hạn kiểm tra lại (${provenance.recheckBy}).`,
          cure: 'Kiểm tra lại với nguồn chính thức rồi sửa checkedOn và recheckBy.',
        },
      ];
    }
    return [];
  });
}

function endedRules(article: Article, { day }: ArticleCheckContext): readonly Draft[] {
  return allBlocks(article)
    .filter((block) => block.until !== undefined && block.until < day)
    .map((block) => ({
      severity: 'warning',
      find: block.text.slice(0, 60),
      message: `Quy định tạm thời đã hết hạn ngày ${block.until ?? ''}, không còn hiển thị.`,
      cure: 'Xoá dòng này, hoặc ghi ngày mới nếu quy định được gia hạn.',
    }));
}

function forbiddenTerms(article: Article, { vocabulary }: ArticleCheckContext): readonly Draft[] {
  return allBlocks(article).flatMap((block) => {
    const text = block.text.toLowerCase();
    return vocabulary.forbidden
      .filter(({ term, unless }) => standsAlone(text, term.toLowerCase(), unless))
      .map(({ term, instead }) => ({
        severity: 'error' as const,
        find: block.text.slice(0, 60),
        message: `Dùng từ đã cũ: "${term}".`,
        cure: `Viết: ${instead}.`,
      }));
  });
}

/** True when the term occurs outside the phrases that allow it. */
function standsAlone(text: string, term: string, unless: readonly string[]): boolean {
  const rest = unless.reduce((left, phrase) => left.replaceAll(phrase.toLowerCase(), ' '), text);
  const index = rest.indexOf(term);
  if (index < 0) return false;
  const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);
  return !isLetter(rest[index - 1]) && !isLetter(rest[index + term.length]);
}

function localValues(article: Article, { localities }: ArticleCheckContext): readonly Draft[] {
  const neutral = localities.get('mac-dinh')?.values;
  if (neutral === undefined) return [];
  return allBlocks(article).flatMap((block) =>
    [...block.text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)]
      .filter((match) => neutral[match[1] ?? ''] === undefined)
      .map((match) => ({
        severity: 'error' as const,
        find: match[0],
        message: `Không có giá trị địa phương tên "${match[1] ?? ''}".`,
        cure: `Dùng một trong: ${Object.keys(neutral).join(', ')}.`,
      })),
  );
}

function dossierSound(article: Article, { day }: ArticleCheckContext): readonly Draft[] {
  const { dossier } = article;
  if (dossier === undefined) return [];
  const paths = enumeratePaths(dossier, maxPaths + 1);
  return [
    ...unknownConditions(dossier),
    ...(paths.length > maxPaths
      ? [
          draft(
            'dossier:',
            `Túi hồ sơ có hơn ${maxPaths} trường hợp.`,
            'Bớt câu hỏi hoặc lựa chọn.',
          ),
        ]
      : []),
    ...paths
      .filter((path) => resolveDossier(dossier, path, day).items.length === 0)
      .map((path) =>
        draft(
          'dossier:',
          `Trường hợp ${describePath(path)} không dẫn đến giấy tờ nào.`,
          'Thêm ít nhất một giấy tờ cho trường hợp này.',
        ),
      ),
    ...paths
      .filter((path) => Object.keys(path).length > 6)
      .slice(0, 1)
      .map((path) =>
        draft(
          'dossier:',
          `Trường hợp ${describePath(path)} phải trả lời hơn 6 câu hỏi.`,
          'Bớt câu hỏi.',
        ),
      ),
    ...contradictions(dossier, paths, day),
    ...unreachable(dossier, paths),
    ...idleOptions(dossier),
  ];
}

function draft(find: string, message: string, cure: string): Draft {
  return { severity: 'error', find, message, cure };
}

function describePath(path: Readonly<Record<string, string>>): string {
  return Object.entries(path)
    .map(([question, option]) => `${question}=${option}`)
    .join(', ');
}

function allConditions(dossier: Dossier): readonly Dossier['items'][number]['when'][] {
  const { questions, items, fee, time, where, pitfalls } = dossier;
  return [questions, items, fee, time, where, pitfalls].flat().map(({ when }) => when);
}

function unknownConditions(dossier: Dossier): readonly Draft[] {
  const known = new Map(dossier.questions.map((q) => [q.id, q.options.map((option) => option.id)]));
  return allConditions(dossier)
    .flatMap((when) => Object.entries(when))
    .flatMap(([question, options]) =>
      options
        .filter((option) => known.get(question)?.includes(option) !== true)
        .map((option) => `${question}: ${option}`),
    )
    .map((pair) =>
      draft(
        pair.split(':')[0] ?? 'dossier:',
        `Điều kiện "${pair}" không khớp câu hỏi hay lựa chọn nào.`,
        'Sửa cho đúng mã câu hỏi và mã lựa chọn.',
      ),
    );
}

/** The same paper both handed in and not needed on one path. */
function contradictions(
  dossier: Dossier,
  paths: readonly Readonly<Record<string, string>>[],
  day: string,
): readonly Draft[] {
  const found = paths.flatMap((path) => {
    const { items } = resolveDossier(dossier, path, day);
    const kinds = new Map<string, string>();
    return items.flatMap((item) => {
      const before = kinds.get(item.text);
      kinds.set(item.text, item.kind);
      return before !== undefined && before !== item.kind ? [item.text] : [];
    });
  });
  return [...new Set(found)].map((text) =>
    draft(
      text.slice(0, 60),
      `"${text}" vừa phải nộp vừa không phải nộp trong cùng một trường hợp.`,
      'Sửa điều kiện when để hai dòng không trùng trường hợp.',
    ),
  );
}

function unreachable(
  dossier: Dossier,
  paths: readonly Readonly<Record<string, string>>[],
): readonly Draft[] {
  const items = dossier.items.filter((item) => !paths.some((path) => applies(item.when, path)));
  const questions = dossier.questions.filter(
    (q) => !paths.some((path) => path[q.id] !== undefined),
  );
  return [
    ...items.map((item) =>
      draft(
        item.text.slice(0, 60),
        `Giấy tờ "${item.text}" không bao giờ xuất hiện.`,
        'Sửa điều kiện when.',
      ),
    ),
    ...questions.map((q) =>
      draft(
        q.ask.slice(0, 60),
        `Câu hỏi "${q.ask}" không bao giờ được hỏi.`,
        'Sửa điều kiện when; chỉ dựa vào câu hỏi đứng trước.',
      ),
    ),
  ];
}

/** A question whose answer changes nothing should not be asked. */
function idleOptions(dossier: Dossier): readonly Draft[] {
  const used = new Set(allConditions(dossier).flatMap((when) => Object.keys(when)));
  return dossier.questions
    .filter((question) => !used.has(question.id))
    .map((question) =>
      draft(
        question.ask.slice(0, 60),
        `Câu hỏi "${question.ask}" không làm thay đổi điều gì.`,
        'Bỏ câu hỏi, hoặc gắn nó vào một điều kiện when.',
      ),
    );
}

function stuckHintsFit(article: Article): readonly Draft[] {
  const steps = article.sections
    .filter((section) => section.facet === 'steps')
    .flatMap((section) => section.blocks)
    .filter((block) => block.kind === 'step').length;
  return article.stuck
    .filter((hint) => hint.step > steps)
    .map((hint) =>
      draft(
        hint.problem.slice(0, 60),
        `Gợi ý cho bước ${hint.step} nhưng bài chỉ có ${steps} bước.`,
        'Sửa số bước.',
      ),
    );
}

import type { Article, KnowledgeSnapshot, Problem } from './model';

type Base = Pick<KnowledgeSnapshot, 'articles' | 'groups' | 'lifeEvents' | 'localities' | 'legal'>;

// Above this share of common words two sample questions teach the search nothing.
const tooSimilar = 0.9;

/** What can only be seen across articles: dead references, wrong folders, questions said twice. */
export function checkBase(base: Base, files: readonly string[]): readonly Problem[] {
  const articles = [...base.articles.values()];
  return [
    ...articles.flatMap((article) => references(article, base)),
    ...articles.flatMap((article) => place(article)),
    ...legalReferences(base),
    ...duplicateIds(articles, files),
    ...repeatedQuestions(articles),
    ...localNotes(base),
  ];
}

function references(article: Article, base: Base): readonly Problem[] {
  const links = article.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) =>
      [...block.text.matchAll(/\[\[\s*([^\]]*?)\s*\]\]/g)].map((m) => m[1] ?? ''),
    );
  const dead = [...article.related, ...links].filter((id) => !base.articles.has(id));
  const events = new Set(base.lifeEvents.map((event) => event.id));
  const unknownEvents = article.lifeEvents.filter((id) => !events.has(id));
  return [
    ...[...new Set(dead)].map((id) =>
      problem(
        article.file,
        `Nhắc tới chủ đề "${id}" nhưng chưa có bài này.`,
        'Sửa mã chủ đề hoặc bỏ đi.',
        'warning',
      ),
    ),
    ...unknownEvents.map((id) =>
      problem(
        article.file,
        `Không có sự kiện "${id}" trong nhom.yaml.`,
        'Dùng mã có trong nhom.yaml.',
        'error',
      ),
    ),
  ];
}

function place(article: Article): readonly Problem[] {
  const wanted = `${article.group}/${article.id}.vi.md`;
  if (article.file === wanted) return [];
  return [
    problem(
      article.file,
      `Bài có id và nhóm ứng với tệp "${wanted}".`,
      'Đổi tên tệp hoặc sửa id, group.',
      'error',
    ),
  ];
}

function legalReferences({ legal }: Base): readonly Problem[] {
  const looksLikeId = /^[a-z0-9]+(-[a-z0-9]+)+$/;
  return [...legal.values()].flatMap((entry) =>
    [
      ...entry.replaces,
      ...entry.amends,
      ...(entry.replacedBy === undefined ? [] : [entry.replacedBy]),
    ]
      .filter((id) => looksLikeId.test(id) && !legal.has(id))
      .map((id) =>
        problem(
          'can-cu.yaml',
          `Mục "${entry.id}" nhắc tới "${id}" nhưng sổ chưa có văn bản này.`,
          'Thêm văn bản đó, hoặc ghi số hiệu đầy đủ thay cho mã.',
          'warning',
        ),
      ),
  );
}

function duplicateIds(articles: readonly Article[], files: readonly string[]): readonly Problem[] {
  const byTopic = new Map<string, string[]>();
  for (const file of files.filter((name) => name.endsWith('.vi.md'))) {
    const topic = file.replace(/^.*\//, '').replace('.vi.md', '');
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), file]);
  }
  return [...byTopic.values()]
    .filter((same) => same.length > 1)
    .map((same) =>
      problem(
        same[1] ?? '',
        `Chủ đề này có hai tệp: ${same.join(' và ')}.`,
        'Giữ lại một tệp.',
        'error',
      ),
    )
    .filter(() => articles.length > 0);
}

interface Sample {
  readonly article: Article;
  readonly question: string;
  readonly words: ReadonlySet<string>;
}

function repeatedQuestions(articles: readonly Article[]): readonly Problem[] {
  const samples = articles.flatMap((article) =>
    article.questions.map((question): Sample => ({ article, question, words: wordsOf(question) })),
  );
  const byWord = new Map<string, Sample[]>();
  const problems: Problem[] = [];
  for (const sample of samples) {
    const twin = candidates(sample, byWord).find(
      (other) => similarity(sample, other) >= tooSimilar,
    );
    if (twin !== undefined && twin.article !== sample.article)
      problems.push(repeated(sample, twin));
    for (const word of sample.words) byWord.set(word, [...(byWord.get(word) ?? []), sample]);
  }
  return problems;
}

function wordsOf(question: string): ReadonlySet<string> {
  return new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Samples that share the rarest word seen so far; a near twin shares nearly all words. */
function candidates(sample: Sample, byWord: ReadonlyMap<string, Sample[]>): readonly Sample[] {
  const lists = [...sample.words]
    .map((word) => byWord.get(word) ?? [])
    .filter((list) => list.length > 0);
  return lists.sort((a, b) => a.length - b.length)[0] ?? [];
}

function similarity(a: Sample, b: Sample): number {
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return common / (a.words.size + b.words.size - common);
}

function repeated(sample: Sample, twin: Sample): Problem {
  return problem(
    sample.article.file,
    `Câu hỏi mẫu "${sample.question}" gần giống câu của bài "${twin.article.id}": "${twin.question}".`,
    'Giữ câu ở bài đúng hơn, đổi câu kia.',
    'warning',
  );
}

function localNotes({ localities, articles, legal }: Base): readonly Problem[] {
  return [...localities.values()].flatMap((locality) =>
    locality.notes.flatMap((note) => {
      const file = `dia-phuong/${locality.id}.yaml`;
      const unknown = note.provenance.legal.filter((id) => !legal.has(id));
      return [
        ...(articles.has(note.topic)
          ? []
          : [
              problem(
                file,
                `Ghi chú cho chủ đề "${note.topic}" nhưng chưa có bài này.`,
                'Sửa mã chủ đề.',
                'warning' as const,
              ),
            ]),
        ...unknown.map((id) =>
          problem(
            file,
            `Văn bản "${id}" chưa có trong can-cu.yaml.`,
            'Thêm văn bản vào can-cu.yaml.',
            'error',
          ),
        ),
      ];
    }),
  );
}

function problem(
  file: string,
  message: string,
  cure: string,
  severity: Problem['severity'],
): Problem {
  return { severity, file, line: 1, message, cure };
}

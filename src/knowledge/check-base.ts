import path from 'node:path';
import { checkLocalities } from './check-localities';
import { readTexts } from './check-article';
import type { Article, KnowledgeSnapshot, LegalDocument, Problem } from './model';
import { inFile } from './problem';
import type { Draft, FileTexts } from './problem';

type Base = Pick<
  KnowledgeSnapshot,
  'articles' | 'groups' | 'lifeEvents' | 'localities' | 'legal' | 'vocabulary' | 'samples'
>;

/**
 * What can only be seen across files: dead references, wrong folders, the
 * catalogue. `texts` holds every file of the folder, also those that could not be read.
 */
export function checkBase(base: Base, texts: FileTexts, day: string): readonly Problem[] {
  const articles = [...base.articles.values()];
  // A broken or hidden article is reported as such; a reference to it is not dead.
  const topics = new Set([...texts.keys()].map((file) => path.basename(file, '.vi.md')));
  return [
    ...articles.flatMap((article) =>
      inFile(article.file, texts.get(article.file) ?? '', [
        ...deadReferences(article, topics),
        ...unknownEvents(article, base),
        ...misplaced(article),
        ...outsideCatalogue(article, base),
      ]),
    ),
    ...inFile('nhom.yaml', texts.get('nhom.yaml') ?? '', unwritten(base, [...texts.keys()])),
    ...inFile('can-cu.yaml', texts.get('can-cu.yaml') ?? '', deadLegal(base)),
    ...strayQuestions(base.samples, topics, texts),
    ...duplicateTopics([...texts.keys()]),
    ...checkLocalities(base, texts, day),
  ];
}

function deadReferences(article: Article, topics: ReadonlySet<string>): readonly Draft[] {
  const links = readTexts(article).flatMap((text) =>
    [...text.matchAll(/\[\[\s*([^\]]*?)\s*\]\]/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set([...article.related, ...links])]
    .filter((id) => !topics.has(id))
    .map((id) => ({
      severity: 'warning',
      find: id,
      message: `Nhắc tới chủ đề "${id}" nhưng chưa có bài này.`,
      cure: 'Sửa mã chủ đề hoặc bỏ đi.',
    }));
}

function unknownEvents(article: Article, { lifeEvents }: Base): readonly Draft[] {
  const known = new Set(lifeEvents.map((event) => event.id));
  return article.lifeEvents
    .filter((id) => !known.has(id))
    .map((id) => ({
      severity: 'error',
      find: id,
      message: `Không có sự kiện "${id}" trong nhom.yaml.`,
      cure: 'Dùng mã có trong nhom.yaml.',
    }));
}

function misplaced({ group, id, file }: Article): readonly Draft[] {
  const wanted = `${group}/${id}.vi.md`;
  if (file === wanted) return [];
  const message = `Bài có id và nhóm ứng với tệp "${wanted}".`;
  return [{ severity: 'error', find: 'id:', message, cure: 'Đổi tên tệp hoặc sửa id, group.' }];
}

function outsideCatalogue({ id, group }: Article, { groups }: Base): readonly Draft[] {
  if (groups.find((one) => one.id === group)?.topics.includes(id) === true) return [];
  const message = `Chủ đề "${id}" chưa có trong danh mục của nhóm "${group}".`;
  const cure = 'Thêm mã chủ đề vào mục topics của nhóm này trong nhom.yaml, đúng chỗ muốn hiện.';
  return [{ severity: 'warning', find: 'group:', message, cure }];
}

function unwritten({ groups }: Base, files: readonly string[]): readonly Draft[] {
  const written = new Set(files);
  return groups.flatMap((group) =>
    group.topics
      .filter((topic) => !written.has(`${group.id}/${topic}.vi.md`))
      .map((topic) => ({
        severity: 'warning' as const,
        find: topic,
        message: `Chủ đề "${topic}" có trong danh mục nhưng chưa có bài.`,
        cure: `Chạy "npm run -s knowledge -- new ${group.id}/${topic}" để tạo tệp mẫu.`,
      })),
  );
}

function deadLegal({ legal }: Base): readonly Draft[] {
  const looksLikeId = /^[a-z0-9]+(-[a-z0-9]+)+$/;
  return [...legal.values()].flatMap((entry) =>
    mentionedBy(entry)
      .filter((id) => looksLikeId.test(id) && !legal.has(id))
      .map((id) => ({
        severity: 'warning' as const,
        find: `id: ${entry.id}`,
        message: `Mục "${entry.id}" nhắc tới "${id}" nhưng sổ chưa có văn bản này.`,
        cure: 'Thêm văn bản đó, hoặc ghi số hiệu đầy đủ thay cho mã.',
      })),
  );
}

function mentionedBy({ replaces, amends, replacedBy }: LegalDocument): readonly string[] {
  return [...replaces, ...amends, ...(replacedBy === undefined ? [] : [replacedBy])];
}

/** Further sample questions of a topic that has no article. */
function strayQuestions(
  samples: Base['samples'],
  topics: ReadonlySet<string>,
  texts: FileTexts,
): readonly Problem[] {
  return [...texts]
    .filter(([file]) => file.startsWith('cau-hoi/'))
    .flatMap(([file, text]) =>
      inFile(
        file,
        text,
        [...samples.keys()]
          .filter((topic) => !topics.has(topic) && text.includes(`${topic}:`))
          .map((topic) => ({
            severity: 'warning',
            find: `${topic}:`,
            message: `Câu hỏi mẫu cho chủ đề "${topic}" nhưng chưa có bài này.`,
            cure: 'Sửa mã chủ đề.',
          })),
      ),
    );
}

function duplicateTopics(files: readonly string[]): readonly Problem[] {
  const byTopic = new Map<string, string>();
  return files
    .filter((name) => name.endsWith('.vi.md'))
    .flatMap((file) => {
      const topic = file.replace(/^.*\//, '');
      const first = byTopic.get(topic);
      byTopic.set(topic, first ?? file);
      if (first === undefined) return [];
      const message = `Chủ đề này có hai tệp: ${first} và ${file}.`;
      return inFile(file, '', [{ severity: 'error', message, cure: 'Giữ lại một tệp.' }]);
    });
}

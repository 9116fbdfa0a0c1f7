import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../core';
import { enumeratePaths, headings } from '../knowledge';
import type { Article, KnowledgeSnapshot, Section } from '../knowledge';

interface Place {
  readonly article: Article;
  readonly section: Section;
}

/** Facets to recheck within `days`, soonest first. */
export function staleLines(
  snapshot: KnowledgeSnapshot,
  today: string,
  days: number,
): readonly string[] {
  const until = dayAfter(today, days);
  const rows = [...sectionDeadlines(snapshot), ...localDeadlines(snapshot)]
    .filter(({ recheckBy }) => recheckBy <= until)
    .sort((a, b) => a.recheckBy.localeCompare(b.recheckBy))
    .map(({ recheckBy, place, confidence }) => {
      const late = recheckBy < today ? ' QUÁ HẠN' : '';
      return `${recheckBy}${late}  ${place}  (độ tin cậy: ${confidenceNames[confidence]})`;
    });
  return rows.length > 0 ? rows : [`Không có phần nào phải kiểm tra lại trước ngày ${until}.`];
}

const confidenceNames = { high: 'cao', medium: 'vừa', low: 'thấp' } as const;

interface Deadline {
  readonly recheckBy: string;
  readonly place: string;
  readonly confidence: keyof typeof confidenceNames;
}

function sectionDeadlines(snapshot: KnowledgeSnapshot): readonly Deadline[] {
  return sectionsOf(snapshot).map(({ article, section }) => ({
    ...section.provenance,
    place: `${article.file}:${section.line}  ${headings.vi[section.facet]}`,
  }));
}

function localDeadlines({ localities }: KnowledgeSnapshot): readonly Deadline[] {
  return [...localities.values()].flatMap(({ id, notes, unitsProvenance }) => {
    const file = `dia-phuong/${id}.yaml`;
    return [
      ...notes.map(({ topic, facet, provenance }) => ({
        ...provenance,
        place: `${file}  ${topic}, ${headings.vi[facet]}`,
      })),
      ...(unitsProvenance === undefined
        ? []
        : [{ ...unitsProvenance, place: `${file}  danh sách xã, phường` }]),
    ];
  });
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Everything that rests on a legal document: facets, dossiers, local notes, golden questions. */
export async function impactLines(
  snapshot: KnowledgeSnapshot,
  id: string,
  goldenDir: string,
): Promise<readonly string[]> {
  const entry = snapshot.legal.get(id);
  if (entry === undefined) {
    throw new UserError(`Sổ văn bản can-cu.yaml không có mã "${id}".`, 'unknown');
  }
  const lines = [
    ...facetsOn(snapshot, id),
    ...dossiersOn(snapshot, id),
    ...localitiesOn(snapshot, id),
    ...documentsOn(snapshot, id),
    ...(await goldenOn(snapshot, id, goldenDir)),
  ];
  return [`${entry.number} – ${entry.name}: ${lines.length} chỗ dựa vào`, ...lines];
}

function facetsOn(snapshot: KnowledgeSnapshot, id: string): readonly string[] {
  return sectionsOf(snapshot)
    .filter(({ section }) => section.provenance.legal.includes(id))
    .map(({ article, section }) => {
      return `${article.file}:${section.line}  ${headings.vi[section.facet]}`;
    });
}

function dossiersOn({ articles }: KnowledgeSnapshot, id: string): readonly string[] {
  return [...articles.values()].flatMap((article) =>
    article.dossier !== undefined && restsOn(article, id)
      ? [`${article.file}  túi hồ sơ (${enumeratePaths(article.dossier).length} trường hợp)`]
      : [],
  );
}

function localitiesOn({ localities }: KnowledgeSnapshot, id: string): readonly string[] {
  return [...localities.values()].flatMap((locality) => {
    const file = `dia-phuong/${locality.id}.yaml`;
    const units = locality.unitsProvenance?.legal.includes(id) === true;
    return [
      ...locality.notes
        .filter((note) => note.provenance.legal.includes(id))
        .map((note) => `${file}  ${note.topic}, ${headings.vi[note.facet]}`),
      ...(units ? [`${file}  danh sách ${locality.units.length} xã, phường`] : []),
    ];
  });
}

function documentsOn({ legal }: KnowledgeSnapshot, id: string): readonly string[] {
  return [...legal.values()]
    .filter((other) => other.amends.includes(id) || other.replaces.includes(id))
    .map((other) => `can-cu.yaml  ${other.number} sửa đổi hoặc thay thế văn bản này`);
}

const goldenSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  topic: z.string().optional(),
  facet: z.string().optional(),
});
type Golden = z.infer<typeof goldenSchema>;

async function goldenOn(
  snapshot: KnowledgeSnapshot,
  id: string,
  dir: string,
): Promise<readonly string[]> {
  const files = (await filesOf(dir)).filter((name) => name.endsWith('.jsonl'));
  const lines = await Promise.all(
    files.map(async (name) => {
      const questions = parseGolden(await readFile(path.join(dir, name), 'utf8'));
      return questions
        .filter((question) => goldenRestsOn(question, snapshot, id))
        .map((question) => `${dir}/${name}  câu hỏi chuẩn ${question.id}: ${question.text}`);
    }),
  );
  return lines.flat();
}

function parseGolden(text: string): readonly Golden[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const parsed = goldenSchema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    });
}

/** A question without a facet, or with one the article lacks, rests on the whole article. */
function goldenRestsOn({ topic, facet }: Golden, snapshot: KnowledgeSnapshot, id: string): boolean {
  const article = snapshot.articles.get(topic ?? '');
  if (article === undefined) return false;
  const section = article.sections.find((one) => one.facet === facet);
  return section === undefined ? restsOn(article, id) : section.provenance.legal.includes(id);
}

async function filesOf(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function sectionsOf({ articles }: KnowledgeSnapshot): readonly Place[] {
  return [...articles.values()].flatMap((article) =>
    article.sections.map((section) => ({ article, section })),
  );
}

function restsOn({ sections }: Article, id: string): boolean {
  return sections.some((section) => section.provenance.legal.includes(id));
}

import { createHash } from 'node:crypto';
import type { Language } from '../core';
import { headings } from './headings';
import type { Article, Dossier, DossierRemark, Facet, Problem, Provenance, Section } from './model';
import { parseSections } from './parse-sections';
import type { RawSection } from './parse-sections';
import { masterSchema, translationSchema } from './schemas';
import type { MasterFrontMatter } from './schemas';
import { parseYaml } from './yaml-file';
import type { Parsed } from './yaml-file';

export interface ArticleFile {
  /** Path relative to the knowledge folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** A translation before it is joined with its master. */
export interface Translation {
  readonly id: string;
  readonly lang: Language;
  readonly title: string;
  readonly translates: string;
  readonly aliases: readonly string[];
  readonly questions: readonly string[];
  readonly review: Article['review'];
  readonly sections: readonly RawSection[];
  readonly file: string;
  readonly hash: string;
}

/** Hash of a file's text as the `translates` field quotes it (12 hex digits of SHA-256). */
export function textHash(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 12);
}

/** Parses a Vietnamese master article. */
export function parseArticle(input: ArticleFile): Parsed<Article> {
  const parts = splitFrontMatter(input);
  if (!parts.ok) return parts;
  const { front, body, bodyOffset } = parts.value;
  const matter = parseYaml({ file: input.file, text: front, lineOffset: 1 }, masterSchema);
  const { sections, problems } = parseSections({
    file: input.file,
    text: body,
    lineOffset: bodyOffset,
    lang: 'vi',
  });
  if (!matter.ok) return { ok: false, problems: [...matter.problems, ...problems] };
  const found = [...problems, ...unproven(sections, matter.value.provenance, input.file)];
  if (found.length > 0) return { ok: false, problems: found };
  return { ok: true, value: toArticle(matter.value, sections, input) };
}

/** Facets that decide what a citizen brings, pays and expects: each states its own provenance. */
const provenFacets: readonly Facet[] = ['documents', 'fee', 'time', 'where'];

function unproven(
  sections: readonly RawSection[],
  provenance: MasterFrontMatter['provenance'],
  file: string,
): readonly Problem[] {
  return sections
    .filter(({ facet }) => provenFacets.includes(facet) && provenance[facet] === undefined)
    .map(({ facet, line }) => ({
      severity: 'error',
      file,
      line,
      message: `Phần "${headings.vi[facet]}" chưa có căn cứ riêng.`,
      cure: `Thêm dòng "${facet}: { legal: […], asOf: …, checkedOn: …, recheckBy: …, confidence: … }" vào mục provenance ở đầu tệp.`,
    }));
}

/** Parses an `.en.md` or `.km.md` file. */
export function parseTranslation(input: ArticleFile, lang: Language): Parsed<Translation> {
  const parts = splitFrontMatter(input);
  if (!parts.ok) return parts;
  const { front, body, bodyOffset } = parts.value;
  const matter = parseYaml({ file: input.file, text: front, lineOffset: 1 }, translationSchema);
  const { sections, problems } = parseSections({
    file: input.file,
    text: body,
    lineOffset: bodyOffset,
    lang,
  });
  if (!matter.ok) return { ok: false, problems: [...matter.problems, ...problems] };
  if (problems.length > 0) return { ok: false, problems };
  const { review, ...rest } = matter.value;
  return {
    ok: true,
    value: {
      ...rest,
      review: definedOnly(review),
      lang,
      sections,
      file: input.file,
      hash: textHash(input.text),
    },
  };
}

interface FrontAndBody {
  readonly front: string;
  readonly body: string;
  readonly bodyOffset: number;
}

function splitFrontMatter({ file, text }: ArticleFile): Parsed<FrontAndBody> {
  const normal = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .normalize('NFC');
  const match = /^---\n([\s\S]*?)\n---\n?/.exec(normal);
  if (match === null) return { ok: false, problems: [noFrontMatter(file)] };
  const front = match[1] ?? '';
  const body = normal.slice(match[0].length);
  return { ok: true, value: { front, body, bodyOffset: match[0].split('\n').length - 1 } };
}

function noFrontMatter(file: string): Problem {
  return {
    severity: 'error',
    file,
    line: 1,
    message: 'Không thấy phần khai báo giữa hai dòng "---" ở đầu tệp.',
    cure: 'Chạy "npm run -s knowledge -- new <mã-chủ-đề>" để có tệp mẫu, rồi chép nội dung vào.',
  };
}

function toArticle(
  matter: MasterFrontMatter,
  raw: readonly RawSection[],
  input: ArticleFile,
): Article {
  const { provenance, guide, dossier, titles, review, code, authority, portalUrl, ...rest } =
    matter;
  return {
    ...rest,
    ...definedOnly({ code, authority, portalUrl }),
    titles: definedOnly(titles),
    review: definedOnly(review),
    lang: 'vi',
    sections: raw.map((section) => withProvenance(section, provenance)),
    ...(dossier === undefined ? {} : { dossier: toDossier(dossier) }),
    stuck: guide?.stuck ?? [],
    file: input.file,
    hash: textHash(input.text),
  };
}

function withProvenance(section: RawSection, all: MasterFrontMatter['provenance']): Section {
  return { ...section, provenance: toProvenance(all[section.facet] ?? all.default) };
}

/** Drops the fields that are undefined, as `exactOptionalPropertyTypes` wants. */
export function definedOnly<T extends object>(
  value: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export function toProvenance(value: MasterFrontMatter['provenance']['default']): Provenance {
  return definedOnly(value);
}

function toDossier(matter: NonNullable<MasterFrontMatter['dossier']>): Dossier {
  return {
    questions: matter.questions.map((question) => ({
      ...question,
      options: Object.entries(question.options).map(([id, label]) => ({ id, label })),
    })),
    items: matter.items.map((item) => definedOnly(item)),
    fee: matter.fee.map(toRemark),
    time: matter.time.map(toRemark),
    where: matter.where.map(toRemark),
    pitfalls: matter.pitfalls.map(toRemark),
  };
}

const periodTag = /\s*\{\s*((?:from|until)\s*:[^{}]*)\}\s*$/;

type RemarkMatter = NonNullable<MasterFrontMatter['dossier']>['fee'][number];

/** A remark's period may be written as fields or, as in the body, as a tag at the end. */
function toRemark({ text, ...rest }: RemarkMatter): DossierRemark {
  const tag = periodTag.exec(text);
  if (tag === null) return { text, ...definedOnly(rest) };
  const period: { from?: string; until?: string } = {};
  for (const [, key, value] of (tag[1] ?? '').matchAll(/(from|until)\s*:\s*(\d{4}-\d{2}-\d{2})/g)) {
    if (value !== undefined) period[key === 'from' ? 'from' : 'until'] = value;
  }
  return { ...definedOnly(rest), text: text.slice(0, tag.index), ...period };
}

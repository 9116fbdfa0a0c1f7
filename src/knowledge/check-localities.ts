import { endedNote } from './check-dates';
import { forbiddenTerms, sentenceLength } from './check-language';
import type { Article, KnowledgeSnapshot, Locality, LocalNote, Problem } from './model';
import { headings } from './headings';
import { inFile } from './problem';
import type { Draft, FileTexts } from './problem';

type Base = Pick<KnowledgeSnapshot, 'articles' | 'localities' | 'legal' | 'vocabulary'>;

/** Local values have a neutral form; local notes fit an article, a law and a day. */
export function checkLocalities(base: Base, texts: FileTexts, day: string): readonly Problem[] {
  return [...base.localities.values()].flatMap((locality) => {
    const file = `dia-phuong/${locality.id}.yaml`;
    return inFile(file, texts.get(file) ?? '', [
      ...misnamed(file, texts),
      ...valuesKnown(locality, base),
      ...locality.notes
        .filter((note) => !isWithheld(note, base, texts))
        .flatMap((note) => noteDrafts(note, base, day)),
      ...legalDrafts(locality.unitsProvenance?.legal ?? [], base),
    ]);
  });
}

function misnamed(file: string, texts: FileTexts): readonly Draft[] {
  if (texts.has(file)) return [];
  const message = 'Mã id của địa phương khác tên tệp.';
  return [{ severity: 'error', message, cure: `Đổi tên tệp thành "${file}" hoặc sửa id.` }];
}

function valuesKnown({ values }: Locality, { localities }: Base): readonly Draft[] {
  const neutral = localities.get('mac-dinh')?.values ?? {};
  return Object.keys(values)
    .filter((name) => neutral[name] === undefined)
    .map((name) => ({
      severity: 'warning',
      find: `${name}:`,
      message: `Giá trị "${name}" không có trong mac-dinh.yaml, nên nơi khác sẽ thiếu.`,
      cure: 'Thêm giá trị trung tính cho tên này vào mac-dinh.yaml.',
    }));
}

/** True when the article exists but is broken or not signed yet, which is said elsewhere. */
function isWithheld({ topic }: LocalNote, { articles }: Base, texts: FileTexts): boolean {
  return !articles.has(topic) && [...texts.keys()].some((file) => file.endsWith(`/${topic}.vi.md`));
}

function noteDrafts(note: LocalNote, base: Base, day: string): readonly Draft[] {
  return [
    ...placeOfNote(note, base.articles.get(note.topic)),
    ...legalDrafts(note.provenance.legal, base),
    ...forbiddenTerms([note.text], base.vocabulary),
    ...sentenceLength([note.text]),
    ...endedNote(note, day),
  ];
}

function placeOfNote(note: LocalNote, article: Article | undefined): readonly Draft[] {
  const find = `topic: ${note.topic}`;
  if (article === undefined) {
    const message = `Ghi chú cho chủ đề "${note.topic}" nhưng chưa có bài này.`;
    return [{ severity: 'warning', find, message, cure: 'Sửa mã chủ đề.' }];
  }
  if (article.sections.some(({ facet }) => facet === note.facet)) return [];
  const name = headings.vi[note.facet];
  const message = `Bài "${note.topic}" không có phần "${name}" nên ghi chú này không bao giờ hiện.`;
  return [{ severity: 'warning', find, message, cure: 'Chọn một phần mà bài đang có.' }];
}

function legalDrafts(ids: readonly string[], { legal }: Base): readonly Draft[] {
  return ids
    .filter((id) => !legal.has(id))
    .map((id) => ({
      severity: 'error',
      find: id,
      message: `Văn bản "${id}" chưa có trong can-cu.yaml.`,
      cure: 'Thêm văn bản vào can-cu.yaml.',
    }));
}

import { remarksOf } from './check-dossier';
import type { Handling, HolidayYear } from './handling';
import { headings } from './headings';
import type { Article, KnowledgeSnapshot, LocalNote, Problem, Section } from './model';
import { inFile, startOf } from './problem';
import type { Draft, FileTexts } from './problem';

// What is right today and wrong tomorrow with no file changed: the only checks that look at the day.

interface Today {
  readonly legal: KnowledgeSnapshot['legal'];
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
}

type Dated = Pick<KnowledgeSnapshot, 'articles' | 'legal' | 'localities' | 'handling'>;

export const holidaysFile = 'ngay-nghi.yaml';

// The longest time any ticket may take, so that its deadline is counted with known holidays.
const horizonDays = 120;

/** Every problem of sound files that depends on the day (`YYYY-MM-DD`), with its line in `texts`. */
export function checkDates(
  base: Dated,
  texts: Pick<FileTexts, 'get'>,
  day: string,
): readonly Problem[] {
  const { articles, legal, localities, handling } = base;
  const drafts: readonly (readonly [string, readonly Draft[]])[] = [
    ...[...articles.values()].map(
      (article) => [article.file, articleDates(article, { legal, day })] as const,
    ),
    ...[...localities.values()].map(
      ({ id, notes }) =>
        [`dia-phuong/${id}.yaml`, notes.flatMap((note) => endedNote(note, day))] as const,
    ),
    [holidaysFile, handling === undefined ? [] : calendarDates(handling, day)],
  ];
  return drafts.flatMap(([file, found]) => inFile(file, texts.get(file) ?? '', found));
}

/** What the day says about one article. */
export function articleDates(article: Article, today: Today): readonly Draft[] {
  return [
    ...legalInForce(article, today),
    ...daysPlausible(article, today),
    ...endedRules(article, today),
  ];
}

/** What the day says about the holidays that deadlines are counted with. */
export function calendarDates({ holidays }: Handling, day: string): readonly Draft[] {
  return [...missingYears(holidays, day), ...stillProvisional(holidays, day)];
}

/** The legal documents an article rests on, each once. */
export function legalOf(article: Article): readonly string[] {
  return [...new Set(article.sections.flatMap((section) => section.provenance.legal))];
}

export function heading({ facet }: Section): string {
  return headings.vi[facet];
}

function legalInForce(article: Article, { legal, day }: Today): readonly Draft[] {
  return legalOf(article).flatMap((id): Draft[] => {
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

function daysPlausible(article: Article, { day }: Today): readonly Draft[] {
  return article.sections.flatMap((section): Draft[] => {
    const { line, provenance } = section;
    const { checkedOn, recheckBy } = provenance;
    if (checkedOn > day) {
      const message = `Ngày kiểm tra ${checkedOn} nằm ở tương lai.`;
      return [{ severity: 'error', line, message, cure: 'Ghi ngày bạn thật sự đã kiểm tra.' }];
    }
    if (recheckBy <= checkedOn) {
      const message = `Ngày kiểm tra lại (${recheckBy}) phải sau ngày đã kiểm tra (${checkedOn}).`;
      return [{ severity: 'error', line, message, cure: 'Sửa recheckBy.' }];
    }
    if (recheckBy >= day) return [];
    const message = `Phần "${heading(section)}" đã quá hạn kiểm tra lại (${recheckBy}).`;
    const cure = 'Kiểm tra lại với nguồn chính thức rồi sửa checkedOn và recheckBy.';
    return [{ severity: 'warning', line, message, cure }];
  });
}

function endedRules(article: Article, { day }: Today): readonly Draft[] {
  const remarks = article.dossier === undefined ? [] : remarksOf(article.dossier);
  return [...article.sections.flatMap(({ blocks }) => blocks), ...remarks]
    .filter((rule) => rule.until !== undefined && rule.until < day)
    .map(({ text, until = '' }) => ({
      severity: 'warning',
      find: startOf(text),
      message: `Quy định tạm thời đã hết hạn ngày ${until}, không còn hiển thị.`,
      cure: 'Xoá dòng này, hoặc ghi ngày mới nếu quy định được gia hạn.',
    }));
}

/** A local note past its last day. */
export function endedNote({ text, until }: LocalNote, day: string): readonly Draft[] {
  if (until === undefined || until >= day) return [];
  return [
    {
      severity: 'warning',
      find: startOf(text),
      message: `Ghi chú đã hết hạn ngày ${until}, không còn hiển thị.`,
      cure: 'Xoá ghi chú, hoặc ghi ngày mới nếu quy định được gia hạn.',
    },
  ];
}

function missingYears(holidays: readonly HolidayYear[], day: string): readonly Draft[] {
  const horizon = new Date(Date.parse(day) + horizonDays * 86_400_000).toISOString();
  const wanted = [...new Set([day.slice(0, 4), horizon.slice(0, 4)])].map(Number);
  return wanted
    .filter((year) => holidays.every((one) => one.year !== year))
    .map((year) => ({
      severity: 'error',
      find: 'years:',
      message: `Thiếu ngày nghỉ năm ${year}; hạn xử lý phiếu sẽ tính sai.`,
      cure: 'Thêm năm đó.',
    }));
}

function stillProvisional(holidays: readonly HolidayYear[], day: string): readonly Draft[] {
  return holidays
    .filter(({ year, provisional }) => provisional && String(year) === day.slice(0, 4))
    .map(({ year }) => ({
      severity: 'warning',
      find: `year: ${year}`,
      message: `Lịch nghỉ năm ${year} còn tạm tính.`,
      cure: 'Ghi theo thông báo chính thức rồi đổi provisional thành false.',
    }));
}

import { calendarDates, holidaysFile } from './check-dates';
import { ticketKinds } from './handling';
import type { Handling, HandlingLocality, HolidayYear } from './handling';
import { lunarToSolar } from './lunar';
import type { KnowledgeSnapshot, Problem } from './model';
import { inFile } from './problem';
import type { Draft, FileTexts } from './problem';

const handlingFile = 'co-quan.yaml';

type Base = Pick<KnowledgeSnapshot, 'localities' | 'legal'>;

/** Agencies fit fields, places and laws; the calendar has every year that deadlines can reach. */
export function checkHandling(
  handling: Handling,
  base: Base,
  texts: FileTexts,
  day: string,
): readonly Problem[] {
  return [
    ...inFile(handlingFile, texts.get(handlingFile) ?? '', [
      ...repeated(handling),
      ...deadlineDrafts(handling, base),
      ...handling.localities.flatMap((locality) => localityDrafts(locality, handling, base)),
    ]),
    ...inFile(holidaysFile, texts.get(holidaysFile) ?? '', [
      ...calendarDates(handling, day),
      ...handling.holidays.flatMap(yearDrafts),
    ]),
  ];
}

function error(find: string, message: string, cure: string): Draft {
  return { severity: 'error', find, message, cure };
}

function repeated({ fields, localities }: Handling): readonly Draft[] {
  const ids = [
    ...fields.map(({ id }) => id),
    ...localities.flatMap(({ id, agencies }) => [id, ...agencies.map((agency) => agency.id)]),
    ...localities.map(({ code }) => code),
  ];
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) =>
    error(id, `Mã "${id}" dùng hai lần.`, 'Mỗi mã chỉ dùng một lần; đổi một mã.'),
  );
}

function deadlineDrafts({ deadlines }: Handling, { legal }: Base): readonly Draft[] {
  const missing = ticketKinds.filter((kind) => deadlines.every((one) => one.kind !== kind));
  return [
    ...missing.map((kind) =>
      error('deadlines:', `Thiếu thời hạn cho loại phiếu "${kind}".`, 'Thêm một mục deadlines.'),
    ),
    ...deadlines
      .flatMap((one) => one.legal)
      .filter((id) => !legal.has(id))
      .map((id) => error(id, `Văn bản "${id}" chưa có trong can-cu.yaml.`, 'Thêm văn bản đó.')),
  ];
}

function localityDrafts(
  { id, agencies }: HandlingLocality,
  { fields }: Handling,
  { localities }: Base,
): readonly Draft[] {
  const known = new Set(fields.map((field) => field.id));
  const unknown = agencies.flatMap((agency) => agency.fields.filter((field) => !known.has(field)));
  const desks = agencies.filter(({ desk }) => desk).length;
  return [
    ...(localities.has(id)
      ? []
      : [error(`id: ${id}`, `Không có địa phương "${id}".`, 'Dùng mã có trong dia-phuong.')]),
    ...unknown.map((field) =>
      error(field, `Không có lĩnh vực "${field}".`, 'Thêm lĩnh vực hoặc sửa mã.'),
    ),
    ...(desks === 1
      ? []
      : [error(`id: ${id}`, 'Mỗi địa phương cần đúng một nơi có desk: true.', 'Sửa lại desk.')]),
  ];
}

function yearDrafts(year: HolidayYear): readonly Draft[] {
  const find = `year: ${year.year}`;
  const days = new Set(year.days.map(({ on }) => on));
  const fixed = ['01-01', '04-30', '05-01', '09-02'].map((end) => `${year.year}-${end}`);
  const needed = [...fixed, year.lunar.tet, year.lunar.hungKings];
  return [
    ...needed
      .filter((on) => !days.has(on))
      .map((on) => error(find, `Năm ${year.year} thiếu ngày nghỉ ${on}.`, 'Thêm ngày đó.')),
    ...lunarDrafts(year),
    ...[...days, ...year.madeUp]
      .filter((on) => !on.startsWith(`${year.year}-`))
      .map((on) => error(on, `Ngày ${on} không thuộc năm ${year.year}.`, 'Chuyển sang đúng năm.')),
    ...year.madeUp
      .filter((on) => ![0, 6].includes(new Date(on).getUTCDay()))
      .map((on) => error(on, `Ngày làm bù ${on} không phải cuối tuần.`, 'Xem lại thông báo.')),
  ];
}

function lunarDrafts({ year, lunar }: HolidayYear): readonly Draft[] {
  const pairs = [
    ['mùng 1 Tết', lunar.tet, lunarToSolar(year, 1, 1)],
    ['mùng 10 tháng 3', lunar.hungKings, lunarToSolar(year, 3, 10)],
  ] as const;
  return pairs
    .filter(([, written, computed]) => written !== computed)
    .map(([name, written, computed]) =>
      error(
        written,
        `Ngày ${name} năm ${year} tính ra ${computed}, không phải ${written}.`,
        'Đối chiếu lịch Việt Nam.',
      ),
    );
}

import { z } from 'zod';
import { facets } from './model';
import type { Facet } from './model';
import { day, names, slug, text, texts } from './schema-parts';

const code = z
  .string()
  .regex(/^\d\.\d{6}(\.\S+)?$/, 'mã thủ tục có dạng "1.004194", nhớ đặt trong ngoặc kép');

const condition = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((when) =>
    Object.fromEntries(
      Object.entries(when).map(([key, value]) => [
        key,
        typeof value === 'string' ? [value] : value,
      ]),
    ),
  )
  .default({});

const provenanceSchema = z.strictObject({
  legal: z.array(slug).describe('Mã văn bản trong can-cu.yaml'),
  asOf: day.describe('Quy định đúng từ ngày nào'),
  checkedOn: day.describe('Ngày kiểm tra gần nhất'),
  recheckBy: day.describe('Phải kiểm tra lại trước ngày này'),
  confidence: z.enum(['high', 'medium', 'low']).describe('Độ tin cậy của nguồn'),
  source: text.optional().describe('Đã đọc ở đâu'),
  note: text.optional(),
});

const provenancePerFacet = z.strictObject({
  default: provenanceSchema,
  ...(Object.fromEntries(facets.map((facet) => [facet, provenanceSchema.optional()])) as Record<
    Facet,
    z.ZodOptional<typeof provenanceSchema>
  >),
});

const remark = z.strictObject({
  text,
  when: condition,
  from: day.optional(),
  until: day.optional(),
});

const dossierSchema = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: slug,
        ask: text,
        when: condition,
        options: z.record(slug, text),
      }),
    )
    .min(1)
    .max(8),
  items: z
    .array(
      z.strictObject({
        text,
        kind: z.enum(['nop', 'xuat-trinh', 'co-san']).default('nop'),
        copies: z.union([text, z.number().transform(String)]).optional(),
        note: text.optional(),
        when: condition,
      }),
    )
    .min(1),
  fee: z.array(remark).default([]),
  time: z.array(remark).default([]),
  where: z.array(remark).default([]),
  pitfalls: z.array(remark).default([]),
});

const guideSchema = z.strictObject({
  stuck: z
    .array(z.strictObject({ step: z.number().int().min(1), problem: text, fix: text }))
    .default([]),
});

const review = z.strictObject({
  status: z.enum(['draft', 'reviewed']),
  by: text.optional(),
  on: day.optional(),
});

const titles = z.strictObject({ vi: text.optional(), en: text.optional(), km: text.optional() });

export const masterSchema = z.strictObject({
  id: slug.describe('Mã chủ đề, trùng tên tệp, ví dụ dang-ky-khai-sinh'),
  title: text.describe('Tên việc, viết như người dân gọi'),
  titles: titles.default({}).describe('Tên bằng tiếng Anh (en), tiếng Khmer (km)'),
  group: slug.describe('Mã nhóm, trùng tên thư mục; xem nhom.yaml'),
  code: code
    .optional()
    .describe('Mã thủ tục trên Cổng Dịch vụ công quốc gia, chỉ khi chắc chắn còn hiệu lực'),
  relatedCodes: z.array(code).default([]).describe('Mã các thủ tục khác mà bài này cũng nói tới'),
  level: z
    .enum(['toan-trinh', 'mot-phan', 'thong-tin'])
    .describe(
      'toan-trinh: nộp hết trên mạng; mot-phan: có bước phải đến; thong-tin: không nộp hồ sơ',
    ),
  audience: z.array(slug).min(1).describe('nguoi-dan, ho-kinh-doanh, doanh-nghiep'),
  authority: text.optional().describe('Cơ quan giải quyết hiện nay'),
  portalUrl: z
    .url('địa chỉ trang phải bắt đầu bằng https://')
    .optional()
    .describe('Đường dẫn nộp hồ sơ'),
  lifeEvents: z.array(slug).default([]).describe('Mã sự kiện trong đời; xem nhom.yaml'),
  aliases: texts.default([]).describe('Tên gọi khác: tên cũ, viết tắt, tiếng địa phương'),
  questions: texts
    .min(12, 'cần ít nhất 12 câu hỏi mẫu')
    .describe('Câu hỏi mẫu, viết như người dân gõ; nên có từ 15 câu'),
  outside: texts.default([]).describe('Câu hỏi gần giống mà bài này không trả lời'),
  related: z.array(slug).default([]).describe('Mã các chủ đề liên quan'),
  provenance: provenancePerFacet.describe(
    'Căn cứ của từng phần; documents, fee, time, where phải có mục riêng',
  ),
  unverified: texts.default([]).describe('Điều chưa kiểm chứng được, mỗi điều một câu'),
  review: review.describe('draft: bản thảo; reviewed: cán bộ có thẩm quyền đã duyệt, ghi by và on'),
  dossier: dossierSchema
    .optional()
    .describe('Túi hồ sơ: vài câu hỏi dẫn tới đúng danh sách giấy tờ'),
  guide: guideSchema.optional().describe('Gợi ý khi vướng ở từng bước'),
});
export type MasterFrontMatter = z.infer<typeof masterSchema>;

export const translationSchema = z.strictObject({
  id: slug,
  title: text,
  translates: z.string().regex(/^[0-9a-f]{12}$/, 'dán 12 ký tự mà lệnh kiểm tra in ra'),
  aliases: texts.default([]),
  questions: texts.default([]),
  review,
});
export type TranslationFrontMatter = z.infer<typeof translationSchema>;

export const groupsSchema = z.strictObject({
  groups: z
    .array(z.strictObject({ id: slug, icon: text, names, topics: z.array(slug).default([]) }))
    .min(1),
  lifeEvents: z.array(z.strictObject({ id: slug, names })).default([]),
});

export const legalSchema = z.array(
  z.strictObject({
    id: slug,
    number: text,
    name: text,
    issuer: text,
    effectiveFrom: day.optional(),
    effectiveTo: day.optional(),
    replaces: texts.default([]),
    replacedBy: text.optional(),
    amends: texts.default([]),
    source: text.optional(),
    note: text.optional(),
  }),
);

export const vocabularySchema = z.strictObject({
  abbreviations: z
    .array(z.strictObject({ short: text, full: text, near: texts.default([]) }))
    .default([]),
  teencode: z.record(z.string(), text).default({}),
  synonyms: z.array(z.strictObject({ say: text, mean: text })).default([]),
  forbidden: z
    .array(z.strictObject({ term: text, instead: text, unless: texts.default([]) }))
    .default([]),
});

export const intentsSchema = z.array(z.strictObject({ intent: slug, samples: texts.min(1) }));

const oldUnitSchema = z.strictObject({
  name: text,
  kind: text,
  district: z.string().default(''),
  part: z.boolean().optional(),
  also: texts.default([]),
});

const newUnitSchema = z.strictObject({
  name: text,
  kind: text,
  also: texts.default([]),
  unchanged: z.boolean().default(false),
  centre: text.optional(),
  formedFrom: z.array(oldUnitSchema).default([]),
});

const localNoteSchema = z.strictObject({
  topic: slug,
  facet: z.enum(facets),
  text,
  from: day.optional(),
  until: day.optional(),
  provenance: provenanceSchema,
});

export const localitySchema = z.strictObject({
  id: slug,
  name: text,
  formerName: text.optional(),
  languages: z.array(z.enum(['vi', 'en', 'km'])).default(['vi']),
  review: review.default({ status: 'draft' }),
  values: z.record(slug, text).default({}),
  notes: z.array(localNoteSchema).default([]),
  changes: texts.default([]),
  unverified: texts.default([]),
  unitsProvenance: provenanceSchema.optional(),
  formerDistricts: z.array(z.strictObject({ name: text, became: text })).default([]),
  units: z.array(newUnitSchema).default([]),
});

/** Further sample questions by topic; a file with nothing but comments is null. */
export const samplesSchema = z.record(slug, texts).nullable();

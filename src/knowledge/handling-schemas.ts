import { z } from 'zod';
import { ticketKinds } from './handling';
import { day, names, slug, text, texts } from './schema-parts';

const span = z.strictObject({
  days: z.number().int().min(1).max(400),
  unit: z.enum(['lam-viec', 'lich']).describe('lam-viec: ngày làm việc; lich: ngày liền'),
});
const confidence = z.enum(['high', 'medium', 'low', 'unverified']);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'giờ viết dạng "07:30"');
const email = z.email('địa chỉ thư điện tử chưa đúng');

const agency = z.strictObject({
  id: slug.describe('Mã cơ quan, không đổi về sau vì phiếu cũ ghi mã này'),
  name: text,
  fields: z.array(slug).default([]).describe('Mã lĩnh vực mà cơ quan nhận'),
  desk: z.boolean().default(false).describe('true: nhận phiếu chưa rõ lĩnh vực'),
  perUnit: z.boolean().default(false).describe('true: mỗi xã, phường một nơi'),
  email: email.optional(),
  confidence,
});

export const handlingSchema = z.strictObject({
  fields: z
    .array(z.strictObject({ id: slug, names, words: texts.default([]) }))
    .min(1)
    .describe('Lĩnh vực và từ ngữ gợi ra lĩnh vực'),
  deadlines: z.array(
    z.strictObject({
      kind: z.enum(ticketKinds),
      acknowledge: span,
      resolve: span,
      longest: span,
      legal: z.array(slug).default([]),
      confidence,
      note: text.optional(),
    }),
  ),
  silence: span,
  reopen: span,
  keepContact: span,
  hours: z.strictObject({ from: time, to: time, confidence }),
  localities: z
    .array(
      z.strictObject({
        id: slug,
        code: z.string().regex(/^[A-Z]{2,4}$/, 'mã nơi gồm 2 đến 4 chữ in hoa'),
        supervisor: text.describe('Ai nhận phiếu quá hạn'),
        supervisorEmail: email.optional(),
        agencies: z.array(agency).min(1),
      }),
    )
    .min(1),
});

export const holidaysSchema = z.strictObject({
  years: z
    .array(
      z.strictObject({
        year: z.number().int().min(2020).max(2100),
        provisional: z.boolean().describe('true: Nhà nước chưa thông báo lịch nghỉ năm này'),
        source: text,
        lunar: z.strictObject({ tet: day, hungKings: day }),
        days: z.array(z.strictObject({ on: day, name: text })).min(1),
        madeUp: z.array(day).default([]),
        open: texts.default([]),
      }),
    )
    .min(1),
});

import { z } from 'zod';

// YAML 1.2 core leaves dates as strings; both `2026-01-31` and quoted forms arrive here.
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'ngày phải viết dạng 2026-01-31');
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'chỉ dùng chữ thường không dấu, số và gạch nối');
export const text = z.string().trim().min(1, 'không được để trống');
export const texts = z.array(text);

export const names = z.strictObject({ vi: text, en: text, km: text });

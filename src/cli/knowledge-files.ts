import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../core';
import { jsonSchemas } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import { articleTemplate } from './knowledge-template';
import { unverifiedFile, unverifiedText } from './knowledge-unverified';

/** Creates the template of a new article; says what to do next. Never overwrites a file. */
export async function createArticleFile(
  dir: string,
  target: string,
  day: string,
): Promise<readonly string[]> {
  const [, group, topic] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(target) ?? [];
  if (group === undefined || topic === undefined) {
    throw new UserError(
      'Viết nhóm và chủ đề không dấu, ví dụ: new ho-tich/dang-ky-khai-sinh',
      'usage',
    );
  }
  const file = path.join(dir, group, `${topic}.vi.md`);
  if (await exists(file)) throw new UserError(`Tệp ${file} đã có. Mở tệp đó để sửa.`, 'exists');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, articleTemplate(group, topic, day));
  return [
    `Đã tạo ${file}.`,
    `1. Điền nội dung vào chỗ mẫu.`,
    `2. Thêm dòng "- ${topic}" vào mục topics của nhóm ${group} trong ${path.join(dir, 'nhom.yaml')}.`,
    `3. Chạy: npm run -s knowledge -- check --only ${topic}`,
  ];
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}

/** Writes the list of unverified facts into the knowledge folder. */
export async function writeUnverified(
  dir: string,
  snapshot: KnowledgeSnapshot,
): Promise<readonly string[]> {
  const file = path.join(dir, unverifiedFile);
  await writeFile(file, unverifiedText(snapshot));
  return [`Đã ghi ${file}.`];
}

const schemaFolder = 'luoc-do';

/** Writes the JSON Schemas for editors into the knowledge folder. */
export async function writeSchemas(dir: string): Promise<readonly string[]> {
  const folder = path.join(dir, schemaFolder);
  await mkdir(folder, { recursive: true });
  const schemas = [...jsonSchemas()];
  for (const [name, text] of schemas) await writeFile(path.join(folder, name), text);
  return [`Đã ghi ${schemas.length} lược đồ vào ${folder}.`];
}

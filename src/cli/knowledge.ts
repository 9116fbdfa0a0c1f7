import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError, systemClock, vietnamDay } from '../core';
import { loadKnowledge } from '../knowledge';
import type { KnowledgeSnapshot, Problem } from '../knowledge';
import { importCatalogueCommand } from './import-catalogue';
import type { Command, Io } from './io';
import { articleTemplate } from './knowledge-template';
import { impactLines, staleLines, statsLines } from './knowledge-reports';

const usage = `npm run -s knowledge -- <lệnh>
  check [--only CHUỖI]   kiểm tra mọi tệp; chỉ in lỗi của tệp có tên chứa CHUỖI
  new <nhóm>/<chủ-đề>    tạo tệp mẫu cho một bài mới
  stale [--days N]       những phần cần kiểm tra lại, gần nhất trước
  impact <mã-văn-bản>    mọi chỗ dựa vào một văn bản pháp luật
  stats                  độ đầy đủ theo nhóm, địa phương, tình trạng duyệt
  import-catalogue <tệp> nhập danh mục thủ tục hành chính quốc gia
Tuỳ chọn chung: --dir THƯ-MỤC (mặc định: knowledge)`;

type Subcommand = (
  snapshot: KnowledgeSnapshot,
  rest: readonly string[],
  options: Options,
  io: Io,
) => number;

interface Options {
  readonly dir: string;
  readonly only: string;
  readonly days: number;
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  check: (snapshot, _rest, options, io) => check(snapshot, options, io),
  stale: (snapshot, _rest, { days }, io) => print(io, staleLines(snapshot, today(), days)),
  impact: (snapshot, rest, _options, io) =>
    print(io, impactLines(snapshot, needed(rest[0], 'mã văn bản'))),
  stats: (snapshot, _rest, _options, io) => print(io, statsLines(snapshot, today())),
};

/** `npm run -s knowledge -- …`: the curators' tools. Exit 1 when `check` finds an error. */
export const knowledgeCommand: Command = async (args, io) => {
  // It has options of its own, which the parser below would refuse.
  if (args[0] === 'import-catalogue') return importCatalogueCommand(args.slice(1), io);
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: 'string', default: 'knowledge' },
      only: { type: 'string', default: '' },
      days: { type: 'string', default: '90' },
      help: { type: 'boolean', default: false },
    },
  });
  const [name, ...rest] = positionals;
  if (values.help || name === undefined) return print(io, [usage]);
  const options = { dir: values.dir, only: values.only, days: Number(values.days) };
  if (name === 'new') return create(needed(rest[0], 'nhóm/chủ đề'), options, io);
  const subcommand = subcommands[name];
  if (subcommand === undefined) throw new UserError(`Không có lệnh "${name}".\n${usage}`, 'usage');
  return subcommand(await loadKnowledge(options.dir, { clock: systemClock }), rest, options, io);
};

function check(snapshot: KnowledgeSnapshot, { only }: Options, io: Io): number {
  const shown = snapshot.problems.filter((problem) => problem.file.includes(only));
  for (const problem of shown) io.stdout(describe(problem));
  const errors = shown.filter((problem) => problem.severity === 'error').length;
  io.stdout(
    `${snapshot.articles.size} bài dùng được, ${errors} lỗi, ${shown.length - errors} cảnh báo. Phiên bản ${snapshot.version}.`,
  );
  return errors === 0 ? 0 : 1;
}

function describe({ severity, file, line, message, cure }: Problem): string {
  return `${severity === 'error' ? 'LỖI' : 'Cảnh báo'} ${file}:${line}\n  ${message}\n  → ${cure}`;
}

async function create(target: string, { dir }: Options, io: Io): Promise<number> {
  const [group, topic] = target.split('/');
  if (group === undefined || topic === undefined) {
    throw new UserError('Viết nhóm và chủ đề, ví dụ: new ho-tich/dang-ky-khai-sinh', 'usage');
  }
  const file = path.join(dir, group, `${topic}.vi.md`);
  if (await exists(file)) throw new UserError(`Tệp ${file} đã có. Mở tệp đó để sửa.`, 'exists');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, articleTemplate(group, topic, today()));
  return print(io, [
    `Đã tạo ${file}. Điền nội dung, rồi chạy: npm run -s knowledge -- check --only ${topic}`,
  ]);
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}

function today(): string {
  return vietnamDay(systemClock.now());
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined) throw new UserError(`Thiếu ${what}.\n${usage}`, 'usage');
  return value;
}

function print(io: Io, lines: readonly string[]): number {
  lines.forEach((line) => {
    io.stdout(line);
  });
  return 0;
}

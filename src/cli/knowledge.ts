import { parseArgs } from 'node:util';
import { UserError, systemClock, vietnamDay } from '../core';
import type { Clock } from '../core';
import { loadKnowledge } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import { importCatalogueCommand } from './import-catalogue';
import type { Command, Io } from './io';
import { checkReport } from './knowledge-check';
import type { CheckOptions } from './knowledge-check';
import { createArticleFile, writeSchemas, writeUnverified } from './knowledge-files';
import { impactLines, staleLines } from './knowledge-reports';
import { statsLines, statsOf } from './knowledge-stats';
import { createUnansweredCommand } from './knowledge-unanswered';

const usage = `npm run -s knowledge -- <lệnh>
  check                  kiểm tra mọi tệp
    --only CHUỖI           chỉ những tệp có tên chứa CHUỖI
    --quick                bỏ phần thử câu hỏi mẫu (nhanh hơn)
    --json                 in một đối tượng JSON
  new <nhóm>/<chủ-đề>    tạo tệp mẫu cho một bài mới
  stale [--days N]       những phần cần kiểm tra lại trong N ngày tới (mặc định 90), gần nhất trước
  impact <mã-văn-bản>    mọi chỗ dựa vào một văn bản pháp luật
    --golden THƯ-MỤC       nơi có các bộ câu hỏi chuẩn *.jsonl (mặc định: tests/golden)
  stats [--json]         độ đầy đủ theo nhóm, địa phương, tình trạng duyệt
  unanswered [--weeks N] [--json]  dân hỏi gì mà chưa có trả lời, hoặc chê câu trả lời
  unverified             ghi danh sách điều chưa kiểm chứng vào CHUA-KIEM-CHUNG.md
  schema                 ghi lược đồ cho trình soạn thảo vào thư mục luoc-do
  import-catalogue <tệp> nhập danh mục thủ tục hành chính quốc gia
Tuỳ chọn chung: --dir THƯ-MỤC (mặc định: knowledge)`;

/** What was asked for on the command line. */
interface Options extends CheckOptions {
  readonly days: number;
  readonly golden: string;
  /** Today in Viet Nam, `YYYY-MM-DD`. */
  readonly day: string;
}

type Subcommand = (
  load: () => Promise<KnowledgeSnapshot>,
  options: Options,
  rest: readonly string[],
) => Promise<Output>;

/** Lines to print and the exit code. */
interface Output {
  readonly lines: readonly string[];
  readonly code?: number;
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  check: async (load, options) => checkReport(await load(), options),
  new: async (_load, { dir, day }, [target]) => ({
    lines: await createArticleFile(dir, needed(target, 'nhóm/chủ đề'), day),
  }),
  stale: async (load, { day, days }) => ({ lines: staleLines(await load(), day, days) }),
  impact: async (load, { golden }, [id]) => ({
    lines: await impactLines(await load(), needed(id, 'mã văn bản'), golden),
  }),
  stats: async (load, { day, json }) => {
    const stats = statsOf(await load(), day);
    return { lines: json ? [JSON.stringify(stats)] : statsLines(stats) };
  },
  unverified: async (load, { dir }) => ({ lines: await writeUnverified(dir, await load()) }),
  schema: async (_load, { dir }) => ({ lines: await writeSchemas(dir) }),
};

/** Builds `npm run -s knowledge -- …`, the curators' tools. Exit 1 when `check` finds an error. */
export function createKnowledgeCommand({ clock }: { readonly clock: Clock }): Command {
  return async (args, io) => {
    // These have options of their own, which the parser below would refuse.
    if (args[0] === 'import-catalogue') return importCatalogueCommand(args.slice(1), io);
    if (args[0] === 'unanswered') return createUnansweredCommand(clock)(args.slice(1), io);
    const { values, positionals } = parseArgs({ args: [...args], ...syntax });
    const [name, ...rest] = positionals;
    if (values.help || name === undefined) return print(io, { lines: [usage] });
    const subcommand = subcommands[name];
    if (subcommand === undefined) {
      throw new UserError(`Không có lệnh "${name}".\n${usage}`, 'usage');
    }
    const options = {
      ...values,
      days: wholeNumber(values.days),
      day: vietnamDay(clock.now()),
      progress: (line: string) => {
        io.stderr(line);
      },
    };
    const load = (): Promise<KnowledgeSnapshot> => loadKnowledge(options.dir, { clock });
    return print(io, await subcommand(load, options, rest));
  };
}

export const knowledgeCommand = createKnowledgeCommand({ clock: systemClock });

const syntax = {
  allowPositionals: true,
  options: {
    dir: { type: 'string', default: 'knowledge' },
    only: { type: 'string', default: '' },
    days: { type: 'string', default: '90' },
    golden: { type: 'string', default: 'tests/golden' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
} as const;

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UserError(`"${text}" không phải là số ngày.`, 'usage');
  return Number(text);
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined) throw new UserError(`Thiếu ${what}.\n${usage}`, 'usage');
  return value;
}

function print(io: Io, { lines, code = 0 }: Output): number {
  for (const line of lines) io.stdout(line);
  return code;
}

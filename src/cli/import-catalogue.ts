import { parseArgs } from 'node:util';
import { UserError, systemClock, vietnamDay } from '../core';
import { importCatalogue } from '../knowledge';
import type { ImportReport } from '../knowledge';
import type { Command, Io } from './io';

const usage = `npm run -s knowledge -- import-catalogue <tệp.jsonl[.gz]>
  --as-of 2026-07-15   ngày chép từ cơ sở dữ liệu quốc gia (mặc định: hôm nay)
  --catalogue THƯ-MỤC  nơi lưu (mặc định: data/danh-muc)
  --json               in báo cáo dạng JSON`;

const shownChanges = 20;

/** `npm run -s knowledge -- import-catalogue FILE`: the national database into the local store. */
export const importCatalogueCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'as-of': { type: 'string', default: vietnamDay(systemClock.now()) },
      catalogue: { type: 'string', default: 'data/danh-muc' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  const asOf = values['as-of'];
  if (values.help || file === undefined) throw new UserError(usage, 'usage');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    throw new UserError(`Ngày viết dạng 2026-07-15.\n${usage}`, 'usage');
  const report = await importCatalogue({
    file,
    dir: values.catalogue,
    asOf,
    onProgress: (lines) => {
      io.stderr(`Đã đọc ${lines} dòng…`);
    },
  });
  if (values.json) io.stdout(JSON.stringify(report));
  else printReport(report, io);
  return 0;
};

function printReport(report: ImportReport, io: Io): void {
  const { total, added, changed, disappeared, unchanged, brokenLines } = report;
  io.stdout(
    `${total} thủ tục: ${added.length} mới, ${changed.length} thay đổi, ${disappeared.length} không còn, ${unchanged} giữ nguyên.`,
  );
  if (brokenLines.length > 0) {
    io.stdout(
      `${brokenLines.length} dòng hỏng bị bỏ qua: ${brokenLines.slice(0, shownChanges).join(', ')}.`,
    );
  }
  const lists = [
    ['Mới', added],
    ['Thay đổi', changed],
    ['Không còn', disappeared],
  ] as const;
  for (const [name, list] of lists) {
    if (list.length === 0 || list.length === total) continue;
    io.stdout(`${name}:`);
    for (const { code, name: title } of list.slice(0, shownChanges))
      io.stdout(`  ${code}  ${title}`);
    if (list.length > shownChanges)
      io.stdout(`  … và ${list.length - shownChanges} thủ tục nữa (xem changes.jsonl)`);
  }
}

import { parseArgs } from 'node:util';
import { UserError, silentLogger } from '../core';
import type { Clock } from '../core';
import { readNeeds } from '../feedback';
import type { Need, NeedsReport } from '../feedback';
import { formatDay } from '../i18n';
import { loadKnowledge } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import { openStore } from '../store';
import type { Command } from './io';

const usage = `npm run -s knowledge -- unanswered: dân hỏi mà chưa được trả lời, hoặc chê câu trả lời
  --weeks N        số tuần gần nhất, kể cả tuần này (mặc định 4, nhiều nhất 26)
  --json           in một đối tượng JSON
  --database URL   nơi giữ câu hỏi (mặc định: DATABASE_URL hoặc sqlite:data/tro-ly.db)
  --dir THƯ-MỤC    thư mục kiến thức (mặc định: knowledge)`;

const mostNeeds = 30;

/** `npm run -s knowledge -- unanswered`: what to write next, for curators. */
export function createUnansweredCommand(clock: Clock): Command {
  return async (args, io) => {
    const { values } = parseArgs({ args: [...args], ...syntax });
    if (values.help) {
      io.stdout(usage);
      return 0;
    }
    const weeks = weekCount(values.weeks);
    const url = values.database ?? io.env?.['DATABASE_URL'] ?? 'sqlite:data/tro-ly.db';
    const snapshot = await loadKnowledge(values.dir, { clock });
    const report = await read(url, clock, snapshot, weeks);
    const lines = values.json ? [JSON.stringify(report)] : unansweredLines(report, snapshot);
    for (const line of lines) io.stdout(line);
    return 0;
  };
}

const syntax = {
  options: {
    weeks: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
    database: { type: 'string' },
    dir: { type: 'string', default: 'knowledge' },
    help: { type: 'boolean', default: false },
  },
} as const;

function weekCount(text: string): number {
  const weeks = Number(text);
  if (!/^\d{1,2}$/.test(text) || weeks < 1 || weeks > 26) {
    throw new UserError(`--weeks "${text}": hãy ghi một số từ 1 đến 26.`, 'usage');
  }
  return weeks;
}

async function read(
  url: string,
  clock: Clock,
  snapshot: KnowledgeSnapshot,
  weeks: number,
): Promise<NeedsReport> {
  const store = await openStore({ url, clock, logger: silentLogger });
  try {
    return await readNeeds({ ...store, clock }, snapshot, weeks);
  } finally {
    await store.close();
  }
}

/** The report as a curator reads it. */
function unansweredLines(
  { weeks, needs, newWords, rising }: NeedsReport,
  snapshot: KnowledgeSnapshot,
): readonly string[] {
  const from = formatDay(weeks[0]?.from ?? '');
  const to = formatDay(weeks.at(-1)?.to ?? '');
  const total = needs.reduce((sum, { count }) => sum + count, 0);
  const title = (topic: string): string => snapshot.articles.get(topic)?.title ?? topic;
  return [
    `Từ ${from} đến ${to}: ${total} câu chưa được trả lời hoặc bị chê, gom thành ${needs.length} nhóm.`,
    ...(needs.length === 0 ? ['Không có câu nào. Bà con hỏi gì cũng có bài.'] : []),
    ...needs.slice(0, mostNeeds).flatMap((need, i) => needLines(need, i + 1, title)),
    ...(needs.length > mostNeeds
      ? ['', `Còn ${needs.length - mostNeeds} nhóm nhỏ hơn; xem đủ bằng --json.`]
      : []),
    ...section(
      'Từ mới chưa có trong bài và từ điển (cân nhắc thêm vào tu-dien.yaml):',
      newWords.map(
        ({ word, people, example }) => `${word} – ${people} người dùng, ví dụ: “${example}”`,
      ),
    ),
    ...section(
      'Chủ đề được hỏi nhiều hẳn lên trong tuần cuối:',
      rising.map(
        ({ topic, lastWeek, before }) =>
          `${title(topic)} (${topic}) – tuần này ${lastWeek}, các tuần trước trung bình ${before.toFixed(1).replace('.', ',')}`,
      ),
    ),
  ];
}

function needLines(
  need: Need,
  number: number,
  title: (topic: string) => string,
): readonly string[] {
  const { count, people, unanswered, lowRated, byWeek, nearest, reasons, examples } = need;
  const parts = [
    `${count} câu, ${people} người`,
    ...(unanswered > 0 ? [`chưa trả lời ${unanswered}`] : []),
    ...(lowRated > 0 ? [`bị chê ${lowRated}${reasonsOf(reasons)}`] : []),
    `theo tuần: ${byWeek.join(' · ')}`,
  ];
  return [
    '',
    `${number}. ${need.title}`,
    `   ${parts.join('; ')}`,
    ...(nearest === undefined ? [] : [`   bài gần nhất: ${title(nearest)} (${nearest})`]),
    ...examples.slice(1).map((example) => `   – ${example}`),
  ];
}

const reasonNames: Readonly<Record<string, string>> = {
  wrong: 'sai',
  outdated: 'cũ',
  unclear: 'khó hiểu',
  'off-topic': 'không đúng câu hỏi',
  incomplete: 'thiếu',
};

function reasonsOf(reasons: readonly string[]): string {
  const names = reasons.map((reason) => reasonNames[reason] ?? reason);
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

function section(heading: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', heading, ...rows.map((row) => `   – ${row}`)];
}

import { parseArgs } from 'node:util';
import { UserError, silentLogger, systemClock } from '../core';
import type { Clock } from '../core';
import { Survey, satisfactionTarget } from '../feedback';
import type { SurveyResult } from '../feedback';
import { formatDay } from '../i18n';
import { openStore } from '../store';
import type { Store, SurveyGroup } from '../store';
import type { Command } from './io';

const usage = `npm run -s survey -- <lệnh>: khảo sát mức hài lòng
  open <mã> --title TÊN --from YYYY-MM-DD --to YYYY-MM-DD   mở một đợt
  list                                                      các đợt đã mở
  results [--round MÃ] [--by field|commune|ageBand|helper|channel|locality]   kết quả
Tuỳ chọn chung: --json, --database URL (mặc định: DATABASE_URL hoặc sqlite:data/tro-ly.db)`;

const groups: readonly SurveyGroup[] = [
  'field',
  'commune',
  'ageBand',
  'helper',
  'channel',
  'locality',
];

interface Options {
  readonly title?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly round?: string | undefined;
  readonly by: string;
  readonly json: boolean;
}

/** `npm run -s survey -- …`: rounds of the questionnaire and what came out. */
export function createSurveyCommand(clock: Clock): Command {
  return async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], ...syntax });
    const [name, id] = positionals;
    if (values.help || name === undefined) {
      io.stdout(usage);
      return 0;
    }
    const url = values.database ?? io.env?.['DATABASE_URL'] ?? 'sqlite:data/tro-ly.db';
    const store = await openStore({ url, clock, logger: silentLogger });
    try {
      for (const line of await run(name, id, values, { store, clock })) io.stdout(line);
      return 0;
    } finally {
      await store.close();
    }
  };
}

export const surveyCommand = createSurveyCommand(systemClock);

const syntax = {
  allowPositionals: true,
  options: {
    title: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    round: { type: 'string' },
    by: { type: 'string', default: 'field' },
    json: { type: 'boolean', default: false },
    database: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
} as const;

interface Scene {
  readonly store: Store;
  readonly clock: Clock;
}

function run(
  name: string,
  id: string | undefined,
  options: Options,
  scene: Scene,
): Promise<readonly string[]> {
  switch (name) {
    case 'open':
      return openRound(id, options, scene);
    case 'list':
      return listRounds(options, scene);
    case 'results':
      return showResults(options, scene);
    default:
      throw new UserError(`Không có lệnh "${name}".\n${usage}`, 'usage');
  }
}

async function openRound(
  id: string | undefined,
  { title, from, to }: Options,
  { store }: Scene,
): Promise<readonly string[]> {
  const day = /^\d{4}-\d{2}-\d{2}$/;
  if (id === undefined || title === undefined || from === undefined || to === undefined) {
    throw new UserError(`Thiếu mã, tên hoặc ngày.\n${usage}`, 'usage');
  }
  if (!day.test(from) || !day.test(to) || from > to) {
    throw new UserError('Ngày ghi dạng YYYY-MM-DD, ngày đầu không sau ngày cuối.', 'usage');
  }
  const added = await store.surveys.addRound({ id, title, startsOn: from, endsOn: to });
  if (!added) throw new UserError(`Đã có đợt mang mã "${id}".`, 'usage');
  return [`Đã mở đợt ${id} “${title}” từ ${formatDay(from)} đến ${formatDay(to)}.`];
}

async function listRounds({ json }: Options, { store }: Scene): Promise<readonly string[]> {
  const rounds = await store.surveys.rounds();
  if (json) return [JSON.stringify(rounds)];
  if (rounds.length === 0) return ['Chưa mở đợt nào. Câu hỏi vẫn được hỏi và đếm ngoài đợt.'];
  return rounds.map(
    ({ id, title, startsOn, endsOn }) =>
      `${id}  ${title}  ${formatDay(startsOn)} – ${formatDay(endsOn)}`,
  );
}

async function showResults(
  { round, by, json }: Options,
  { store, clock }: Scene,
): Promise<readonly string[]> {
  const group = groups.find((one) => one === by);
  if (group === undefined) throw new UserError(`--by: một trong ${groups.join(', ')}.`, 'usage');
  const survey = new Survey(store.surveys, clock);
  const filter = round === undefined ? {} : { roundId: round };
  const [all] = await survey.results(filter, 'all');
  const parts = await survey.results(filter, group);
  if (json) return [JSON.stringify({ all: all ?? null, by: group, groups: parts })];
  if (all === undefined) return ['Chưa hỏi ai.'];
  return [
    `Chung: ${resultText(all)}`,
    ...parts.map((part) => {
      const target =
        group === 'field' ? `; mục tiêu ${percent(satisfactionTarget(part.group))}` : '';
      return `${part.group === '' ? '(không ghi)' : part.group}: ${resultText(part)}${target}`;
    }),
    'Nhóm dưới 10 người trả lời không hiện số, để không ai đoán ra ai.',
  ];
}

function resultText(result: SurveyResult): string {
  if (result.kind === 'hidden') return 'không hiện';
  const { offered, replied, responseRate, satisfaction, mean } = result;
  return [
    `hài lòng ${percent(satisfaction.share)} (khoảng ${percent(satisfaction.low)} – ${percent(satisfaction.high)})`,
    `điểm trung bình ${mean.toFixed(2).replace('.', ',')}`,
    `trả lời ${replied}/${offered} (${percent(responseRate.share)})`,
  ].join('; ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace('.', ',')} %`;
}

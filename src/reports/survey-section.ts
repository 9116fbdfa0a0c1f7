import { fewestReplies, satisfactionTarget } from '../feedback';
import type { SurveyResult } from '../feedback';
import { countFigure } from './count-figure';
import type { PeriodFigures, ReportFigures } from './gather';
import type { Names } from './names';
import { writeNumber } from './numbers';
import { count, hidden, number, text } from './report';
import type { Block, Cell, Column, ReportTable, Section } from './report';
import { ageNames, helperNames, wordFor } from './words';

type Shown = Extract<SurveyResult, { readonly kind: 'shown' }>;

const title = 'Khảo sát mức độ hài lòng';
const hiddenNote = `Nhóm có dưới ${fewestReplies} phiếu không nêu số liệu, để không đoán được ý kiến của từng người; khi cần, nhóm nhỏ kế tiếp cũng được ẩn. Khoảng tin cậy 95% tính theo Wilson.`;

/** What the short questionnaire says. */
export function surveySection({ current }: ReportFigures, names: Names): Section {
  const { all, byField, byAge, byHelper } = current.survey;
  if (all === undefined || all.kind === 'hidden') {
    const said =
      all === undefined
        ? 'Trong kỳ chưa gửi phiếu khảo sát nào.'
        : `Trong kỳ có dưới ${fewestReplies} phiếu trả lời nên không nêu số liệu.`;
    return { title, blocks: [{ kind: 'paragraph', text: said }] };
  }
  return {
    title,
    blocks: [
      { kind: 'paragraph', text: surveySentence(all) },
      scoreFigure(all),
      fieldFigure(byField, names),
      groupTable(byAge, { name: 'Theo tuổi', caption: 'Hài lòng theo nhóm tuổi', words: ageNames }),
      groupTable(byHelper, {
        name: 'Có người giúp',
        caption: 'Hài lòng theo cách làm: tự làm hay có người giúp',
        words: helperNames,
      }),
    ],
  };
}

function surveySentence({
  offered,
  replied,
  responseRate,
  satisfied,
  satisfaction,
  mean,
}: Shown): string {
  const target = satisfactionTarget('');
  const reached = satisfaction.share >= target ? 'đạt' : 'chưa đạt';
  return `Hệ thống mời ${writeNumber(offered, 'count')} lượt, nhận ${writeNumber(replied, 'count')} phiếu (${writeNumber(responseRate.share, 'share')}). ${writeNumber(satisfied, 'count')} người hài lòng (chấm 4 hoặc 5 điểm), bằng ${writeNumber(satisfaction.share, 'share')} (khoảng tin cậy 95%: ${writeNumber(satisfaction.low, 'share')} đến ${writeNumber(satisfaction.high, 'share')}), ${reached} mục tiêu ${writeNumber(target, 'share')}; điểm trung bình ${writeNumber(mean, 'score')} trên 5.`;
}

function scoreFigure({ scores, replied }: Shown): Block {
  return countFigure({
    id: 'diem',
    name: 'Điểm hài lòng',
    caption: 'Số phiếu theo điểm',
    heads: ['Điểm', 'Phiếu'],
    rows: scores.map((value, i) => ({ label: `${i + 1} điểm`, value })).reverse(),
    of: replied,
    total: true,
  });
}

const groupColumns: readonly Column[] = [
  { title: 'Mời', align: 'right', width: 1 },
  { title: 'Phiếu', align: 'right', width: 1 },
  { title: 'Hài lòng', align: 'right', width: 1.2 },
  { title: 'Khoảng tin cậy', align: 'right', width: 2 },
];

function fieldFigure(byField: PeriodFigures['survey']['byField'], names: Names): Block {
  const table: ReportTable = {
    name: 'Theo lĩnh vực',
    caption: 'Hài lòng theo lĩnh vực và mục tiêu',
    columns: [
      { title: 'Lĩnh vực', align: 'left', width: 3 },
      ...groupColumns,
      { title: 'Mục tiêu', align: 'right', width: 1.2 },
      { title: 'Đánh giá', align: 'left', width: 1.6 },
    ],
    rows: byField.map((result) => [
      text(names.field(result.group)),
      ...groupCells(result),
      number(satisfactionTarget(result.group), 'share'),
      text(verdict(result)),
    ]),
    note: hiddenNote,
  };
  const shown = byField.filter((result) => result.kind === 'shown');
  return shown.length === 0
    ? { kind: 'table', table }
    : { kind: 'figure', chart: fieldChart(shown, names), table };
}

function fieldChart(
  shown: readonly Shown[],
  names: Names,
): Extract<Block, { kind: 'figure' }>['chart'] {
  const said = shown.map(
    ({ group, satisfaction }) =>
      `${names.field(group)}: ${writeNumber(satisfaction.share, 'share')} (mục tiêu ${writeNumber(satisfactionTarget(group), 'share')})`,
  );
  return {
    kind: 'bars',
    id: 'hai-long',
    title: 'Tỷ lệ hài lòng theo lĩnh vực',
    description: said.join('; '),
    format: 'share',
    series: [{ name: 'Hài lòng' }],
    full: 1,
    targetName: 'Mục tiêu',
    intervalName: 'Khoảng tin cậy 95%',
    bars: shown.map(({ group, satisfaction: { share, low, high } }) => ({
      label: names.field(group),
      values: [share],
      interval: { low, high },
      target: satisfactionTarget(group),
    })),
  };
}

function verdict(result: SurveyResult): string {
  if (result.kind === 'hidden') return 'Chưa đủ số liệu';
  return result.satisfaction.share >= satisfactionTarget(result.group) ? 'Đạt' : 'Chưa đạt';
}

function groupCells(result: SurveyResult): readonly Cell[] {
  if (result.kind === 'hidden') return [hidden, hidden, hidden, hidden];
  const { offered, replied, satisfaction } = result;
  const between = `${writeNumber(satisfaction.low, 'share')} – ${writeNumber(satisfaction.high, 'share')}`;
  return [count(offered), count(replied), number(satisfaction.share, 'share'), text(between)];
}

interface GroupTable {
  readonly name: string;
  readonly caption: string;
  readonly words: Readonly<Record<string, string>>;
}

function groupTable(results: readonly SurveyResult[], { name, caption, words }: GroupTable): Block {
  return {
    kind: 'table',
    table: {
      name,
      caption,
      columns: [{ title: 'Nhóm', align: 'left', width: 3 }, ...groupColumns],
      rows: results.map((result) => [text(wordFor(words, result.group)), ...groupCells(result)]),
      note: hiddenNote,
    },
  };
}

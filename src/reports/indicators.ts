import { satisfactionTarget } from '../feedback';
import type { SurveyResult } from '../feedback';
import type { PeriodFigures, ReportFigures } from './gather';
import type { NumberFormat } from './numbers';
import { count, hidden, none, number, text } from './report';
import type { Cell, ReportTable } from './report';
import { ratio } from './statistics';

/** A number with which a period is judged; hidden where too few people are behind it. */
type Value = number | 'hidden' | undefined;

interface Indicator {
  readonly name: string;
  readonly format: 'count' | 'share' | 'days';
  readonly value: (figures: PeriodFigures) => Value;
  /** What the plans ask for, 0..1. */
  readonly target?: number;
}

// The plans name these three.
const fieldTitles: Readonly<Record<string, string>> = {
  'dat-dai': 'đất đai',
  'xay-dung': 'xây dựng',
  'dau-tu': 'đầu tư',
};

const indicators: readonly Indicator[] = [
  { name: 'Cuộc trò chuyện', format: 'count', value: ({ answers }) => answers.conversations },
  { name: 'Lượt hỏi và trả lời', format: 'count', value: ({ answers }) => answers.messages },
  {
    name: 'Tỷ lệ câu hỏi được trả lời',
    format: 'share',
    value: ({ answers }) => ratio(answers.answerRate),
  },
  {
    name: 'Câu hỏi chưa trả lời được',
    format: 'count',
    value: ({ answers }) => answers.byOutcome.unanswered,
  },
  {
    name: 'Lượt từ chối trả lời',
    format: 'count',
    value: ({ answers }) => answers.byOutcome.refused,
  },
  {
    name: 'Tỷ lệ câu trả lời được đánh giá hữu ích',
    format: 'share',
    value: ({ ratings }) => ratio(ratings.helpful),
  },
  {
    name: 'Tỷ lệ trả lời phiếu khảo sát',
    format: 'share',
    value: ({ survey }) => shown(survey.all, ({ responseRate }) => responseRate.share),
  },
  {
    name: 'Mức độ hài lòng chung',
    format: 'share',
    value: ({ survey }) => satisfaction(survey.all),
    target: satisfactionTarget(''),
  },
  ...Object.keys(fieldTitles).map(satisfactionIn),
  {
    name: 'Phản ánh, kiến nghị tiếp nhận',
    format: 'count',
    value: ({ tickets }) => tickets.all.received,
  },
  {
    name: 'Tỷ lệ ý kiến được tiếp thu',
    format: 'share',
    value: ({ tickets }) => ratio(tickets.takenUp),
    target: 1,
  },
  {
    name: 'Phản ánh, kiến nghị đã trả lời',
    format: 'count',
    value: ({ tickets }) => tickets.all.answered,
  },
  {
    name: 'Tỷ lệ trả lời đúng hạn',
    format: 'share',
    value: ({ tickets }) => ratio(tickets.all.onTime),
  },
  {
    name: 'Số ngày trả lời (trung vị)',
    format: 'days',
    value: ({ tickets }) => tickets.all.medianDays,
  },
  {
    name: 'Quá hạn chưa trả lời ở cuối kỳ',
    format: 'count',
    value: ({ tickets }) => tickets.all.overdue,
  },
  {
    name: 'Tỷ lệ kết quả được công khai',
    format: 'share',
    value: ({ tickets }) => ratio(tickets.published),
    target: 1,
  },
];

function satisfactionIn(field: string): Indicator {
  return {
    name: `Hài lòng trong lĩnh vực ${fieldTitles[field] ?? field}`,
    format: 'share',
    value: ({ survey }) => satisfaction(survey.byField.find(({ group }) => group === field)),
    target: satisfactionTarget(field),
  };
}

type Shown = Extract<SurveyResult, { readonly kind: 'shown' }>;

function shown(result: SurveyResult | undefined, read: (told: Shown) => number): Value {
  if (result === undefined) return undefined;
  return result.kind === 'hidden' ? 'hidden' : read(result);
}

function satisfaction(result: SurveyResult | undefined): Value {
  return shown(result, (told) => told.satisfaction.share);
}

const changes: Readonly<Record<Indicator['format'], NumberFormat>> = {
  count: 'change',
  share: 'points',
  days: 'dayChange',
};

/** The main numbers beside those of the period before and the plans' targets. */
export function indicatorTable({ current, previous }: ReportFigures): ReportTable {
  return {
    name: 'Chỉ tiêu',
    caption: `Kết quả chính so với ${previous.period.name} và mục tiêu của kế hoạch`,
    columns: [
      { title: 'Chỉ tiêu', align: 'left', width: 30 },
      { title: 'Kỳ này', align: 'right', width: 11 },
      { title: 'Kỳ trước', align: 'right', width: 11 },
      { title: 'Tăng, giảm', align: 'right', width: 20 },
      { title: 'Mục tiêu', align: 'right', width: 12 },
      { title: 'Đánh giá', align: 'left', width: 16 },
    ],
    rows: indicators.map((indicator) => rowOf(indicator, current, previous)),
    note: 'Mục tiêu lấy từ kế hoạch của các tỉnh thực hiện Quyết định 1588/QĐ-TTg: 90% người dân hài lòng, 85% trong lĩnh vực đất đai, xây dựng, đầu tư; 100% ý kiến được tiếp thu và công khai. Tỷ lệ câu hỏi được trả lời tính trên số câu hỏi có yêu cầu trả lời (đã trả lời, chưa trả lời được, lỗi); không tính chào hỏi, hỏi lại, chuyển người phụ trách và từ chối.',
  };
}

function rowOf(
  { name, format, value, target }: Indicator,
  current: PeriodFigures,
  previous: PeriodFigures,
): readonly Cell[] {
  const now = value(current);
  const before = value(previous);
  const comparable = typeof now === 'number' && typeof before === 'number';
  return [
    text(name),
    cellOf(now, format),
    cellOf(before, format),
    comparable ? number(now - before, changes[format]) : none,
    target === undefined ? text('') : number(target, 'share'),
    text(target === undefined ? '' : verdict(now, target)),
  ];
}

function cellOf(value: Value, format: Indicator['format']): Cell {
  if (value === 'hidden') return hidden;
  return format === 'count' && value !== undefined ? count(value) : number(value, format);
}

function verdict(value: Value, target: number): string {
  if (typeof value !== 'number') return 'Chưa đủ số liệu';
  return value >= target ? 'Đạt' : 'Chưa đạt';
}

/** What was aimed at and not reached: names with what was reached and what was to be. */
export function missedTargets(figures: PeriodFigures): readonly MissedTarget[] {
  return indicators.flatMap(({ name, value, target }) => {
    const reached = value(figures);
    if (target === undefined || typeof reached !== 'number' || reached >= target) return [];
    return [{ name, reached, target }];
  });
}

interface MissedTarget {
  readonly name: string;
  readonly reached: number;
  readonly target: number;
}

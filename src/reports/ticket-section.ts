import { stateNames } from '../tickets';
import type { ReportFigures } from './gather';
import type { Names } from './names';
import { writeNumber } from './numbers';
import { count, number, text } from './report';
import type { Block, Cell, Column, Section } from './report';
import { ratio } from './statistics';
import type { TicketFigures, TicketGroup } from './ticket-figures';
import { kindNames, wordFor } from './words';

const title = 'Tiếp nhận và xử lý phản ánh, kiến nghị';

/** What became of petitions, complaints and suggestions. */
export function ticketSection({ current }: ReportFigures, names: Names): Section {
  const { tickets } = current;
  const { received, answered, open } = tickets.all;
  if (received + answered + open === 0) {
    const said = 'Trong kỳ không có phản ánh, kiến nghị nào.';
    return { title, blocks: [{ kind: 'paragraph', text: said }] };
  }
  return {
    title,
    blocks: [
      { kind: 'paragraph', text: ticketSentence(tickets) },
      groupFigure(tickets.byAgency, tickets.all, {
        id: 'co-quan',
        by: 'cơ quan',
        name: names.agency,
      }),
      groupFigure(tickets.byField, tickets.all, {
        id: 'linh-vuc',
        by: 'lĩnh vực',
        name: names.field,
      }),
      countTable('Trạng thái', 'Ý kiến tiếp nhận trong kỳ theo trạng thái khi lập báo cáo', {
        counts: tickets.byState,
        words: stateNames,
      }),
      countTable('Loại ý kiến', 'Ý kiến tiếp nhận trong kỳ theo loại', {
        counts: tickets.byKind,
        words: kindNames,
      }),
    ],
  };
}

function ticketSentence({ all, takenUp, published, reopened, satisfied }: TicketFigures): string {
  const days = all.medianDays;
  const rated = ratio(satisfied);
  return [
    `Tiếp nhận ${writeNumber(all.received, 'count')} ý kiến; ${share(takenUp, 'được tiếp thu')}.`,
    `Đã trả lời ${writeNumber(all.answered, 'count')} ý kiến, ${share(all.onTime, 'đúng hạn')}${days === undefined ? '' : `, trung vị ${writeNumber(days, 'days')} ngày`}; ${share(published, 'đã công khai kết quả')}.`,
    `Cuối kỳ còn ${writeNumber(all.open, 'count')} ý kiến chưa trả lời, trong đó ${writeNumber(all.overdue, 'count')} quá hạn.`,
    reopened === 0
      ? ''
      : `${writeNumber(reopened, 'count')} ý kiến được mở lại theo yêu cầu của người dân.`,
    rated === undefined || satisfied.of < 10
      ? ''
      : `${writeNumber(satisfied.count, 'count')} trong ${writeNumber(satisfied.of, 'count')} người chấm điểm hài lòng với cách xử lý (${writeNumber(rated, 'share')}).`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function share(counted: { readonly count: number; readonly of: number }, what: string): string {
  const reached = ratio(counted);
  if (reached === undefined) return `chưa có ý kiến nào ${what}`;
  return `${writeNumber(counted.count, 'count')} trên ${writeNumber(counted.of, 'count')} ${what} (${writeNumber(reached, 'share')})`;
}

interface Grouping {
  readonly id: string;
  readonly by: string;
  readonly name: (key: string) => string;
}

const ticketColumns: readonly Column[] = [
  { title: 'Tiếp nhận', align: 'right', width: 1.2 },
  { title: 'Đã trả lời', align: 'right', width: 1.2 },
  { title: 'Đúng hạn', align: 'right', width: 1.2 },
  { title: 'Số ngày (trung vị)', align: 'right', width: 1.4 },
  { title: 'Chưa trả lời', align: 'right', width: 1.2 },
  { title: 'Quá hạn', align: 'right', width: 1.1 },
];

function groupFigure(
  groups: readonly TicketGroup[],
  all: TicketGroup,
  { id, by, name }: Grouping,
): Block {
  const bars = groups.map(({ key, answered, open, overdue }) => ({
    label: name(key),
    values: [answered, open - overdue, overdue],
  }));
  const said = groups.map(
    ({ key, answered, open, overdue }) =>
      `${name(key)}: đã trả lời ${writeNumber(answered, 'count')}, chưa trả lời còn hạn ${writeNumber(open - overdue, 'count')}, quá hạn ${writeNumber(overdue, 'count')}`,
  );
  return {
    kind: 'figure',
    chart: {
      kind: 'bars',
      id,
      title: `Ý kiến đã trả lời và chưa trả lời theo ${by}`,
      description: said.join('; '),
      format: 'count',
      series: [{ name: 'Đã trả lời' }, { name: 'Chưa trả lời, còn hạn' }, { name: 'Quá hạn' }],
      bars,
    },
    table: {
      name: `Ý kiến theo ${by}`,
      caption: `Phản ánh, kiến nghị theo ${by}`,
      columns: [{ title: capitalised(by), align: 'left', width: 3 }, ...ticketColumns],
      rows: [
        ...groups.map((group) => [text(name(group.key)), ...groupCells(group)]),
        [text('Cộng'), ...groupCells(all)],
      ],
      note: '“Tiếp nhận” là ý kiến đến trong kỳ; “Đã trả lời” là ý kiến được trả lời trong kỳ, kể cả đến từ kỳ trước; “Chưa trả lời” và “Quá hạn” tính ở cuối kỳ. Số ngày tính theo ngày lịch.',
    },
  };
}

function groupCells(group: TicketGroup): readonly Cell[] {
  return [
    count(group.received),
    count(group.answered),
    number(ratio(group.onTime), 'share'),
    number(group.medianDays, 'days'),
    count(group.open),
    count(group.overdue),
  ];
}

interface Counts {
  readonly counts: TicketFigures['byState'];
  readonly words: Readonly<Record<string, string>>;
}

function countTable(name: string, caption: string, { counts, words }: Counts): Block {
  return {
    kind: 'table',
    table: {
      name,
      caption,
      columns: [
        { title: name, align: 'left', width: 3 },
        { title: 'Ý kiến', align: 'right', width: 1 },
      ],
      rows: counts.map(({ key, count: value }) => [
        text(capitalised(wordFor(words, key))),
        count(value),
      ]),
    },
  };
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

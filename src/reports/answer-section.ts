import type { Outcome } from './answer-figures';
import { countFigure } from './count-figure';
import type { PeriodFigures, ReportFigures } from './gather';
import type { Names } from './names';
import { writeNumber } from './numbers';
import { count, number, text } from './report';
import type { Block, ReportTable, Section } from './report';
import { ratio, sum } from './statistics';
import { languageNames, outcomeNames, reasonNames, wordFor } from './words';

const mostTopics = 10;

/** What citizens asked and what came of it. */
export function answerSection({ current }: ReportFigures, names: Names): Section {
  const { answers } = current;
  if (answers.messages === 0) {
    return { title: 'Hỏi đáp với người dân', blocks: [nothing('Trong kỳ không có lượt hỏi nào.')] };
  }
  return {
    title: 'Hỏi đáp với người dân',
    blocks: [
      { kind: 'paragraph', text: answerSentence(current) },
      trendFigure(current),
      outcomeFigure(current),
      topicFigure(current, names),
      { kind: 'table', table: languageTable(current) },
    ],
  };
}

function nothing(said: string): Block {
  return { kind: 'paragraph', text: said };
}

function answerSentence({ answers }: PeriodFigures): string {
  const { conversations, messages, answerRate, byOutcome } = answers;
  const rate = ratio(answerRate);
  const reached =
    rate === undefined
      ? ''
      : ` Trong ${writeNumber(answerRate.of, 'count')} câu hỏi có yêu cầu trả lời, ${writeNumber(answerRate.count, 'count')} câu được trả lời (${writeNumber(rate, 'share')}); ${writeNumber(byOutcome.unanswered, 'count')} câu chưa trả lời được.`;
  return `Hệ thống phục vụ ${writeNumber(conversations, 'count')} cuộc trò chuyện với ${writeNumber(messages, 'count')} lượt hỏi và trả lời.${reached}`;
}

function trendFigure({ answers, period }: PeriodFigures): Block {
  const unit = period.kind === 'month' ? 'Ngày' : 'Tháng';
  const most = answers.trend.reduce((best, one) => (one.count > best.count ? one : best));
  const title = `Số lượt hỏi theo ${unit.toLowerCase()}`;
  return {
    kind: 'figure',
    chart: {
      kind: 'columns',
      id: 'luot-hoi',
      title,
      description: `Cộng ${writeNumber(answers.messages, 'count')} lượt; nhiều nhất là ${unit.toLowerCase()} ${most.number} với ${writeNumber(most.count, 'count')} lượt.`,
      format: 'count',
      series: [{ name: 'Lượt hỏi' }],
      axis: unit,
      bars: answers.trend.map(({ number: label, count: value }) => ({
        label: String(label),
        values: [value],
      })),
    },
    table: {
      name: 'Theo thời gian',
      caption: title,
      columns: [
        { title: unit, align: 'left', width: 1 },
        { title: 'Lượt hỏi', align: 'right', width: 1 },
      ],
      rows: [
        ...answers.trend.map((one) => [text(`${unit} ${one.number}`), count(one.count)]),
        [text('Cộng'), count(sum(answers.trend.map((one) => one.count)))],
      ],
    },
  };
}

function outcomeFigure({ answers }: PeriodFigures): Block {
  return countFigure({
    id: 'ket-qua',
    name: 'Kết quả trả lời',
    caption: 'Kết quả các lượt hỏi',
    heads: ['Kết quả', 'Lượt'],
    rows: (Object.keys(outcomeNames) as Outcome[]).map((outcome) => ({
      label: outcomeNames[outcome],
      value: answers.byOutcome[outcome],
    })),
    of: answers.messages,
    total: true,
  });
}

function topicFigure({ answers }: PeriodFigures, names: Names): Block {
  const rows = answers.topics
    .slice(0, mostTopics)
    .map(({ topic, count: value }) => ({ label: names.topic(topic), value }));
  if (rows.length === 0) return nothing('Không có lượt hỏi nào gắn với một thủ tục cụ thể.');
  return countFigure({
    id: 'chu-de',
    name: 'Chủ đề',
    caption: 'Thủ tục, chủ đề được hỏi nhiều nhất',
    heads: ['Thủ tục, chủ đề', 'Lượt hỏi'],
    rows,
  });
}

function languageTable({ answers }: PeriodFigures): ReportTable {
  return {
    name: 'Ngôn ngữ',
    caption: 'Lượt hỏi theo ngôn ngữ',
    columns: [
      { title: 'Ngôn ngữ', align: 'left', width: 3 },
      { title: 'Lượt', align: 'right', width: 1 },
      { title: 'Tỷ lệ', align: 'right', width: 1 },
    ],
    rows: answers.languages.map(({ lang, count: value }) => [
      text(wordFor(languageNames, lang)),
      count(value),
      number(value / answers.messages, 'share'),
    ]),
  };
}

/** What citizens thought of the answers. */
export function ratingSection({ current }: ReportFigures, names: Names): Section {
  const { helpful, reasons, topics } = current.ratings;
  const share = ratio(helpful);
  if (share === undefined) {
    const blocks = [nothing('Trong kỳ chưa có lượt đánh giá nào.')];
    return { title: 'Đánh giá câu trả lời', blocks };
  }
  const bad = helpful.of - helpful.count;
  const said = `${writeNumber(helpful.of, 'count')} câu trả lời được đánh giá; ${writeNumber(helpful.count, 'count')} lượt cho là hữu ích (${writeNumber(share, 'share')}), ${writeNumber(bad, 'count')} lượt chưa hữu ích.`;
  return {
    title: 'Đánh giá câu trả lời',
    blocks: [
      { kind: 'paragraph', text: said },
      ...(bad === 0 ? [] : [reasonFigure(reasons, bad)]),
      ...(topics.length === 0 ? [] : [badTopics(topics, names)]),
    ],
  };
}

function reasonFigure(reasons: PeriodFigures['ratings']['reasons'], bad: number): Block {
  return countFigure({
    id: 'ly-do',
    name: 'Lý do',
    caption: 'Vì sao câu trả lời chưa hữu ích',
    heads: ['Lý do', 'Lượt'],
    rows: reasons.map(({ reason, count: value }) => ({
      label: reason === null ? 'Không nêu lý do' : wordFor(reasonNames, reason),
      value,
    })),
    of: bad,
    total: true,
  });
}

function badTopics(topics: PeriodFigures['ratings']['topics'], names: Names): Block {
  return {
    kind: 'table',
    table: {
      name: 'Bài cần sửa',
      caption: 'Thủ tục, chủ đề có nhiều đánh giá chưa hữu ích',
      columns: [
        { title: 'Thủ tục, chủ đề', align: 'left', width: 3 },
        { title: 'Chưa hữu ích', align: 'right', width: 1 },
        { title: 'Tổng đánh giá', align: 'right', width: 1 },
      ],
      rows: topics
        .slice(0, mostTopics)
        .map(({ topic, notHelpful }) => [
          text(names.topic(topic)),
          count(notHelpful.count),
          count(notHelpful.of),
        ]),
    },
  };
}

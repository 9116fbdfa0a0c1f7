import { answerSection, ratingSection } from './answer-section';
import type { ReportFigures } from './gather';
import { indicatorTable, missedTargets } from './indicators';
import type { Names } from './names';
import { dayParts, writeDay, writeNumber } from './numbers';
import type { Letterhead, Report, Section } from './report';
import { surveySection } from './survey-section';
import { ticketSection } from './ticket-section';

export interface ReportInput {
  readonly figures: ReportFigures;
  readonly letterhead: Letterhead;
  readonly names: Names;
  readonly now: Date;
}

/** Writes the report of a period as content; its numbers are those of `figures`, nothing else. */
export function buildReport({ figures, letterhead, names, now }: ReportInput): Report {
  const { period } = figures.current;
  return {
    letterhead,
    kind: 'Báo cáo',
    subject: `Kết quả hướng dẫn dịch vụ công trực tuyến, tiếp nhận và xử lý ý kiến người dân ${period.name}`,
    periodId: period.id,
    madeAt: now,
    opening: openingOf(figures, letterhead, now),
    sections: [
      {
        title: 'Kết quả chính',
        blocks: [{ kind: 'table', table: indicatorTable(figures) }],
      },
      answerSection(figures, names),
      ratingSection(figures, names),
      surveySection(figures, names),
      ticketSection(figures, names),
      attention(figures, names),
    ],
    closing: `Trên đây là báo cáo ${period.name} của ${letterhead.agency}.`,
  };
}

function openingOf(
  { current, previous }: ReportFigures,
  { agency }: Letterhead,
  now: Date,
): readonly string[] {
  const { from, until, name } = current.period;
  const last = writeDay(new Date(until.getTime() - 1));
  const time = new Date(now.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(11, 16);
  const { day, month, year } = dayParts(now);
  const unfinished = `Kỳ báo cáo chưa kết thúc: số liệu mới tính đến thời điểm trên, còn ${previous.period.name} là trọn kỳ, nên tăng hay giảm chỉ để tham khảo.`;
  return [
    `${agency} báo cáo kết quả ${name} (từ ngày ${writeDay(from)} đến hết ngày ${last}), so sánh với ${previous.period.name}. Số liệu lấy tự động từ hệ thống Trợ lý Dịch vụ công lúc ${time} ngày ${day}/${month}/${year}, không kèm thông tin cá nhân.`,
    ...(now < until ? [unfinished] : []),
  ];
}

/** What the numbers call for; the words of what to do are the signer's. */
function attention({ current }: ReportFigures, names: Names): Section {
  const items = [
    ...missedTargets(current).map(
      ({ name, reached, target }) =>
        `${name}: ${writeNumber(reached, 'share')}, chưa đạt mục tiêu ${writeNumber(target, 'share')}.`,
    ),
    ...current.tickets.byAgency
      .filter(({ overdue }) => overdue > 0)
      .map(
        ({ key, overdue }) =>
          `${names.agency(key)}: ${writeNumber(overdue, 'count')} ý kiến quá hạn chưa trả lời.`,
      ),
  ];
  const none = 'Không có chỉ tiêu nào chưa đạt và không có ý kiến quá hạn.';
  return {
    title: 'Việc cần chú ý',
    blocks: [items.length === 0 ? { kind: 'paragraph', text: none } : { kind: 'list', items }],
  };
}

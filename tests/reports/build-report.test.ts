import type { Chart } from '../../src/reports';
import { cellText } from '../../src/reports/writers/cell-text';
import { tablesOf } from '../../src/reports/report';
import { writeNumber } from '../../src/reports';
import type { Report, ReportTable } from '../../src/reports';
import { sum } from '../../src/reports/statistics';
import { seedReport } from '../support/seed-report';

let report: Report;

beforeAll(async () => {
  report = await seedReport();
});

const rowsOf = (name: string): readonly string[][] => {
  const table = tablesOf(report).find((one) => one.name === name);
  return table!.rows.map((row) => row.map(cellText));
};

describe('the report of the quarter counted by hand', () => {
  it('sets the main numbers beside the period before and the targets', () => {
    expect(rowsOf('Chỉ tiêu')).toEqual([
      ['Cuộc trò chuyện', '10', '3', '+7', '', ''],
      ['Lượt hỏi và trả lời', '20', '4', '+16', '', ''],
      // 11 of 14 and 3 of 4.
      ['Tỷ lệ câu hỏi được trả lời', '78,6%', '75%', '+3,6 điểm %', '', ''],
      ['Câu hỏi chưa trả lời được', '2', '1', '+1', '', ''],
      ['Lượt từ chối trả lời', '2', '0', '+2', '', ''],
      // 4 of 7 and 1 of 2.
      ['Tỷ lệ câu trả lời được đánh giá hữu ích', '57,1%', '50%', '+7,1 điểm %', '', ''],
      // 43 of 64 and 10 of 20.
      ['Tỷ lệ trả lời phiếu khảo sát', '67,2%', '50%', '+17,2 điểm %', '', ''],
      // 37 of 43 and 9 of 10.
      ['Mức độ hài lòng chung', '86%', '90%', '−4 điểm %', '90%', 'Chưa đạt'],
      ['Hài lòng trong lĩnh vực đất đai', '75%', '–', '–', '85%', 'Chưa đạt'],
      ['Hài lòng trong lĩnh vực xây dựng', 'ẩn', '–', '–', '85%', 'Chưa đủ số liệu'],
      ['Hài lòng trong lĩnh vực đầu tư', 'ẩn', '–', '–', '85%', 'Chưa đủ số liệu'],
      ['Phản ánh, kiến nghị tiếp nhận', '9', '2', '+7', '', ''],
      ['Tỷ lệ ý kiến được tiếp thu', '87,5%', '100%', '−12,5 điểm %', '100%', 'Chưa đạt'],
      ['Phản ánh, kiến nghị đã trả lời', '5', '1', '+4', '', ''],
      ['Tỷ lệ trả lời đúng hạn', '80%', '100%', '−20 điểm %', '', ''],
      ['Số ngày trả lời (trung vị)', '10', '5', '+5', '', ''],
      ['Quá hạn chưa trả lời ở cuối kỳ', '2', '0', '+2', '', ''],
      ['Tỷ lệ kết quả được công khai', '80%', '0%', '+80 điểm %', '100%', 'Chưa đạt'],
    ]);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    [
      'Theo thời gian',
      [
        ['Tháng 10', '7'],
        ['Tháng 11', '7'],
        ['Tháng 12', '6'],
        ['Cộng', '20'],
      ],
    ],
    [
      'Kết quả trả lời',
      [
        ['Đã trả lời', '11', '55%'],
        ['Hỏi lại cho rõ', '1', '5%'],
        ['Chuyển cho người phụ trách', '2', '10%'],
        ['Chào hỏi, trò chuyện', '1', '5%'],
        ['Chưa trả lời được', '2', '10%'],
        ['Từ chối (quá dài, để trống, lời lẽ xúc phạm)', '2', '10%'],
        ['Lỗi hệ thống', '1', '5%'],
        ['Cộng', '20', '100%'],
      ],
    ],
    [
      'Chủ đề',
      [
        ['Đăng ký khai sinh', '6'],
        ['Đăng ký tạm trú', '3'],
      ],
    ],
    [
      'Ngôn ngữ',
      [
        ['Tiếng Việt', '17', '85%'],
        ['Tiếng Anh', '2', '10%'],
        ['Tiếng Khmer', '1', '5%'],
      ],
    ],
    [
      'Lý do',
      [
        ['Khó hiểu', '2', '66,7%'],
        ['Không nêu lý do', '1', '33,3%'],
        ['Cộng', '3', '100%'],
      ],
    ],
    ['Bài cần sửa', [['Đăng ký tạm trú', '2', '2']]],
    [
      'Điểm hài lòng',
      [
        ['5 điểm', '19', '44,2%'],
        ['4 điểm', '18', '41,9%'],
        ['3 điểm', '3', '7%'],
        ['2 điểm', '2', '4,7%'],
        ['1 điểm', '1', '2,3%'],
        ['Cộng', '43', '100%'],
      ],
    ],
    [
      'Theo lĩnh vực',
      [
        ['dat-dai', '20', '12', '75%', '46,8% – 91,1%', '85%', 'Chưa đạt'],
        ['dau-tu', 'ẩn', 'ẩn', 'ẩn', 'ẩn', '85%', 'Chưa đủ số liệu'],
        ['Hộ tịch', '30', '20', '95%', '76,4% – 99,1%', '90%', 'Đạt'],
        ['xay-dung', 'ẩn', 'ẩn', 'ẩn', 'ẩn', '85%', 'Chưa đủ số liệu'],
      ],
    ],
    [
      'Theo tuổi',
      [
        ['30–44 tuổi', 'ẩn', 'ẩn', 'ẩn', 'ẩn'],
        ['Từ 60 tuổi', '30', '20', '95%', '76,4% – 99,1%'],
        ['Dưới 30 tuổi', 'ẩn', 'ẩn', 'ẩn', 'ẩn'],
      ],
    ],
    [
      'Ý kiến theo cơ quan',
      [
        ['lc-nnmt', '5', '3', '66,7%', '10', '2', '1'],
        ['lc-xa', '4', '2', '100%', '6', '1', '1'],
        ['Cộng', '9', '5', '80%', '10', '3', '2'],
      ],
    ],
    [
      'Ý kiến theo lĩnh vực',
      [
        ['dat-dai', '4', '3', '66,7%', '10', '1', '1'],
        ['Hộ tịch', '4', '2', '100%', '6', '1', '1'],
        ['xay-dung', '1', '0', '–', '–', '1', '0'],
        ['Cộng', '9', '5', '80%', '10', '3', '2'],
      ],
    ],
    [
      'Loại ý kiến',
      [
        ['Phản ánh', '6'],
        ['Kiến nghị', '1'],
        ['Câu hỏi cần người trả lời', '1'],
        ['Góp ý', '1'],
      ],
    ],
  ])('says in the table “%s” what was counted', (name, rows) => {
    expect(rowsOf(name)).toEqual(rows);
  });

  it('draws of each figure what its table says', () => {
    const figures = report.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'figure' ? [block] : []));

    expect(figures.map(({ chart }) => chart.id)).toEqual([
      'luot-hoi',
      'ket-qua',
      'chu-de',
      'ly-do',
      'diem',
      'hai-long',
      'co-quan',
      'linh-vuc',
    ]);
    for (const { chart, table } of figures) expectSame(chart, table);
  });

  it('names every missed target and every overdue agency, and says that no number is personal', () => {
    const last = report.sections.at(-1)?.blocks[0];

    expect(last).toEqual({
      kind: 'list',
      items: [
        'Mức độ hài lòng chung: 86%, chưa đạt mục tiêu 90%.',
        'Hài lòng trong lĩnh vực đất đai: 75%, chưa đạt mục tiêu 85%.',
        'Tỷ lệ ý kiến được tiếp thu: 87,5%, chưa đạt mục tiêu 100%.',
        'Tỷ lệ kết quả được công khai: 80%, chưa đạt mục tiêu 100%.',
        'lc-nnmt: 1 ý kiến quá hạn chưa trả lời.',
        'lc-xa: 1 ý kiến quá hạn chưa trả lời.',
      ],
    });
    expect(report.opening).toHaveLength(1);
  });

  it('warns while its period goes on, and stays readable where nothing happened', async () => {
    const [running, empty] = await Promise.all([
      seedReport('2026-Q4', new Date('2026-11-21T03:00:00Z')),
      seedReport('2025-03'),
    ]);

    expect(running.opening[1]).toContain('Kỳ báo cáo chưa kết thúc');
    expect(JSON.stringify(empty)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

/** The bars' values stand in the row of their label; hidden groups have no bar. */
function expectSame(chart: Chart, table: ReportTable): void {
  for (const bar of chart.bars) {
    const label = table.name === 'Theo thời gian' ? `Tháng ${bar.label}` : bar.label;
    const row = table.rows.map((cells) => cells.map(cellText)).find(([head]) => head === label);
    if (chart.id === 'co-quan' || chart.id === 'linh-vuc') {
      const [, , answered, , , open, overdue] = row!.map(Number);
      expect(bar.values).toEqual([answered, open! - overdue!, overdue]);
    } else {
      expect(row).toContain(writeNumber(sum(bar.values), chart.format));
      if (bar.target !== undefined) expect(row).toContain(writeNumber(bar.target, 'share'));
    }
  }
}

import { readFile } from 'node:fs/promises';
import { systemClock } from '../../src/core';
import { loadKnowledge } from '../../src/knowledge';
import type { KnowledgeSnapshot } from '../../src/knowledge';
import { lunarToSolar } from '../../src/knowledge/lunar';
import { aKnowledgeFolder } from '../support/knowledge-folder';

describe('days of the moon in Viet Nam', () => {
  // Announced by the state or known from printed calendars; 1985, 2007 and 2030 differ from China's.
  it.each([
    [1985, 1, 1, '1985-01-21'],
    [2007, 1, 1, '2007-02-17'],
    [2020, 8, 15, '2020-10-01'],
    [2023, 3, 10, '2023-04-29'],
    [2024, 1, 1, '2024-02-10'],
    [2025, 1, 1, '2025-01-29'],
    [2025, 3, 10, '2025-04-07'],
    [2026, 1, 1, '2026-02-17'],
    [2026, 3, 10, '2026-04-26'],
    [2027, 1, 1, '2027-02-06'],
    [2028, 1, 1, '2028-01-26'],
    [2030, 1, 1, '2030-02-02'],
  ])('%i, month %i, day %i is %s', (year, month, day, expected) => {
    expect(lunarToSolar(year, month, day)).toBe(expected);
  });
});

describe('agencies and holidays', () => {
  let agencies: string;
  let holidays: string;
  beforeAll(async () => {
    agencies = await readFile('knowledge/co-quan.yaml', 'utf8');
    holidays = await readFile('knowledge/ngay-nghi.yaml', 'utf8');
  });

  const messages = ({ problems }: KnowledgeSnapshot): readonly string[] =>
    problems
      .filter(({ file, severity }) => /co-quan|ngay-nghi/u.test(file) && severity === 'error')
      .map(({ message }) => message);

  async function check(
    change: { agencies?: (text: string) => string; holidays?: (text: string) => string },
    day?: string,
  ): Promise<KnowledgeSnapshot> {
    const folder = await aKnowledgeFolder({
      files: {
        'co-quan.yaml': (change.agencies ?? same)(small(agencies)),
        'ngay-nghi.yaml': (change.holidays ?? same)(holidays),
      },
    });
    const snapshot = await folder.load(day === undefined ? {} : { day });
    await folder.remove();
    return snapshot;
  }

  const same = (text: string): string => text;
  /** The small test folder has other places and laws. */
  const small = (text: string): string =>
    text
      .slice(0, text.indexOf('  - id: can-tho-soc-trang'))
      .replace('id: lai-chau', 'id: thu-nghiem')
      .replace(/legal: \[.*\]/gu, 'legal: []');

  it('of the real folder are right, and 2026 is final', async () => {
    const { handling, problems } = await loadKnowledge('knowledge', { clock: systemClock });

    expect(problems.filter(({ file }) => /co-quan|ngay-nghi/u.test(file))).toEqual([]);
    expect(handling?.holidays.map(({ year, provisional }) => [year, provisional])).toEqual([
      [2026, false],
      [2027, true],
      [2028, true],
    ]);
    expect(handling?.localities.map(({ id }) => id)).toContain('lai-chau');
  });

  it('say nothing where a folder has neither', async () => {
    const folder = await aKnowledgeFolder();
    expect((await folder.load()).handling).toBeUndefined();
    await folder.remove();
  });

  it('fail when a year that deadlines can reach is missing', async () => {
    expect(messages(await check({}, '2028-08-01'))).toEqual([]);
    expect(messages(await check({}, '2028-10-01'))).toEqual([
      'Thiếu ngày nghỉ năm 2029; hạn xử lý phiếu sẽ tính sai.',
    ]);
  });

  it.each<readonly [string, (text: string) => string, string]>([
    ['a wrong Tết', (text) => text.replaceAll('2027-02-06', '2027-02-07'), 'tính ra 2027-02-06'],
    [
      'a missing fixed day',
      (text) => text.replace(/.*2028-09-02.*\n/u, ''),
      'thiếu ngày nghỉ 2028-09-02',
    ],
    [
      'a day of another year',
      (text) => text.replace('2027-11-24', '2026-11-23'),
      'không thuộc năm 2027',
    ],
    [
      'a weekday made up',
      (text) => text.replace('2026-01-10', '2026-01-12'),
      'không phải cuối tuần',
    ],
    ['a slip', (text) => text.replace('years:', 'nam:'), 'years'],
  ])('name %s in the calendar', async (_, holidays, message) => {
    expect(messages(await check({ holidays })).join('\n')).toContain(message);
  });

  it.each<readonly [string, (text: string) => string, string]>([
    [
      'an unknown field',
      (text) => text.replace('[dat-dai, moi-truong]', '[dat-dai, song-ngoi]'),
      'song-ngoi',
    ],
    [
      'an unknown place',
      (text) => text.replace('id: thu-nghiem', 'id: noi-la'),
      'Không có địa phương',
    ],
    ['no desk', (text) => text.replace('desk: true', 'desk: false'), 'đúng một nơi'],
    ['a repeated agency', (text) => text.replace('id: lc-xd', 'id: lc-tc'), 'dùng hai lần'],
    ['an unknown law', (text) => text.replace('legal: []', 'legal: [luat-la]'), 'luat-la'],
    ['a missing deadline', (text) => text.replace('kind: report', 'kind: question'), 'report'],
    [
      'a made-up e-mail',
      (text) => text.replace('perUnit: true', 'email: khong-phai'),
      'thư điện tử',
    ],
  ])('name %s among agencies', async (_, agencies, message) => {
    expect(messages(await check({ agencies })).join('\n')).toContain(message);
  });
});

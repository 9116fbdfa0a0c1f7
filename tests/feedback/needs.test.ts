import fc from 'fast-check';
import { FixedClock, silentLogger } from '../../src/core';
import { findNeeds, readNeeds } from '../../src/feedback';
import type { AskedInVain } from '../../src/feedback';
import { openStore } from '../../src/store';
import { theRealKnowledge } from '../support/talk';
import type { KnowledgeSnapshot } from '../../src/knowledge';

// A Saturday; the weeks begin on 2 and 9 November and so on.
const now = new Date('2026-11-21T08:00:00.000Z');
const weeks = [
  { from: '2026-11-09', to: '2026-11-15' },
  { from: '2026-11-16', to: '2026-11-22' },
];
let snapshot: KnowledgeSnapshot;
let count = 0;

beforeAll(async () => {
  snapshot = await theRealKnowledge();
});

function asked(text: string, override: Partial<AskedInVain> = {}): AskedInVain {
  return { text, conversationId: `c${++count}`, at: now, why: 'unanswered', ...override };
}

const passports = [
  'xin visa đi Hàn Quốc cần gì',
  'thủ tục xin visa Hàn Quốc',
  'xin visa han quoc o dau',
  'cho em hỏi xin visa đi Hàn Quốc ạ',
];
const dogs = ['đăng ký nuôi chó ở đâu', 'nuôi chó có phải đăng ký không', 'dang ky nuoi cho'];

describe('findNeeds', () => {
  it('groups questions that ask for the same, with or without marks', () => {
    const { needs } = findNeeds(
      [...dogs, ...passports].map((text) => asked(text)),
      [],
      weeks,
      snapshot,
    );

    expect(needs.map(({ count: size }) => size)).toEqual([4, 3]);
    expect(needs[0]?.title).toMatch(/visa/i);
    expect(needs[1]?.examples).toEqual(expect.arrayContaining(dogs));
  });

  it('counts weeks, people, reasons and the nearest article', () => {
    const lastWeek = new Date('2026-11-15T16:59:00.000Z');
    const { needs } = findNeeds(
      [
        asked('lệ phí đổi bằng lái xe máy', { at: lastWeek, conversationId: 'same' }),
        asked('lệ phí đổi bằng lái xe máy', { conversationId: 'same' }),
        asked('lệ phí đổi bằng lái xe máy là bao nhiêu', {
          why: 'low_rating',
          reason: 'outdated',
          topic: 'doi-giay-phep-lai-xe',
        }),
      ],
      [],
      weeks,
      snapshot,
    );

    expect(needs).toEqual([
      expect.objectContaining({
        count: 3,
        people: 2,
        unanswered: 2,
        lowRated: 1,
        byWeek: [1, 2],
        reasons: ['outdated'],
        nearest: 'doi-giay-phep-lai-xe',
      }),
    ]);
  });

  it('finds words no article knows, used by more than one person', () => {
    const { newWords } = findNeeds(
      [
        asked('đăng ký flycam ở đâu'),
        asked('bay flycam có phải xin phép không'),
        asked('cho em hỏi về zxcvbn'),
      ],
      [],
      weeks,
      snapshot,
    );

    expect(newWords).toEqual([
      { word: 'flycam', people: 2, example: expect.stringContaining('flycam') as string },
    ]);
  });

  it('takes no masked number and no name of a unit for a new word', () => {
    const { newWords } = findNeeds(
      [asked('số [số giấy tờ] ở Tân Phong'), asked('ở Tân Phong số [số giấy tờ]')],
      [],
      weeks,
      snapshot,
    );

    expect(newWords).toEqual([]);
  });

  it('calls a topic rising only when it clearly is', () => {
    const counts = [
      { topic: 'tam-tru', week: 0, count: 10 },
      { topic: 'tam-tru', week: 1, count: 30 },
      { topic: 'khai-sinh', week: 0, count: 10 },
      { topic: 'khai-sinh', week: 1, count: 13 },
      { topic: 'ho-chieu', week: 1, count: 6 },
      { topic: 'rare', week: 1, count: 4 },
    ];

    expect(findNeeds([], counts, weeks, snapshot).rising).toEqual([
      { topic: 'ho-chieu', lastWeek: 6, before: 0 },
      { topic: 'tam-tru', lastWeek: 30, before: 10 },
    ]);
  });

  it('says the same whatever the order in which questions arrive', () => {
    const all = [...dogs, ...passports].map((text) => asked(text));
    const expected = findNeeds(all, [], weeks, snapshot);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(findNeeds(shuffled, [], weeks, snapshot)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});

describe('readNeeds', () => {
  it('reads unanswered and low-rated questions of the last weeks only', async () => {
    const clock = new FixedClock(new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000));
    const store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
    const save = (code: string, status: string, question: string): Promise<unknown> =>
      store.answers.save({
        code,
        conversationId: code,
        question,
        context: {},
        status,
        lang: 'vi',
        score: 0,
        knowledgeVersion: 'v',
        answer: { alternatives: [{ topic: 'ho-chieu', score: 0.2 }] },
        timings: {},
      });
    await save('OLD1', 'unanswered_no_match', 'xin visa đi Nhật');
    clock.advance(30 * 24 * 60 * 60 * 1000);
    await save('NEW1', 'unanswered_no_match', 'xin visa đi Hàn Quốc');
    await save('NEW2', 'answered', 'lệ phí visa Hàn Quốc');
    await store.feedback.add({ answerCode: 'NEW2', conversationId: 'x', rating: 'not_helpful' });

    const report = await readNeeds({ ...store, clock }, snapshot, 2);
    await store.close();

    expect(report.weeks).toEqual(weeks);
    expect(report.needs.flatMap(({ examples }) => examples).sort()).toEqual([
      'lệ phí visa Hàn Quốc',
      'xin visa đi Hàn Quốc',
    ]);
    expect(report.needs.map(({ nearest }) => nearest)).toContain('ho-chieu');
  });
});

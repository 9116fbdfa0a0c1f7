import { silentLogger, FixedClock } from '../../src/core';
import { gatherFigures, parsePeriod } from '../../src/reports';
import { median } from '../../src/reports/statistics';
import { openStore } from '../../src/store';
import { startPostgres } from '../support/postgres';
import type { TestPostgres } from '../support/postgres';
import { seedNow, seedReports } from '../support/report-seed';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.stop());

async function figuresOf(url: string, id: string, now = seedNow) {
  const store = await openStore({ url, clock: new FixedClock(now), logger: silentLogger });
  try {
    await seedReports(store);
    return await gatherFigures(store, { period: parsePeriod(id)!, locality: 'lai-chau', now });
  } finally {
    await store.close();
  }
}

describe.each([
  ['SQLite', () => Promise.resolve('sqlite::memory:')],
  ['PostgreSQL', () => postgres.createDatabase()],
])('the figures of a quarter counted by hand, on %s', (_name, createDatabase) => {
  let quarter: Awaited<ReturnType<typeof figuresOf>>;

  beforeAll(async () => {
    quarter = await figuresOf(await createDatabase(), '2026-Q4');
  });

  it('count answers by outcome, topic, language and month, borders included', () => {
    // The first and the last moment of the quarter in Viet Nam belong to it, their neighbours do not.
    expect(quarter.current.answers).toEqual({
      conversations: 10, // c1 to c10
      messages: 20,
      // answered: 3 + catalogue in October, 2 + emergency in November, 4 in December.
      byOutcome: {
        answered: 11,
        clarified: 1,
        handed_over: 2,
        smalltalk: 1,
        unanswered: 2,
        refused: 2,
        failed: 1,
      },
      answerRate: { count: 11, of: 14 },
      topics: [
        { topic: 'dang-ky-khai-sinh', count: 6 },
        { topic: 'dang-ky-tam-tru', count: 3 },
      ],
      languages: [
        { lang: 'vi', count: 17 },
        { lang: 'en', count: 2 },
        { lang: 'km', count: 1 },
      ],
      trend: [
        { number: 10, count: 7 },
        { number: 11, count: 7 },
        { number: 12, count: 6 },
      ],
    });
    expect(quarter.previous.answers).toMatchObject({
      conversations: 3,
      messages: 4,
      answerRate: { count: 3, of: 4 },
    });
  });

  it('count only the last rating of each person about each answer', () => {
    expect(quarter.current.ratings).toEqual({
      helpful: { count: 4, of: 7 },
      reasons: [
        { reason: 'unclear', count: 2 },
        { reason: null, count: 1 },
      ],
      topics: [{ topic: 'dang-ky-tam-tru', notHelpful: { count: 2, of: 2 } }],
    });
    expect(quarter.previous.ratings.helpful).toEqual({ count: 1, of: 2 });
  });

  it('count the survey and hide what few people said', () => {
    const { all, byField, byAge, byHelper } = quarter.current.survey;
    const told = (groups: typeof byField) =>
      groups.map((one) =>
        one.kind === 'hidden' ? [one.group] : [one.group, one.offered, one.replied, one.satisfied],
      );

    expect(all).toMatchObject({
      offered: 64,
      replied: 43,
      satisfied: 37,
      scores: [1, 2, 3, 18, 19],
    });
    // Wilson for 37 of 43, reckoned apart.
    expect(all).toMatchObject({
      satisfaction: {
        low: expect.closeTo(0.7274, 4) as number,
        high: expect.closeTo(0.9344, 4) as number,
      },
    });
    // Six in construction and five in investment stay hidden.
    expect(told(byField)).toEqual([
      ['dat-dai', 20, 12, 9],
      ['dau-tu'],
      ['ho-tich', 30, 20, 19],
      ['xay-dung'],
    ]);
    // Five people under 30 would follow from the rest, so the next smallest group is hidden with them.
    expect(told(byAge)).toEqual([['30-44'], ['60-plus', 30, 20, 19], ['under-30']]);
    expect(told(byHelper)).toEqual([[''], ['0'], ['1', 30, 20, 19]]);
  });

  it('count tickets by agency and field, on time, open and overdue at the end of the quarter', () => {
    const { all, byAgency, byField, byState, byKind, ...rest } = quarter.current.tickets;

    expect(all).toEqual({
      key: '',
      received: 9,
      answered: 5,
      onTime: { count: 4, of: 5 },
      medianDays: 10, // of 1, 8, 10, 11 and 20 days
      open: 3,
      overdue: 2, // the one due 15 December, and the one answered only in January
    });
    expect(byAgency).toEqual([
      {
        key: 'lc-nnmt',
        received: 5,
        answered: 3,
        onTime: { count: 2, of: 3 },
        medianDays: 10,
        open: 2,
        overdue: 1,
      },
      {
        key: 'lc-xa',
        received: 4,
        answered: 2,
        onTime: { count: 2, of: 2 },
        medianDays: 6,
        open: 1,
        overdue: 1,
      },
    ]);
    expect(byField).toMatchObject([
      { key: 'dat-dai', received: 4, answered: 3, open: 1, overdue: 1 },
      { key: 'ho-tich', received: 4, answered: 2, open: 1, overdue: 1 },
      { key: 'xay-dung', received: 1, answered: 0, open: 1, overdue: 0 },
    ]);
    expect(Object.fromEntries(byState.map(({ key, count }) => [key, count]))).toEqual({
      closed: 3,
      answered: 2,
      assigned: 1,
      in_progress: 1,
      merged: 1,
      withdrawn: 1,
    });
    expect(Object.fromEntries(byKind.map(({ key, count }) => [key, count]))).toEqual({
      complaint: 6,
      petition: 1,
      question: 1,
      suggestion: 1,
    });
    expect(rest).toEqual({
      takenUp: { count: 7, of: 8 }, // all but the one only assigned; the withdrawn one is not counted
      published: { count: 4, of: 5 },
      satisfied: { count: 2, of: 3 },
      reopened: 1,
    });
    expect(quarter.previous.tickets.all).toEqual({
      key: '',
      received: 2,
      answered: 1,
      onTime: { count: 1, of: 1 },
      medianDays: 5,
      open: 1,
      overdue: 0,
    });
  });
});

describe('the figures of other periods', () => {
  it('add up: the months of a quarter make the quarter', async () => {
    const months = await Promise.all(
      ['2026-10', '2026-11', '2026-12'].map((id) => figuresOf('sqlite::memory:', id)),
    );

    const sum = (read: (one: (typeof months)[number]['current']) => number) =>
      months.reduce((total, { current }) => total + read(current), 0);
    expect(sum(({ answers }) => answers.messages)).toBe(20);
    expect(sum(({ tickets }) => tickets.all.received)).toBe(9);
    expect(sum(({ tickets }) => tickets.all.answered)).toBe(5);
    expect(months[1]?.current.answers.trend.filter(({ count }) => count > 0)).toEqual([
      { number: 1, count: 1 },
      { number: 2, count: 1 },
      { number: 10, count: 1 },
      { number: 11, count: 1 },
      { number: 12, count: 1 },
      { number: 15, count: 1 },
      { number: 18, count: 1 },
    ]);
  });

  it('end now while the period goes on', async () => {
    const now = new Date('2026-12-10T03:00:00Z');

    const { current } = await figuresOf('sqlite::memory:', '2026-Q4', now);

    // The one assigned on 1 December is open, and due only on the 15th.
    expect(current.tickets.all).toMatchObject({ received: 7, open: 1, overdue: 0 });
  });

  it('are noughts where nothing happened, never a share of nothing', async () => {
    const { current } = await figuresOf('sqlite::memory:', '2025-03');

    expect(current.answers).toMatchObject({
      conversations: 0,
      messages: 0,
      answerRate: { count: 0, of: 0 },
    });
    expect(current.survey.all).toBeUndefined();
    expect(current.tickets.all.medianDays).toBeUndefined();
  });
});

describe('the median', () => {
  it.each([
    [[], undefined],
    [[3], 3],
    [[9, 1], 5],
    [[10, 2, 1], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %p', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

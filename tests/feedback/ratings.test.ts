import { FixedClock, silentLogger } from '../../src/core';
import { ChangeNews, Ratings } from '../../src/feedback';
import type { Article } from '../../src/knowledge';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';

const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
let store: Store;
let ratings: Ratings;

beforeEach(async () => {
  store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
  ratings = new Ratings(store);
  await store.answers.save({
    code: 'K7M2PQ',
    conversationId: 'c1',
    question: 'lệ phí làm hộ chiếu',
    context: {},
    status: 'answered',
    topic: 'ho-chieu',
    facet: 'fee',
    lang: 'vi',
    score: 0.9,
    knowledgeVersion: 'v7',
    answer: {},
    timings: {},
  });
});

afterEach(() => store.close());

const low = { answerCode: 'K7M2PQ', conversationId: 'c1', rating: 'not_helpful' } as const;

describe('Ratings', () => {
  it('ties a rating to the article, facet and knowledge of its answer', async () => {
    const rated = await ratings.rate({ ...low, rating: 'helpful' });

    expect(rated).toEqual({ kind: 'kept', topic: 'ho-chieu', facet: 'fee' });
    expect(await store.feedback.latest('K7M2PQ', 'c1')).toMatchObject({
      topic: 'ho-chieu',
      facet: 'fee',
      knowledgeVersion: 'v7',
    });
  });

  it('masks what is said with it', async () => {
    await ratings.rate({ ...low, reason: 'wrong', text: 'sai, gọi 0912 345 678' });

    expect(await store.feedback.latest('K7M2PQ', 'c1')).toMatchObject({
      reason: 'wrong',
      text: 'sai, gọi [số điện thoại]',
    });
  });

  it('opens a curator task for a low rating, one for an answer, and none for praise', async () => {
    await ratings.rate({ ...low, conversationId: 'c2', rating: 'helpful' });
    expect(await store.curatorTasks.list({ limit: 5 })).toEqual([]);

    await ratings.rate({ ...low, reason: 'outdated' });
    await ratings.rate({ ...low, conversationId: 'c2' });

    expect(await store.curatorTasks.list({ limit: 5 })).toEqual([
      expect.objectContaining({
        kind: 'low_rating',
        answerCode: 'K7M2PQ',
        topic: 'ho-chieu',
        facet: 'fee',
        reason: 'outdated',
        state: 'open',
      }),
    ]);
  });

  it('keeps a rating once when its turn runs twice, and every change of mind', async () => {
    await ratings.rate({ ...low, text: 'số 0912345678' });
    await ratings.rate({ ...low, text: 'số 0912345678' });
    await ratings.rate({ ...low, rating: 'helpful' });

    expect((await store.feedback.history('K7M2PQ')).map(({ rating }) => rating)).toEqual([
      'not_helpful',
      'helpful',
    ]);
  });

  it('keeps nothing of an answer that does not exist', async () => {
    expect(await ratings.rate({ ...low, answerCode: 'NONE99' })).toEqual({
      kind: 'unknown_answer',
    });
    expect(await store.feedback.history('NONE99')).toEqual([]);
  });

  it('keeps one of an answer that the citizen’s own device gave, with what it was about', async () => {
    const about = { topic: 'dang-ky-tam-tru', facet: 'fee', knowledgeVersion: 'abc' };

    expect(await ratings.rate({ ...low, answerCode: 'HERE99', about })).toMatchObject({
      kind: 'kept',
      topic: 'dang-ky-tam-tru',
    });
    expect(await store.feedback.history('HERE99')).toMatchObject([about]);
  });
});

describe('ChangeNews', () => {
  function newsOf(hash: string): ChangeNews {
    const articles = new Map([['ho-chieu', { hash } as Article]]);
    return new ChangeNews({ changeWishes: store.changeWishes, snapshot: () => ({ articles }) });
  }

  it('has news once the article has another text, and only once', async () => {
    await newsOf('old').wish('c1', 'ho-chieu');

    expect(await newsOf('old').due()).toEqual([]);
    const [wish, ...more] = await newsOf('new').due('c1');
    expect(more).toEqual([]);
    if (wish === undefined) throw new Error('no news');
    expect(await newsOf('new').told(wish)).toBe(true);
    expect(await newsOf('new').told(wish)).toBe(false);
    expect(await newsOf('newer').due()).toEqual([]);
  });

  it('takes no wish about an article that is not there', async () => {
    expect(await newsOf('old').wish('c1', 'khong-co')).toBe(false);
  });
});

import { FixedClock, silentLogger } from '../../src/core';
import { openStore } from '../../src/store';
import type { Store, SurveyOffer } from '../../src/store';

const day = 24 * 60 * 60 * 1000;

/** What ratings, questionnaires and wishes promise, whatever the database. */
export function describeFeedbackStore(name: string, createDatabase: () => Promise<string>): void {
  describe(`what citizens say back, on ${name}`, () => {
    let store: Store;
    let clock: FixedClock;
    let count = 0;

    beforeAll(async () => {
      clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
      store = await openStore({ url: await createDatabase(), clock, logger: silentLogger });
    });

    afterAll(() => store.close());

    async function aConversation(userId = `user-${++count}`): Promise<string> {
      const id = `conversation-${++count}`;
      await store.conversations.create({ id, channel: 'web', userId });
      return id;
    }

    async function anOffer(override: Partial<SurveyOffer> = {}): Promise<SurveyOffer> {
      const offer: SurveyOffer = {
        id: `offer-${++count}`,
        conversationId: override.conversationId ?? (await aConversation()),
        channel: 'web',
        field: 'dat-dai',
        locality: 'lai-chau',
        ...override,
      };
      await store.surveys.offer(offer);
      return offer;
    }

    async function anAnswer(conversationId: string, question: string): Promise<string> {
      const code = `CODE${++count}`;
      await store.answers.save({
        code,
        conversationId,
        question,
        context: {},
        status: 'answered',
        lang: 'vi',
        score: 0.5,
        knowledgeVersion: 'v1',
        answer: {},
        timings: {},
      });
      return code;
    }

    it('keeps what a rating is about', async () => {
      const conversationId = await aConversation();
      const answerCode = await anAnswer(conversationId, 'lệ phí bao nhiêu');
      await store.feedback.add({
        answerCode,
        conversationId,
        rating: 'not_helpful',
        reason: 'outdated',
        topic: 'dang-ky-khai-sinh',
        facet: 'fee',
        knowledgeVersion: 'v1',
      });

      expect(await store.feedback.latest(answerCode, conversationId)).toMatchObject({
        topic: 'dang-ky-khai-sinh',
        facet: 'fee',
        knowledgeVersion: 'v1',
      });
    });

    it('lists low ratings with the question, but not those taken back', async () => {
      const since = clock.now();
      const conversationId = await aConversation();
      const [kept, taken] = [
        await anAnswer(conversationId, 'còn thiếu gì'),
        await anAnswer(conversationId, 'cái này đúng mà'),
      ];
      for (const answerCode of [kept, taken]) {
        await store.feedback.add({ answerCode, conversationId, rating: 'not_helpful' });
      }
      await store.feedback.add({ answerCode: taken, conversationId, rating: 'helpful' });

      const low = await store.feedback.lowRated(since, 10);

      expect(low.filter((one) => one.conversationId === conversationId)).toEqual([
        expect.objectContaining({ answerCode: kept, question: 'còn thiếu gì' }),
      ]);
    });

    it('opens one task for an answer, however often it is rated low', async () => {
      const answerCode = await anAnswer(await aConversation(), 'x');
      const task = { kind: 'low_rating', answerCode, topic: 'ly-hon' } as const;
      await store.curatorTasks.open({ ...task, reason: 'wrong' });
      await store.curatorTasks.open(task);

      const open = await store.curatorTasks.list({ state: 'open', topic: 'ly-hon', limit: 10 });

      expect(open).toEqual([expect.objectContaining({ answerCode, reason: 'wrong' })]);
      const id = open[0]?.id ?? '';
      expect(await store.curatorTasks.settle(id, 'done')).toBe(true);
      expect(await store.curatorTasks.settle(id, 'done')).toBe(false);
      await store.curatorTasks.open(task);
      expect(await store.curatorTasks.list({ state: 'open', topic: 'ly-hon', limit: 10 })).toEqual([
        expect.objectContaining({ id, state: 'open' }),
      ]);
    });

    it('tells a wish once, even when two processes try', async () => {
      const conversationId = await aConversation();
      const wish = { conversationId, topic: 'tam-tru', knowledgeVersion: 'hash1' };
      await store.changeWishes.add(wish);
      await store.changeWishes.add(wish);

      const [waiting, ...more] = await store.changeWishes.waiting(conversationId);

      expect(more).toEqual([]);
      const id = waiting?.id ?? '';
      expect([
        await store.changeWishes.markTold(id),
        await store.changeWishes.markTold(id),
      ]).toEqual([true, false]);
      expect(await store.changeWishes.waiting(conversationId)).toEqual([]);
    });

    it('knows when a person was asked last, in whichever of their conversations', async () => {
      const first = await aConversation('citizen-of-two');
      const second = await aConversation('citizen-of-two');
      const other = await aConversation();
      const { id } = await anOffer({ conversationId: first });

      expect(await store.surveys.lastOffered(second)).toEqual({ id, at: clock.now() });
      expect(await store.surveys.lastOffered(other)).toBeUndefined();
    });

    it('counts offers and scores by group, and an offer twice made once', async () => {
      const round = { id: `round-${++count}`, title: 'Quý IV', startsOn: '2026-10-01' };
      await store.surveys.addRound({ ...round, endsOn: '2026-12-31' });
      const roundId = round.id;
      const offers = await Promise.all(
        ['dat-dai', 'dat-dai', 'xay-dung'].map((field) => anOffer({ roundId, field })),
      );
      const [answered, silent, other] = offers;
      if (answered !== undefined) await store.surveys.offer(answered);
      await store.surveys.reply(answered?.id ?? '', { score: 5, helper: true });
      await store.surveys.reply(answered?.id ?? '', { text: 'rõ ràng', ageBand: '60+' });
      await store.surveys.reply(other?.id ?? '', { score: 2 });

      expect(silent).toBeDefined();
      expect(await store.surveys.tally({ roundId }, 'field')).toEqual([
        { group: 'dat-dai', count: 1 },
        { group: 'dat-dai', score: 5, count: 1 },
        { group: 'xay-dung', score: 2, count: 1 },
      ]);
      expect(await store.surveys.tally({ roundId }, 'helper')).toContainEqual({
        group: '1',
        score: 5,
        count: 1,
      });
      expect((await store.surveys.tally({ roundId }, 'all')).length).toBe(3);
      expect(await store.surveys.texts({ roundId }, 5)).toEqual([
        expect.objectContaining({ score: 5, text: 'rõ ràng', ageBand: '60+', helper: true }),
      ]);
    });

    it('refuses a second round of the same id', async () => {
      const round = { id: 'one', title: 'x', startsOn: '2026-01-01', endsOn: '2026-03-31' };

      expect([await store.surveys.addRound(round), await store.surveys.addRound(round)]).toEqual([
        true,
        false,
      ]);
      expect(await store.surveys.rounds()).toContainEqual(round);
    });

    it('shows a person everything kept of a conversation, and erases it', async () => {
      const conversationId = await aConversation();
      await store.transcripts.add({ conversationId, role: 'citizen', text: 'làm khai sinh' });
      await store.transcripts.add({ conversationId, role: 'bot', text: 'Dạ' });
      const answerCode = await anAnswer(conversationId, 'làm khai sinh');
      await store.feedback.add({ answerCode, conversationId, rating: 'not_helpful', text: 'sai' });
      await store.curatorTasks.open({ kind: 'low_rating', answerCode, topic: 'to-erase' });
      const offer = await anOffer({ conversationId });
      await store.surveys.reply(offer.id, { score: 3 });
      await store.changeWishes.add({ conversationId, topic: 'tam-tru', knowledgeVersion: 'h' });

      expect(await store.holdings.of(conversationId)).toMatchObject({
        messages: [{ text: 'làm khai sinh' }],
        messageCount: 1,
        answerCount: 1,
        ratings: [{ answerCode, rating: 'not_helpful', text: 'sai' }],
        surveys: [{ score: 3 }],
        wishes: ['tam-tru'],
        contact: false,
      });
      await store.retention.eraseConversation(conversationId);

      expect(await store.holdings.of(conversationId)).toEqual({
        messages: [],
        messageCount: 0,
        answerCount: 0,
        ratings: [],
        surveys: [],
        wishes: [],
        contact: false,
      });
      expect(await store.curatorTasks.list({ topic: 'to-erase', limit: 5 })).toEqual([]);
    });

    it('empties words and forgets wishes that are past their time', async () => {
      const conversationId = await aConversation();
      const offer = await anOffer({ conversationId });
      await store.surveys.reply(offer.id, { score: 4, text: 'tốt' });
      await store.changeWishes.add({ conversationId, topic: 'old', knowledgeVersion: 'h' });
      clock.advance(91 * day);

      const before = new Date(clock.now().getTime() - 90 * day);
      await store.retention.purge({ rawBefore: before, recordsBefore: before });

      const { surveys, wishes } = await store.holdings.of(conversationId);
      expect(surveys[0]).toMatchObject({ score: 4 });
      expect(surveys[0]).not.toHaveProperty('text');
      expect(wishes).toEqual([]);
    });
  });
}

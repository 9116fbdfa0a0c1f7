import fc from 'fast-check';
import { FixedClock, silentLogger } from '../../src/core';
import { openStore } from '../../src/store';
import type { AnswerRecord, Store } from '../../src/store';

/** What else a database can do beside being opened once. */
export interface StoreFeatures {
  /** Its content outlives the last connection. */
  readonly persists: boolean;
  /** Several processes may serve from it at once. */
  readonly manyProcesses: boolean;
}

const start = new Date('2026-11-21T08:00:00.000Z');
const day = 24 * 60 * 60 * 1000;

/** What every store promises, whatever the database. */
export function describeStore(
  name: string,
  { persists, manyProcesses }: StoreFeatures,
  createDatabase: () => Promise<string>,
): void {
  describe(`store on ${name}`, () => {
    let url: string;
    let store: Store;
    let clock: FixedClock;
    const others: Store[] = [];
    let conversations = 0;

    beforeAll(async () => {
      url = await createDatabase();
    });

    beforeEach(async () => {
      clock = new FixedClock(start);
      store = await openStore({ url, clock, logger: silentLogger });
    });

    afterEach(async () => {
      await Promise.all([store, ...others.splice(0)].map((opened) => opened.close()));
    });

    async function openAnother(): Promise<Store> {
      const other = await openStore({ url, clock, logger: silentLogger });
      others.push(other);
      return other;
    }

    async function aConversation(userId = 'dl_user'): Promise<string> {
      const id = `conversation-${++conversations}`;
      await store.conversations.create({ id, channel: 'web', userId });
      return id;
    }

    function anAnswer(override: Partial<AnswerRecord> = {}): Omit<AnswerRecord, 'createdAt'> {
      return {
        code: `CODE${++conversations}`,
        conversationId: 'conversation-x',
        question: 'làm giấy khai sinh cần gì',
        context: { topic: 'dang-ky-khai-sinh', misses: 0 },
        status: 'answered',
        topic: 'dang-ky-khai-sinh',
        facet: 'documents',
        lang: 'vi',
        score: 0.123456789012345,
        knowledgeVersion: 'v1',
        answer: { text: 'Tờ khai …', citations: [] },
        timings: { search: 1.5 },
        ...override,
      };
    }

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    describe('bot storage', () => {
      it('returns only the items that exist', async () => {
        await store.botStorage.write({ present: { colour: 'đỏ' } });

        const items = await store.botStorage.read(['present', 'missing']);

        expect(items).toEqual({ present: { colour: 'đỏ', eTag: expect.any(String) as string } });
      });

      it('reads and deletes nothing when no key is named', async () => {
        await expect(store.botStorage.read([])).resolves.toEqual({});
        await expect(store.botStorage.delete([])).resolves.toBeUndefined();
      });

      it('gives each reader a copy', async () => {
        await store.botStorage.write({ copied: { list: [1] } });
        const first = await store.botStorage.read(['copied']);
        (first['copied'] as { list: number[] }).list.push(2);

        const second = await store.botStorage.read(['copied']);

        expect(second['copied']).toMatchObject({ list: [1] });
      });

      it('returns any JSON as it was written', async () => {
        await fc.assert(
          fc.asyncProperty(fc.jsonValue(), async (value) => {
            const written = JSON.parse(JSON.stringify({ value })) as { value: unknown };
            await store.botStorage.write({ any: { value } });
            const items = await store.botStorage.read(['any']);
            expect((items['any'] as { value: unknown }).value).toEqual(written.value);
          }),
          { numRuns: 25 },
        );
      });

      it.each([['*'], [''], [undefined]])('writes in any case with eTag %p', async (eTag) => {
        await store.botStorage.write({ open: { n: 1 } });

        await store.botStorage.write({ open: { n: 2, eTag } });

        expect((await store.botStorage.read(['open']))['open']).toMatchObject({ n: 2 });
      });

      it('changes the eTag with the content and refuses the old one', async () => {
        await store.botStorage.write({ etag: { n: 1 } });
        const [read] = Object.values(await store.botStorage.read(['etag'])) as { eTag: string }[];
        await store.botStorage.write({ etag: { n: 2, eTag: read?.eTag } });

        const stale = store.botStorage.write({ etag: { n: 3, eTag: read?.eTag } });

        await expect(stale).rejects.toThrow('Storage: error writing "etag" due to eTag conflict.');
        expect((await store.botStorage.read(['etag']))['etag']).toMatchObject({ n: 2 });
      });

      it('writes all items or none', async () => {
        await store.botStorage.write({ second: { n: 1 } });

        const write = store.botStorage.write({ first: { n: 1 }, second: { n: 2, eTag: 'stale' } });

        await expect(write).rejects.toThrow('eTag conflict');
        expect(await store.botStorage.read(['first'])).toEqual({});
      });

      it('does not bring back an item that was deleted since it was read', async () => {
        await store.botStorage.write({ erased: { n: 1 } });
        const erased = (await store.botStorage.read(['erased']))['erased'] as object;
        await store.botStorage.delete(['erased']);

        await expect(store.botStorage.write({ erased })).rejects.toThrow('eTag conflict');
        expect(await store.botStorage.read(['erased'])).toEqual({});
      });

      it('lets exactly one of several writers with the same eTag win', async () => {
        await store.botStorage.write({ race: { n: 0 } });
        const { race } = await store.botStorage.read(['race']);

        const writes = await Promise.allSettled(
          [1, 2, 3, 4].map((n) => store.botStorage.write({ race: { ...(race as object), n } })),
        );

        expect(writes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      });
    });

    describe('conversations', () => {
      it('creates a conversation once', async () => {
        const id = await aConversation();

        const again = await store.conversations.create({ id, channel: 'zalo', userId: 'other' });

        expect(again).toBe(false);
        expect(await store.conversations.get(id)).toEqual({
          id,
          channel: 'web',
          userId: 'dl_user',
          lastPosition: 0,
          createdAt: start,
          lastActivityAt: start,
        });
      });

      it('knows no conversation that was not created', async () => {
        expect(await store.conversations.get('nobody')).toBeUndefined();
      });

      it('remembers the language and when something last happened', async () => {
        const id = await aConversation();
        clock.advance(1_000);

        await store.conversations.setLanguage(id, 'km');
        await store.conversations.touch(id);

        expect(await store.conversations.get(id)).toMatchObject({
          language: 'km',
          createdAt: start,
          lastActivityAt: new Date(start.getTime() + 1_000),
        });
      });

      it('runs the turns of one conversation one after another, in order', async () => {
        const id = await aConversation();
        const log: string[] = [];
        const turn = (name: string) => async () => {
          log.push(`${name} begins`);
          await store.conversations.touch(id);
          log.push(`${name} ends`);
        };

        await Promise.all(['a', 'b', 'c'].map((n) => store.conversations.withTurn(id, turn(n))));

        expect(log).toEqual(['a', 'b', 'c'].flatMap((n) => [`${n} begins`, `${n} ends`]));
      });

      it('loses no update when turns read, think and write at once', async () => {
        const id = await aConversation();
        const stores = manyProcesses ? [store, await openAnother()] : [store];
        const key = `web/conversations/${id}/count`;
        const count = async (via: Store): Promise<void> => {
          const items = await via.botStorage.read([key]);
          const n = (items[key] as { n: number } | undefined)?.n ?? 0;
          await via.botStorage.write({ [key]: { n: n + 1, eTag: '*' } });
        };

        await Promise.all(
          Array.from({ length: 20 }, (_, i) => {
            const via = stores[i % stores.length]!;
            return via.conversations.withTurn(id, () => count(via));
          }),
        );

        expect((await store.botStorage.read([key]))[key]).toMatchObject({ n: 20 });
      });

      it('runs turns of different conversations side by side', async () => {
        const [waiting, free] = [await aConversation(), await aConversation()];

        const met = await store.conversations.withTurn(waiting, () =>
          store.conversations.withTurn(free, () => Promise.resolve('free')),
        );

        expect(met).toBe('free');
      });

      it('passes on what a turn throws and goes on with the next', async () => {
        const id = await aConversation();
        const failing = store.conversations.withTurn(id, () => Promise.reject(new Error('broken')));

        const next = store.conversations.withTurn(id, () => Promise.resolve('fine'));

        await expect(failing).rejects.toThrow('broken');
        await expect(next).resolves.toBe('fine');
      });

      it('holds more turns at once than it has connections', async () => {
        const ids = await Promise.all(Array.from({ length: 30 }, () => aConversation()));

        const turns = ids.map((id) =>
          store.conversations.withTurn(id, async () => {
            await store.activities.append(id, { activity: { id } });
            return id;
          }),
        );

        expect(await Promise.all(turns)).toEqual(ids);
      });
    });

    describe('activity log', () => {
      it('numbers activities from 1 and reads them after a position', async () => {
        const id = await aConversation();
        for (const text of ['một', 'hai', 'ba'])
          await store.activities.append(id, { activity: { text } });

        expect(await store.activities.read(id, 1, 10)).toEqual([
          { position: 2, activity: { text: 'hai' }, createdAt: start },
          { position: 3, activity: { text: 'ba' }, createdAt: start },
        ]);
        expect(await store.activities.read(id, 0, 1)).toHaveLength(1);
        expect(await store.conversations.get(id)).toMatchObject({ lastPosition: 3 });
      });

      it('refuses an activity of an unknown conversation', async () => {
        const appended = await store.activities.append('nobody', { activity: {} });

        expect(appended).toEqual({ kind: 'unknown_conversation' });
      });

      it('stores an activity with the same key once, also when sent at the same time', async () => {
        const id = await aConversation();

        const appended = await Promise.all(
          [1, 2, 3].map((n) => store.activities.append(id, { activity: { n }, key: 'tap' })),
        );
        const later = await store.activities.append(id, { activity: { n: 4 } });

        expect(appended.map(({ kind }) => kind).sort()).toEqual([
          'appended',
          'repeated',
          'repeated',
        ]);
        expect(appended).toContainEqual({ kind: 'repeated', position: 1 });
        expect(later).toEqual({ kind: 'appended', position: 2 });
      });

      it('gives concurrent activities a gapless order', async () => {
        const id = await aConversation();

        await Promise.all(
          Array.from({ length: 25 }, (_, n) => store.activities.append(id, { activity: { n } })),
        );

        const positions = (await store.activities.read(id, 0, 100)).map(({ position }) => position);
        expect(positions).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
      });

      it('returns any JSON as it was written', async () => {
        const id = await aConversation();
        const activity = { text: 'a\u0000b \u{1F600} \ud800 <script>', channelData: { n: 1e21 } };

        await store.activities.append(id, { activity });

        expect((await store.activities.read(id, 0, 1))[0]?.activity).toEqual(activity);
      });

      it('wakes the subscribers of the conversation, also in another process', async () => {
        const [id, other] = [await aConversation(), await aConversation()];
        const reader = manyProcesses ? await openAnother() : store;
        const woken: string[] = [];
        const wokenOnce = new Promise<void>((resolve) => {
          reader.activities.subscribe(id, () => {
            woken.push(id);
            resolve();
          });
        });
        reader.activities.subscribe(other, () => woken.push(other));

        await store.activities.append(id, { activity: {} });
        await wokenOnce;

        expect(woken).toEqual([id]);
      });

      it('leaves those alone who unsubscribed', async () => {
        const id = await aConversation();
        const woken: string[] = [];
        const stop = store.activities.subscribe(id, () => woken.push('stopped'));
        stop();
        const stays = new Promise<void>((resolve) => {
          store.activities.subscribe(id, resolve);
        });

        await store.activities.append(id, { activity: {} });
        await stays;

        expect(woken).toEqual([]);
      });

      it('hands out the activities that await a turn, oldest first, until their turn ends', async () => {
        const id = await aConversation();
        await store.activities.append(id, { activity: { text: 'bot' } });
        for (const text of ['một', 'hai']) {
          await store.activities.append(id, { activity: { text }, awaitsTurn: true });
        }

        const first = await store.activities.takeTurn(id);
        await store.activities.endTurn(id, 2, 'done');
        const second = await store.activities.takeTurn(id);
        await store.activities.endTurn(id, 3, 'failed');

        expect(first).toEqual({
          position: 2,
          activity: { text: 'một' },
          createdAt: start,
          attempt: 1,
        });
        expect(second).toMatchObject({ position: 3 });
        expect(await store.activities.takeTurn(id)).toBeUndefined();
      });

      it('counts the turns begun for an activity', async () => {
        const id = await aConversation();
        await store.activities.append(id, { activity: {}, awaitsTurn: true });

        await store.activities.takeTurn(id);
        await store.activities.takeTurn(id);

        expect(await store.activities.takeTurn(id)).toMatchObject({ position: 1, attempt: 3 });
      });

      it('names the conversations that a restart has to go on with', async () => {
        const [waiting, served] = [await aConversation(), await aConversation()];
        for (const id of [waiting, waiting, served]) {
          await store.activities.append(id, { activity: {}, awaitsTurn: true });
        }
        await store.activities.endTurn(served, 1, 'done');

        const pending = await store.activities.conversationsWithPendingTurns('web');

        expect(pending.filter((id) => id === waiting)).toEqual([waiting]);
        expect(pending).not.toContain(served);
        expect(await store.activities.conversationsWithPendingTurns('zalo')).toEqual([]);
      });
    });

    describe('transcripts', () => {
      it('lists what was said in order, with its answer codes', async () => {
        const id = await aConversation();
        await store.transcripts.add({ conversationId: id, role: 'citizen', text: 'hỏi\u0000' });
        await store.transcripts.add({
          conversationId: id,
          role: 'bot',
          text: 'đáp',
          answerCode: 'ABC',
        });

        expect(await store.transcripts.list(id)).toEqual([
          { conversationId: id, role: 'citizen', text: 'hỏi', createdAt: start },
          { conversationId: id, role: 'bot', text: 'đáp', answerCode: 'ABC', createdAt: start },
        ]);
      });
    });

    describe('answers', () => {
      it('returns an answer by its code exactly as it was saved', async () => {
        const answer = anAnswer();

        expect(await store.answers.save(answer)).toBe('saved');

        expect(await store.answers.get(answer.code)).toEqual({ ...answer, createdAt: start });
      });

      it('leaves out what an answer does not have', async () => {
        const { topic, facet, context, ...answer } = anAnswer({ status: 'unanswered_no_match' });

        await store.answers.save(answer);

        expect([topic, facet, context]).toBeDefined();
        expect(await store.answers.get(answer.code)).toEqual({ ...answer, createdAt: start });
      });

      it('says when a code is taken and keeps the first answer', async () => {
        const answer = anAnswer();
        await store.answers.save(answer);

        expect(await store.answers.save({ ...answer, status: 'handoff' })).toBe('code_taken');
        expect(await store.answers.get(answer.code)).toMatchObject({ status: 'answered' });
      });

      it.each(['', 'NONE', 'a\u0000', "' or 1=1 --"])('knows no answer %j', async (code) => {
        expect(await store.answers.get(code)).toBeUndefined();
      });

      it('lists by status and time, the newest first', async () => {
        await store.answers.save(anAnswer({ code: 'OLD', status: 'listed' }));
        clock.advance(day);
        await store.answers.save(anAnswer({ code: 'NEW', status: 'listed' }));
        await store.answers.save(anAnswer({ code: 'OTHER', status: 'handoff' }));
        const codes = async (since?: Date): Promise<string[]> => {
          const filter = { statuses: ['listed'], ...(since && { since }), limit: 10 };
          return (await store.answers.list(filter)).map(({ code }) => code);
        };

        expect(await codes()).toEqual(['NEW', 'OLD']);
        expect(await codes(clock.now())).toEqual(['NEW']);
        expect(await store.answers.list({ limit: 1 })).toHaveLength(1);
      });
    });

    describe('feedback', () => {
      it('counts the last rating of a conversation and keeps the earlier ones', async () => {
        const entry = { answerCode: 'RATED', conversationId: 'c1' } as const;
        await store.feedback.add({
          ...entry,
          rating: 'not_helpful',
          reason: 'outdated',
          text: 'sai',
        });
        await store.feedback.add({ ...entry, conversationId: 'c2', rating: 'not_helpful' });
        await store.feedback.add({ ...entry, rating: 'helpful' });

        expect(await store.feedback.latest('RATED', 'c1')).toEqual({
          ...entry,
          rating: 'helpful',
          createdAt: start,
        });
        expect((await store.feedback.history('RATED')).map(({ rating }) => rating)).toEqual([
          'not_helpful',
          'not_helpful',
          'helpful',
        ]);
        expect(await store.feedback.latest('RATED', 'c3')).toBeUndefined();
      });
    });

    describe('retention', () => {
      async function talk(id: string, userId: string): Promise<void> {
        const answer = anAnswer({ code: `A-${id}`, conversationId: id });
        await store.activities.append(id, { activity: { text: 'thô' }, awaitsTurn: true });
        await store.transcripts.add({ conversationId: id, role: 'citizen', text: 'đã che' });
        await store.answers.save(answer);
        await store.feedback.add({
          answerCode: answer.code,
          conversationId: id,
          rating: 'helpful',
          text: 'tốt',
        });
        await store.botStorage.write({
          [`directline/conversations/${id}/dialogs`]: { n: 1 },
          [`directline/users/${userId}/profile`]: { n: 1 },
        });
      }

      async function remains(id: string, userId: string): Promise<Record<string, number>> {
        const state = await store.botStorage.read([
          `directline/conversations/${id}/dialogs`,
          `directline/users/${userId}/profile`,
        ]);
        return {
          activities: (await store.activities.read(id, 0, 10)).length,
          transcripts: (await store.transcripts.list(id)).length,
          answers: (await store.answers.get(`A-${id}`)) === undefined ? 0 : 1,
          feedback: (await store.feedback.history(`A-${id}`)).length,
          state: Object.keys(state).length,
        };
      }

      it('forgets one conversation and leaves the others alone', async () => {
        const [erased, kept] = [await aConversation('dl_one'), await aConversation('dl_one')];
        await talk(erased, 'dl_one');
        await talk(kept, 'dl_one');

        await store.retention.eraseConversation(erased);

        expect(await remains(erased, 'dl_one')).toEqual({
          activities: 0,
          transcripts: 0,
          answers: 0,
          feedback: 0,
          state: 1,
        });
        expect(await remains(kept, 'dl_one')).toMatchObject({
          activities: 1,
          answers: 1,
          state: 2,
        });
      });

      it('forgets all conversations of a user and the state of the user', async () => {
        const [one, two] = [await aConversation('dl_%'), await aConversation('dl_%')];
        const other = await aConversation('dl_x');
        await talk(one, 'dl_%');
        await talk(two, 'dl_%');
        await talk(other, 'dl_x');

        await store.retention.eraseUser('dl_%');

        for (const id of [one, two]) {
          expect(Object.values(await remains(id, 'dl_%'))).toEqual([0, 0, 0, 0, 0]);
        }
        expect(await remains(other, 'dl_x')).toMatchObject({ activities: 1, state: 2 });
      });

      it('lets an erased conversation go on after its old position', async () => {
        const id = await aConversation('dl_on');
        await talk(id, 'dl_on');
        await store.retention.eraseUser('dl_on');

        const appended = await store.activities.append(id, { activity: { text: 'Đã xoá.' } });

        expect(appended).toEqual({ kind: 'appended', position: 2 });
        expect(await store.activities.conversationsWithPendingTurns('web')).not.toContain(id);
      });

      it('purges raw words early and masked ones when retention ends', async () => {
        const old = await aConversation('dl_old');
        await talk(old, 'dl_old');
        clock.advance(10 * day);
        const now = clock.now();
        const ago = (days: number): Date => new Date(now.getTime() - days * day);

        await store.retention.purge({ rawBefore: ago(3), recordsBefore: ago(90) });
        expect(await remains(old, 'dl_old')).toEqual({
          activities: 0,
          transcripts: 1,
          answers: 1,
          feedback: 1,
          state: 1,
        });

        await store.retention.purge({ rawBefore: ago(3), recordsBefore: ago(9) });
        expect(await remains(old, 'dl_old')).toMatchObject({
          transcripts: 0,
          answers: 1,
          state: 0,
        });
        expect(await store.conversations.get(old)).toBeUndefined();
        const answer = await store.answers.get(`A-${old}`);
        expect(answer).toMatchObject({ status: 'answered', score: 0.123456789012345 });
        expect(answer).not.toHaveProperty('question');
        expect((await store.feedback.history(`A-${old}`))[0]).not.toHaveProperty('text');
      });

      it('purges nothing twice', async () => {
        const id = await aConversation();
        await talk(id, 'dl_user');
        const after = new Date(start.getTime() + day);
        await store.retention.purge({ rawBefore: after, recordsBefore: after });

        const counts = await store.retention.purge({ rawBefore: after, recordsBefore: after });

        expect(Object.values(counts).every((count) => count === 0)).toBe(true);
      });
    });

    if (persists) {
      it('keeps everything when it is closed and opened again', async () => {
        const id = await aConversation();
        await store.activities.append(id, { activity: { text: 'còn đây' }, awaitsTurn: true });
        await store.close();

        store = await openStore({ url, clock, logger: silentLogger });

        const pending = await store.activities.takeTurn(id);
        expect(pending).toMatchObject({ activity: { text: 'còn đây' } });
      });
    }
  });
}

import { FixedClock, silentLogger } from '../../src/core';
import { openStore } from '../../src/store';
import type { Claim, OutMessage, Store } from '../../src/store';

const start = new Date('2026-11-21T08:00:00.000Z');
const later = (ms: number): Date => new Date(start.getTime() + ms);
const lease = 15_000;

/** What inbox, outbox, contacts, vault and leases promise, whatever the database. */
export function describeChannelStore(name: string, createDatabase: () => Promise<string>): void {
  describe(`what channels keep on ${name}`, () => {
    let url: string;
    let store: Store;
    let clock: FixedClock;
    let channels = 0;
    let channel: string;

    beforeAll(async () => {
      url = await createDatabase();
    });

    beforeEach(async () => {
      clock = new FixedClock(start);
      channel = `kênh-${++channels}`;
      store = await openStore({ url, clock, logger: silentLogger });
    });

    afterEach(() => store.close());

    const anEvent = (key: string, lane = 'a') => ({ channel, key, lane, body: { text: key } });
    const aMessage = (key: string, lane = 'a') => ({ channel, key, lane, payload: { text: key } });

    function messageOf(claim: Claim): OutMessage {
      if (claim.kind !== 'send' && claim.kind !== 'unsure') throw new Error(claim.kind);
      return claim.message;
    }

    async function take(lane = 'a'): Promise<OutMessage> {
      return messageOf(await store.outbox.claim(channel, lane, lease));
    }

    describe('inbox', () => {
      it('accepts an event once, also within one batch', async () => {
        const first = await store.inbox.accept([anEvent('1'), anEvent('2'), anEvent('1')]);
        const again = await store.inbox.accept([anEvent('2'), anEvent('3')]);

        expect(first).toEqual(['accepted', 'accepted', 'repeated']);
        expect(again).toEqual(['repeated', 'accepted']);
      });

      it('hands out the events of a lane in order until they are dealt with', async () => {
        await store.inbox.accept([anEvent('1'), anEvent('x', 'b'), anEvent('2')]);
        const one = await store.inbox.next(channel, 'a');
        await store.inbox.begin(one!.id);
        const again = await store.inbox.next(channel, 'a');
        await store.inbox.end(one!.id, 'done');
        const two = await store.inbox.next(channel, 'a');

        expect(one).toMatchObject({ body: { text: '1' }, attempts: 0, receivedAt: start });
        expect(again).toMatchObject({ id: one?.id, attempts: 1 });
        expect(two).toMatchObject({ body: { text: '2' } });
      });

      it('remembers that an event came after it was dealt with', async () => {
        await store.inbox.accept([anEvent('1')]);
        const event = await store.inbox.next(channel, 'a');
        await store.inbox.end(event!.id, 'done');

        expect(await store.inbox.accept([anEvent('1')])).toEqual(['repeated']);
        expect(await store.inbox.next(channel, 'a')).toBeUndefined();
      });

      it('names the lanes a restart has to go on with and counts what failed', async () => {
        await store.inbox.accept([anEvent('1'), anEvent('2', 'b'), anEvent('3', 'b')]);
        const event = await store.inbox.next(channel, 'a');
        await store.inbox.end(event!.id, 'failed');

        expect(await store.inbox.pendingLanes(channel)).toEqual(['b']);
        expect(await store.inbox.counts(channel)).toEqual({ pending: 2, failed: 1 });
      });
    });

    describe('outbox', () => {
      it('keeps messages that were appended together once, also when a second try has more', async () => {
        await store.outbox.append([aMessage('1'), aMessage('2')]);
        await store.outbox.append([aMessage('1'), aMessage('2'), aMessage('3')]);
        await store.outbox.append([]);

        expect(await store.outboxRecords.counts(channel)).toMatchObject({ open: 2 });
      });

      it('lets only the oldest message of a lane leave, and one sender have it', async () => {
        await store.outbox.append([aMessage('1'), aMessage('2')]);

        const claims = await Promise.all(
          [1, 2, 3].map(() => store.outbox.claim(channel, 'a', lease)),
        );

        expect(claims.filter(({ kind }) => kind === 'send')).toHaveLength(1);
        expect(claims.filter(({ kind }) => kind === 'later')).toHaveLength(2);
        const message = messageOf(claims.find(({ kind }) => kind === 'send')!);
        expect(message).toMatchObject({ payload: { text: '1' }, attempt: 1 });
        await store.outbox.sent(message.id, { externalId: 'z1', cost: 'reply' });
        expect(await take()).toMatchObject({ payload: { text: '2' } });
      });

      it('calls a message unsure when its sender died', async () => {
        await store.outbox.append([aMessage('1')]);
        await take();
        clock.advance(lease);

        const claim = await store.outbox.claim(channel, 'a', lease);

        expect(claim).toMatchObject({ kind: 'unsure', message: { attempt: 2 } });
      });

      it('waits for the time of the next try, which holds up its lane', async () => {
        await store.outbox.append([aMessage('1'), aMessage('2'), aMessage('x', 'b')]);
        const { id } = await take();
        await store.outbox.retry(id, later(5000), 'not_sent', 'lỗi');

        expect(await store.outbox.claim(channel, 'a', lease)).toEqual({
          kind: 'later',
          at: later(5000),
        });
        expect(await store.outbox.dueLanes(channel, 10)).toEqual(['b']);
        clock.advance(5000);
        expect(await store.outbox.dueLanes(channel, 10)).toEqual(['a', 'b']);
        expect(await store.outbox.claim(channel, 'a', lease)).toMatchObject({ kind: 'send' });
      });

      it('lists dead letters, lets the lane go on, and puts them back on demand', async () => {
        await store.outbox.append([aMessage('1'), aMessage('2')]);
        const { id } = await take();
        await store.outbox.bury(id, 'người nhận chặn', 'not_sent');
        const next = await take();
        await store.outbox.bury(next.id, 'không rõ', 'unsure');

        const letters = await store.outboxRecords.deadLetters(channel, 10);
        expect(letters).toMatchObject([
          { id, reason: 'người nhận chặn', unsure: false, payload: { text: '1' } },
          { id: next.id, unsure: true },
        ]);
        expect(await store.outboxRecords.revive(channel, id)).toBe(1);
        expect(await store.outboxRecords.revive(channel, id)).toBe(0);
        expect(await store.outbox.claim(channel, 'a', lease)).toMatchObject({ kind: 'send' });
        await store.outbox.sent(id, {});
        expect(await store.outboxRecords.revive(channel)).toBe(1);
        expect(await store.outbox.claim(channel, 'a', lease)).toMatchObject({ kind: 'unsure' });
      });

      it('forgets what was said once it is sent and keeps the receipt', async () => {
        await store.outbox.append([{ ...aMessage('1'), answerCode: 'ABCD' }, aMessage('2')]);
        const { id } = await take();
        await store.outbox.sent(id, { externalId: 'z1', cost: 'reply' });
        await store.outboxRecords.noteReceipt(channel, 'seen', ['z1', 'unknown']);

        expect(await store.outboxRecords.receiptOf(channel, 'z1')).toEqual({
          delivered: true,
          seen: true,
        });
        expect(await store.outboxRecords.receiptOf(channel, 'z2')).toBeUndefined();
        expect(await store.outboxRecords.knows(channel, 'z1')).toBe(true);
        expect(await store.outboxRecords.knows(channel, 'z2')).toBe(false);
        expect(await store.outboxRecords.answerCodeOf(channel, 'z1')).toBe('ABCD');
        expect(await store.outboxRecords.costs(channel, 'a')).toEqual({ reply: 1 });
        expect(await store.outboxRecords.charged(channel, start, 'reply')).toBe(0);
        expect(await store.outboxRecords.charged(channel, start, 'other')).toBe(1);
        expect(await store.outboxRecords.charged(channel, later(1), 'other')).toBe(0);
        expect(await store.outbox.claim(channel, 'b', lease)).toEqual({ kind: 'empty' });
      });

      it('withdraws a message without a dead letter', async () => {
        await store.outbox.append([aMessage('1')]);
        const { id } = await take();
        await store.outbox.withdraw(id, 'cán bộ đang trả lời');

        expect(await store.outboxRecords.counts(channel)).toEqual({
          open: 0,
          sent: 0,
          dead: 0,
          withdrawn: 1,
        });
      });
    });

    describe('contacts', () => {
      const key = (conversationId: string) => ({
        conversationId,
        channel: 'zalo',
        account: 'oa',
        userId: 'u',
      });

      it('notes the last interaction and keeps the marks', async () => {
        const id = `${channel}-c`;
        await store.contacts.touch(key(id));
        await store.contacts.change(id, { silentUntil: later(9), offered: ['Một', 'Hai'] });
        clock.advance(1000);

        const contact = await store.contacts.touch(key(id));

        expect(contact).toEqual({
          ...key(id),
          lastInteractionAt: later(1000),
          silentUntil: later(9),
          offered: ['Một', 'Hai'],
        });
        await store.contacts.change(id, { silentUntil: null, offered: [] });
        expect(await store.contacts.get(id)).toEqual({
          ...key(id),
          lastInteractionAt: later(1000),
          offered: [],
        });
      });

      it('keeps shared details apart and forgets them', async () => {
        const id = `${channel}-c`;
        await store.contacts.keepInfo(id, 'kín 1');
        await store.contacts.keepInfo(id, 'kín 2');
        expect(await store.contacts.info(id)).toBe('kín 2');

        await store.contacts.forgetInfo(id);

        expect(await store.contacts.info(id)).toBeUndefined();
      });

      it('erases what a conversation left, but not what waits for its turn nor the wish for peace', async () => {
        const id = `${channel}-c`;
        await store.conversations.create({ id, channel, userId: channel });
        await store.contacts.touch(key(id));
        await store.contacts.change(id, { unfollowedAt: start, offered: ['x'] });
        await store.contacts.keepInfo(id, 'kín');
        await store.outbox.append([aMessage('1', id)]);
        await store.inbox.accept([anEvent('1', id), anEvent('2', id)]);
        const event = await store.inbox.next(channel, id);
        await store.inbox.end(event!.id, 'failed');

        await store.retention.eraseUser(channel);

        expect(await store.contacts.info(id)).toBeUndefined();
        expect(await store.contacts.get(id)).toMatchObject({ unfollowedAt: start, offered: [] });
        expect(await store.outbox.claim(channel, id, lease)).toEqual({ kind: 'empty' });
        expect(await store.inbox.counts(channel)).toEqual({ pending: 1, failed: 0 });
      });

      it('purges old events, messages and contacts', async () => {
        const id = `${channel}-c`;
        await store.contacts.touch(key(id));
        await store.inbox.accept([anEvent('1', id)]);
        await store.outbox.append([aMessage('1', id)]);
        clock.advance(1000);

        await store.retention.purge({ rawBefore: clock.now(), recordsBefore: clock.now() });

        expect(await store.contacts.get(id)).toBeUndefined();
        expect(await store.inbox.counts(channel)).toEqual({ pending: 0, failed: 0 });
        expect(await store.outboxRecords.counts(channel)).toMatchObject({ open: 0 });
      });
    });

    describe('vault', () => {
      it('replaces only the version that was read', async () => {
        const name = `${channel}-token`;
        const puts = await Promise.all(
          ['a', 'b'].map((sealed) => store.vault.put(name, sealed, 0)),
        );
        expect(puts.toSorted()).toEqual([false, true]);

        expect(await store.vault.put(name, 'neu', 1)).toBe(true);
        expect(await store.vault.put(name, 'cũ', 1)).toBe(false);
        expect(await store.vault.get(name)).toEqual({ sealed: 'neu', version: 2 });
        expect(await store.vault.get('nothing')).toBeUndefined();
      });
    });

    describe('leases', () => {
      it('gives a right to one holder until it is released or over', async () => {
        const name = `${channel}-lease`;
        const takes = await Promise.all(
          ['a', 'b', 'c'].map((holder) => store.leases.take(name, holder, 1000)),
        );
        expect(takes.filter(Boolean)).toHaveLength(1);
        const holder = ['a', 'b', 'c'][takes.indexOf(true)]!;

        await store.leases.release(name, 'somebody');
        expect(await store.leases.take(name, 'd', 1000)).toBe(false);
        expect(await store.leases.take(name, holder, 1000)).toBe(true);
        clock.advance(1000);
        expect(await store.leases.take(name, 'd', 1000)).toBe(true);
        await store.leases.release(name, 'd');
        expect(await store.leases.take(name, 'e', 1000)).toBe(true);
      });
    });
  });
}

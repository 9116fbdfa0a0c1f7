import { aTicketBench, anIntake, dayMs, monday } from '../support/ticket-desk';
import type { TicketBench } from '../support/ticket-desk';
import { FixedClock, randomIds } from '../../src/core';
import type { Actor, Move } from '../../src/tickets';
import { citizen } from '../../src/tickets';

const officer: Actor = { role: 'officer', name: 'Lò Thị Mai' };

/** What tickets promise, whatever the database. */
export function describeTickets(name: string, createDatabase: () => Promise<string>): void {
  describe(`tickets on ${name}`, () => {
    let url: string;
    let bench: TicketBench;

    beforeEach(async () => {
      url = await createDatabase();
      bench = await aTicketBench({ url });
    });

    afterEach(() => bench.close());

    const act = (code: string, move: Move, actor: Actor = officer) =>
      bench.service.desk.act(code, move, actor);
    const kindsOf = async (ticketId: string): Promise<readonly string[]> =>
      (await bench.service.desk.history(ticketId)).map(({ kind }) => kind);

    it('opens one ticket for one key, with a code, an agency, deadlines and a history', async () => {
      const first = await bench.service.desk.open(anIntake());
      const again = await bench.service.desk.open(anIntake());

      expect(first.kind).toBe('opened');
      expect(again).toEqual({ kind: 'repeated', ticket: first.ticket });
      expect(first.ticket).toMatchObject({
        agency: 'lc-nnmt',
        state: 'assigned',
        acknowledgeBy: '2026-11-16T10:00:00.000Z',
        resolveBy: '2026-11-23T10:00:00.000Z',
      });
      const history = await bench.service.desk.history(first.ticket.id);
      expect(history.map(({ seq, kind, actor }) => [seq, kind, actor])).toEqual([
        [1, 'opened', 'citizen'],
        [2, 'routed', 'system'],
      ]);
      const notices = await bench.store.notices.list({ ticketId: first.ticket.id, limit: 10 });
      expect(notices.map(({ key, recipient }) => [recipient, key])).toEqual([
        ['agency', `ticket:${first.ticket.id}:open:agency`],
      ]);
    });

    it('opens one ticket when the same intake comes from two processes at once', async () => {
      const other = await aTicketBench({ url: url, ids: randomIds });

      const opened = await Promise.all(
        [bench, other].map(({ service }) => service.desk.open(anIntake())),
      );

      expect(new Set(opened.map(({ ticket }) => ticket.code)).size).toBe(1);
      expect(await bench.store.tickets.ofConversation('conversation-1')).toHaveLength(1);
      await other.close();
    });

    it('keeps the contact apart and encrypted, until its day comes', async () => {
      const ticket = await bench.open({ contact: 'Sùng A Páo, 0912 345 678' });

      const sealed = await bench.store.ticketAttachments.contact(ticket.id);

      expect(sealed).not.toContain('0912');
      expect(await bench.service.desk.contactOf(ticket.id)).toBe('Sùng A Páo, 0912 345 678');
      await bench.goTo(new Date(monday.getTime() + 370 * dayMs));
      expect(await bench.service.desk.contactOf(ticket.id)).toBeUndefined();
    });

    it('masks what citizens write and forgets the way to them when they ask', async () => {
      const ticket = await bench.open({ text: 'Gọi tôi số 0912345678', contact: 'a@b.vn' });
      await bench.store.retention.eraseConversation('conversation-1');

      const kept = await bench.store.tickets.get(ticket.id);

      expect(ticket.text).not.toContain('0912345678');
      expect(kept).toMatchObject({ code: ticket.code, conversationId: null, state: 'assigned' });
      expect(await bench.service.desk.contactOf(ticket.id)).toBeUndefined();
    });

    it('lets one of two who decide on the same version win, and numbers history without gaps', async () => {
      const ticket = await bench.open();
      const { desk } = bench.service;

      const moved = await Promise.all(
        ['a', 'b', 'c'].map((note) => desk.apply(ticket, [{ kind: 'comment', note }], officer)),
      );
      const stale = desk.act(ticket.code, { kind: 'start' }, officer, { version: ticket.version });

      expect(moved.filter((one) => one !== undefined)).toHaveLength(1);
      await expect(stale).rejects.toThrow('vừa được người khác cập nhật');
      const all = await Promise.all(
        ['d', 'e', 'f', 'g'].map((note) => act(ticket.code, { kind: 'comment', note })),
      );
      expect(Math.max(...all.map(({ version }) => version))).toBe(6);
      const history = await desk.history(ticket.id);
      expect(history.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });

    it('goes through answer, contest, answer, yes; the first answer decides whether it was in time', async () => {
      const { code, id } = await bench.open();
      await act(code, { kind: 'acknowledge' });
      await act(code, { kind: 'answer', text: 'Đã trả sổ.' });
      bench.clock.advance(dayMs);
      const contested = await act(code, { kind: 'contest', note: 'Chưa nhận được' }, citizen);
      bench.clock.advance(40 * dayMs);
      await act(code, { kind: 'answer', text: 'Đã gửi lại.' });

      const closed = await act(code, { kind: 'confirm', satisfaction: 4 }, citizen);

      expect(contested).toMatchObject({ state: 'contested', reopened: 1, acknowledgedAt: null });
      expect(contested.resolveBy > '2026-11-23').toBe(true);
      expect(closed).toMatchObject({
        state: 'closed',
        onTime: 1,
        satisfaction: 4,
        answer: 'Đã gửi lại.',
      });
      expect(await kindsOf(id)).toEqual([
        'opened',
        'routed',
        'acknowledge',
        'answer',
        'contest',
        'answer',
        'confirm',
      ]);
      expect(await bench.store.publications.get(id)).toMatchObject({
        state: 'draft',
        answer: 'Đã gửi lại.',
      });
    });

    it('merges, and tells whoever was merged the answer too', async () => {
      const into = await bench.open({ conversationId: 'conversation-1' });
      const same = await bench.open({ conversationId: 'conversation-2' });
      await act(same.code, { kind: 'merge', into: into.id, note: 'cùng việc' });
      await act(into.code, { kind: 'answer', text: 'Đường đã sửa.' });
      await bench.service.run();

      const told = [...bench.told.values()].filter(({ text }) => text.includes('Đường đã sửa.'));

      expect(told.map(({ conversationId }) => conversationId).sort()).toEqual([
        'conversation-1',
        'conversation-2',
      ]);
      await expect(act(into.code, { kind: 'merge', into: same.id, note: 'x' })).rejects.toThrow();
      await expect(
        act((await bench.open()).code, { kind: 'merge', into: same.id, note: 'x' }),
      ).rejects.toThrow('không còn hiệu lực');
    });

    it('reminds at half, four fifths and the end, asks for a sign, escalates, each once', async () => {
      const { id, code } = await bench.open();
      for (let hour = 0; hour < 24 * 16; hour += 8) {
        await bench.goTo(new Date(monday.getTime() + hour * 3600_000));
      }

      const events = await bench.service.desk.history(id);

      const clock = events.filter(({ actor, kind }) => actor === 'system' && kind !== 'routed');
      expect(clock.map(({ kind, data }) => `${kind} ${data ?? ''}`.trim())).toEqual([
        'remind {"about":"acknowledge"}',
        'remind {"about":50}',
        'remind {"about":80}',
        'remind {"about":100}',
        'escalate',
      ]);
      expect(await bench.service.desk.find(code)).toMatchObject({ level: 1, nextCheckAt: null });
      expect([...bench.told.values()].filter(({ text }) => text.includes('Xin lỗi'))).toHaveLength(
        1,
      );
    });

    it('gives only the last of reminders that were missed while nothing ran', async () => {
      const { id } = await bench.open();
      await act((await bench.service.desk.find(id)).code, { kind: 'acknowledge' });

      await bench.goTo(new Date(monday.getTime() + 20 * dayMs));

      expect((await kindsOf(id)).slice(2)).toEqual(['acknowledge', 'remind', 'escalate']);
    });

    it('closes after the stated silence, and opens again while that is possible', async () => {
      const { code, id } = await bench.open();
      await act(code, { kind: 'answer', text: 'Xong.' });
      await bench.goTo(new Date(monday.getTime() + 17 * dayMs));
      const lapsed = await bench.service.desk.find(code);
      const reopened = await act(code, { kind: 'reopen', note: 'vẫn chưa xong' }, citizen);
      await act(code, { kind: 'answer', text: 'Xong thật.' });
      await act(code, { kind: 'confirm' }, citizen);
      bench.clock.advance(60 * dayMs);

      const late = act(code, { kind: 'reopen', note: 'lại hỏng' }, citizen);

      expect(lapsed.state).toBe('closed');
      expect(reopened.state).toBe('contested');
      await expect(late).rejects.toThrow('Phiếu đóng đã lâu');
      expect(await kindsOf(id)).toContain('lapse');
    });

    it('never does or sends anything twice, however many processes look at once', async () => {
      const clock = new FixedClock(monday);
      const benches = url.includes(':memory:')
        ? [bench]
        : await Promise.all([1, 2, 3].map(() => aTicketBench({ url: url, clock, ids: randomIds })));
      for (let i = 0; i < 8; i += 1) await bench.open({ conversationId: `c-${i}` });
      clock.advance(20 * dayMs);
      bench.clock.advance(20 * dayMs);

      await Promise.all(
        benches.flatMap(({ service }) => [
          service.clock.tick(),
          service.clock.tick(),
          service.courier.sendDue(),
        ]),
      );
      await Promise.all(benches.map(({ service }) => service.courier.sendDue()));

      const told = benches.flatMap((one) => [...one.told.keys()]);
      expect(told).toHaveLength(8);
      expect(new Set(told).size).toBe(8);
      for (const { id } of await bench.store.ticketQueries.list({ limit: 100 })) {
        expect((await kindsOf(id)).filter((kind) => kind === 'escalate')).toHaveLength(1);
      }
      await Promise.all(benches.map((one) => one.close()));
    });

    it('counts in time, late, missed and overdue by agency', async () => {
      const [quick, slow, missed, waiting] = await Promise.all(
        [1, 2, 3, 4].map((n) => bench.open({ conversationId: `c-${n}` })),
      );
      await act(quick!.code, { kind: 'answer', text: 'Xong.' });
      await act(quick!.code, { kind: 'confirm', satisfaction: 5 }, citizen);
      await act(waiting!.code, { kind: 'transfer', agency: 'lc-xd', note: 'đúng việc' });
      bench.clock.advance(20 * dayMs);
      await act(slow!.code, { kind: 'answer', text: 'Muộn.' });

      const league = await bench.service.supervision.league();

      expect(league).toEqual([
        expect.objectContaining({
          agency: 'lc-nnmt',
          received: 3,
          answered: 2,
          onTime: 1,
          late: 1,
          open: 1,
          overdue: 1,
          missed: 1,
          onTimeShare: 1 / 3,
          satisfaction: 5,
        }),
        expect.objectContaining({ agency: 'lc-xd', received: 1, overdue: 1, onTimeShare: 0 }),
      ]);
      const overdue = await bench.service.supervision.overdue({ agency: 'lc-nnmt' });
      expect(overdue.map(({ ticket }) => ticket.code)).toEqual([missed!.code]);
      expect(overdue[0]!.hoursLeft).toBeLessThan(0);
      expect(await bench.service.supervision.exportRows({ agency: 'lc-nnmt' })).toHaveLength(3);
    });

    it('publishes only what was released, masked, and takes it back', async () => {
      const { code } = await bench.open();
      const { publications } = bench.service;
      await act(code, { kind: 'answer', text: 'Xong.' });
      await expect(publications.release(code, 'Sơn')).rejects.toThrow('chưa có bản');
      await act(code, { kind: 'confirm' }, citizen);
      expect((await publications.drafts()).map((draft) => draft.code)).toEqual([code]);
      expect(await publications.released({ limit: 10 })).toEqual([]);

      await publications.release(code, 'Sơn', { answer: 'Xong. Hỏi 0912345678.' });

      const [row] = await publications.released({ limit: 10, locality: 'lai-chau' });
      expect(row).toMatchObject({ code, field: 'dat-dai', reviewedBy: 'Sơn', onTime: 1 });
      expect(row?.answer).not.toContain('0912345678');
      await publications.withhold(code, 'Sơn', 'lộ việc riêng');
      expect(await publications.released({ limit: 10 })).toEqual([]);
    });
  });
}

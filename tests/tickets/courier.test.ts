import { citizen } from '../../src/tickets';
import type { Actor } from '../../src/tickets';
import { startMailServer } from '../support/mail-server';
import type { MailServer } from '../support/mail-server';
import { aTicketBench, dayMs, monday } from '../support/ticket-desk';
import type { TicketBench } from '../support/ticket-desk';

const officer: Actor = { role: 'officer', name: 'Mai' };
const addresses = {
  'lc-nnmt': 'nnmt@test.gov.vn',
  'lc-xa/Tân Phong': 'tanphong@test.gov.vn',
  'supervisor:lai-chau': 'giamsat@test.gov.vn',
};

describe('letters and messages', () => {
  let mail: MailServer;
  let bench: TicketBench;

  beforeEach(async () => {
    mail = await startMailServer();
    bench = await aTicketBench({
      mail: { smtpUrl: mail.url, from: 'Trợ lý <tro-ly@test.gov.vn>' },
      addresses,
    });
  });

  afterEach(async () => {
    await bench.close();
    await mail.close();
  });

  const minutes = (count: number): Date => new Date(monday.getTime() + count * 60_000);
  const subjects = (): readonly string[] => mail.received.map(({ subject }) => subject);

  it('tell the agency of a new ticket, without personal data, by a real SMTP server', async () => {
    const { code } = await bench.open({
      text: 'Gọi tôi: 0912345678. Sổ đỏ trễ hẹn.',
      unit: 'phường Tân Phong',
    });
    await bench.service.run();

    const letter = mail.received.find(({ subject }) => subject.includes('Phiếu mới'));

    expect(letter).toMatchObject({
      to: 'nnmt@test.gov.vn',
      subject: `[${code}] Phiếu mới – Đất đai – hạn 23/11/2026`,
    });
    expect(letter?.raw).not.toContain('0912345678');
    expect(letter?.messageId).toMatch(/^<[0-9a-f-]+@test\.gov\.vn>$/);
  });

  it('reach the commune at its own address', async () => {
    await bench.open({ field: 'ho-tich', unit: 'Tân Phong' });
    await bench.service.run();

    expect(mail.received.map(({ to }) => to)).toContain('tanphong@test.gov.vn');
  });

  it('wait visibly where no address is known', async () => {
    await bench.open({ field: 'xay-dung' });
    await bench.service.run();
    const waiting = await bench.store.notices.list({ state: 'waiting', limit: 10 });

    expect(waiting.map(({ error, attempts }) => [error, attempts])).toEqual(
      waiting.map(() => ['chưa có địa chỉ thư của "lc-xd"', 0]),
    );
    expect(waiting.length).toBeGreaterThan(0);
  });

  it('wait visibly while SMTP is not set up', async () => {
    const without = await aTicketBench();
    await without.open();
    await without.service.run();

    const waiting = await without.store.notices.list({ state: 'waiting', limit: 10 });

    expect(waiting[0]).toMatchObject({ error: 'chưa đặt SMTP_URL', attempts: 0 });
    await without.close();
  });

  it('are tried again with growing pauses when the server has trouble, and arrive once', async () => {
    await bench.open();
    mail.refuseWith(451);
    await bench.service.run();
    await bench.goTo(minutes(0.5));
    const [early] = await bench.store.notices.list({ state: 'waiting', limit: 1 });
    mail.refuseWith(undefined);
    await bench.goTo(minutes(2));
    await bench.goTo(minutes(10));

    expect(early).toMatchObject({ attempts: 1 });
    expect(subjects().filter((subject) => subject.includes('Phiếu mới'))).toHaveLength(1);
  });

  it('are given up for people to see when the address does not exist, and can be revived', async () => {
    await bench.open();
    mail.refuseWith(550);
    await bench.service.run();
    const dead = await bench.store.notices.list({ state: 'dead', limit: 10 });
    mail.refuseWith(undefined);
    await bench.store.notices.revive();
    await bench.service.run();

    expect(dead.length).toBeGreaterThan(0);
    expect(dead[0]?.error).toContain('550');
    expect(subjects().some((subject) => subject.includes('Phiếu mới'))).toBe(true);
  });

  it('that ask for what was done meanwhile are withdrawn', async () => {
    mail.refuseWith(451);
    const { code } = await bench.open();
    await bench.service.run();
    await bench.service.desk.act(code, { kind: 'answer', text: 'Xong.' }, officer);
    mail.refuseWith(undefined);
    await bench.goTo(minutes(5));

    expect(subjects().filter((subject) => subject.includes('Phiếu mới'))).toEqual([]);
    const withdrawn = await bench.store.notices.list({ state: 'withdrawn', limit: 10 });
    expect(withdrawn.map(({ kind }) => kind)).toContain('ticket.opened');
  });

  it('sum up a morning for each agency, once a working day', async () => {
    await bench.open();
    await bench.goTo(new Date(monday.getTime() + dayMs));
    await bench.goTo(new Date(monday.getTime() + dayMs + 3600_000));
    await bench.goTo(new Date(monday.getTime() + 5 * dayMs));

    const digests = subjects().filter((subject) => subject.startsWith('Phiếu của người dân'));

    expect(digests).toEqual(['Phiếu của người dân ngày 10/11/2026: 1 đang chờ']);
  });

  it('speak to the citizen in their language, with what they may answer', async () => {
    const { code } = await bench.open({ lang: 'en' });
    await bench.service.desk.act(code, { kind: 'answer', text: 'Done.' }, officer);
    await bench.service.run();

    const answer = [...bench.told.values()].find(({ text }) => text.includes('Done.'));

    expect(answer).toMatchObject({
      lang: 'en',
      suggestions: [`I accept the answer ${code}`, `I do not accept ${code}`],
    });
  });

  it('tell agency and supervisor when a citizen does not accept the answer', async () => {
    const { code } = await bench.open();
    await bench.service.desk.act(code, { kind: 'answer', text: 'Xong.' }, officer);
    await bench.service.desk.act(code, { kind: 'contest', note: 'Chưa xong' }, citizen);
    await bench.service.run();

    const contested = mail.received.filter(({ subject }) => subject.includes('chưa đồng ý'));

    expect(contested.map(({ to }) => to).sort()).toEqual([
      'giamsat@test.gov.vn',
      'nnmt@test.gov.vn',
    ]);
  });
});

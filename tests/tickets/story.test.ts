import { playTicketStory } from '../support/ticket-story';
import type { StoryEnd } from '../support/ticket-story';

describe('one petition from Zalo to the public page', () => {
  let end: StoryEnd;
  beforeAll(async () => {
    end = await playTicketStory(() => undefined);
  }, 180_000);

  it('is written down step by step: who, what, and in which state it left the ticket', () => {
    expect(end.history.map(({ actor, kind, toState }) => `${actor} ${kind} ${toState}`)).toEqual([
      'citizen opened received',
      'system routed assigned',
      'officer:Lò Thị Mai acknowledge acknowledged',
      'system remind acknowledged',
      'system remind acknowledged',
      'system remind acknowledged',
      'system escalate acknowledged',
      'officer:Lò Thị Mai answer answered',
      'citizen contest contested',
      'officer:Lò Thị Mai answer answered',
      'citizen confirm closed',
      'citizen reopen contested',
      'officer:Lò Thị Mai answer answered',
      'citizen confirm closed',
    ]);
    expect(end.history.map(({ seq }) => seq)).toEqual(end.history.map((_, i) => i + 1));
  });

  it('was due on the tenth working day, late, reopened twice, and pleased in the end', () => {
    expect(end.ticket).toMatchObject({
      agency: 'lc-nnmt',
      unit: 'xã Bình Lư',
      channel: 'zalo',
      onTime: 0,
      reopened: 2,
      satisfaction: 5,
      level: 1,
      state: 'closed',
    });
    const escalated = end.history.find(({ kind }) => kind === 'escalate');
    expect(escalated?.at).toBe('2026-11-23T10:01:00.000Z');
  });

  it('reached the agency and the supervisor by letter', () => {
    const letters = end.letters
      .filter((letter) => !letter.includes('Phiếu của người dân'))
      .map((letter) => letter.replace(/\[.*\] /u, '').replace(/ – .*/u, ''));

    expect(letters).toEqual([
      'nnmt@laichau.test Phiếu mới',
      'nnmt@laichau.test Nhắc: đã dùng 50% thời gian',
      'nnmt@laichau.test Nhắc: đã dùng 80% thời gian',
      'nnmt@laichau.test Nhắc: đã hết hạn trả lời',
      'vpub@laichau.test QUÁ HẠN, báo người giám sát',
      'nnmt@laichau.test Người dân chưa đồng ý',
      'vpub@laichau.test Người dân chưa đồng ý',
      'nnmt@laichau.test Người dân đồng ý, phiếu đã đóng',
      'nnmt@laichau.test Người dân mở lại phiếu',
      'vpub@laichau.test Người dân mở lại phiếu',
      'nnmt@laichau.test Người dân đồng ý, phiếu đã đóng',
    ]);
  });

  it('reached the citizen on Zalo within its windows: not fourteen days after their last word', () => {
    expect(end.heard.map((text) => text.split(/[.:\n]/u)[0])).toEqual([
      expect.stringContaining('đã tiếp nhận phiếu'),
      expect.stringContaining('Trả lời phiếu'),
      expect.stringContaining('Trả lời phiếu'),
      expect.stringContaining('Trả lời phiếu'),
    ]);
  });

  it('is public with its last answer and without the phone number', () => {
    expect(end.published).toEqual([
      expect.objectContaining({
        code: end.ticket.code,
        answer: 'Đã đính chính diện tích trên sổ. Bà nhận sổ tại xã Bình Lư.',
      }),
    ]);
    expect(JSON.stringify(end.published)).not.toContain('0912');
  });
});

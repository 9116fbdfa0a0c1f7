import { createCitizenDelivery } from '../../src/citizen-delivery';
import { FixedClock, randomIds, silentLogger } from '../../src/core';
import { createTicketService } from '../../src/tickets';
import type { Actor, Ticket, TicketEvent, TicketService } from '../../src/tickets';
import { startMailServer } from './mail-server';
import type { MailServer } from './mail-server';
import { theRealBrain, translate } from './talk';
import { ZaloTalk } from './zalo-talk';

/** Who says or does something in the story, and what; for a reader. */
export type Tell = (time: Date, who: string, what: string) => void;

/** What is left when the story is over. */
export interface StoryEnd {
  readonly ticket: Ticket;
  readonly history: readonly TicketEvent[];
  /** Subjects of the letters, in order, with the address. */
  readonly letters: readonly string[];
  /** What the citizen heard about the ticket unasked. */
  readonly heard: readonly string[];
  readonly published: readonly { readonly code: string; readonly answer: string }[];
}

const officer: Actor = { role: 'officer', name: 'Lò Thị Mai' };
const supervisor = 'Nguyễn Văn Sơn';

const story =
  'Hồ sơ tách thửa đất của tôi nộp ở xã Bình Lư đã ba tháng, hỏi thì cán bộ bảo chờ. Gọi tôi số 0912 345 678.';

/**
 * A citizen of Lai Châu files a complaint on Zalo; it is routed, reminded, escalated, answered,
 * contested, answered, closed, reopened, closed and published. The bot, the channel, the store and
 * the mail server are real; Zalo is a fake and time is moved.
 */
export async function playTicketStory(tell: Tell): Promise<StoryEnd> {
  const brain = await theRealBrain();
  const locality = brain.snapshot.localities.get('lai-chau');
  if (locality === undefined) throw new Error('Lai Châu is missing');
  const clock = new FixedClock(new Date('2026-11-09T09:00:00+07:00'));
  const talk = await ZaloTalk.begin({ ...brain, locality }, 'web', clock);
  const mail = await startMailServer();
  const service = createTicketService({
    store: talk.store,
    clock,
    ids: randomIds,
    logger: silentLogger,
    translate,
    handling: () => brain.snapshot.handling,
    // The key of the bot that the talk builds.
    dataKey: 'a key of tests that is long enough',
    delivery: createCitizenDelivery({ store: talk.store, zalo: () => talk.zalo }),
    mail: { smtpUrl: mail.url, from: 'tro-ly@laichau.test' },
    addresses: { 'lc-nnmt': 'nnmt@laichau.test', 'supervisor:lai-chau': 'vpub@laichau.test' },
  });
  try {
    return await new Story(talk, clock, service, mail, tell).play();
  } finally {
    await service.close();
    await mail.close();
    await talk.close();
  }
}

class Story {
  private code = '';
  private lettersTold = 0;
  private readonly unasked: string[] = [];

  constructor(
    private readonly talk: ZaloTalk,
    private readonly clock: FixedClock,
    private readonly service: TicketService,
    private readonly mail: MailServer,
    private readonly tell: Tell,
  ) {}

  async play(): Promise<StoryEnd> {
    await this.file();
    await this.at('2026-11-10T09:00');
    await this.officer('tiếp nhận', { kind: 'acknowledge' });
    for (const time of ['2026-11-16T14:00', '2026-11-20T12:00', '2026-11-23T17:01']) {
      await this.at(time);
    }
    await this.at('2026-11-25T09:00');
    await this.say(`phiếu ${this.code.toLowerCase()} của tôi đến đâu rồi`);
    await this.at('2026-11-26T09:00');
    await this.officer('trả lời', {
      kind: 'answer',
      text: 'Hồ sơ thiếu bản đo đạc, Văn phòng đăng ký đất đai sẽ làm lại.',
    });
    await this.say(this.reply('ticket.reply.contest'));
    await this.say('Tôi đã nộp bản đo đạc rồi, các anh làm mất');
    await this.work();
    await this.at('2026-11-27T10:00');
    await this.officer('trả lời lần nữa', {
      kind: 'answer',
      text: 'Đã tìm thấy bản đo đạc. Sổ mới trả ngày 27/11/2026. Xin lỗi bà.',
    });
    await this.accept('survey.score.3');
    await this.at('2026-11-28T10:00');
    await this.reopen();
    await this.at('2026-11-30T08:30');
    await this.officer('trả lời lần ba', {
      kind: 'answer',
      text: 'Đã đính chính diện tích trên sổ. Bà nhận sổ tại xã Bình Lư.',
    });
    await this.accept('survey.score.5');
    return this.publish();
  }

  private async file(): Promise<void> {
    await this.say('tôi muốn phản ánh');
    await this.choose(translate('vi', 'ticket.start'));
    await this.say(story);
    await this.choose('Đất đai');
    await this.choose('Đúng, ở xã Bình Lư');
    await this.choose(translate('vi', 'ticket.contactHere'));
    await this.choose(translate('vi', 'ticket.send'));
    this.code = /LC-2611-\w{4}/u.exec(this.talk.heard)?.[0] ?? '';
    await this.work();
  }

  private async accept(score: 'survey.score.3' | 'survey.score.5'): Promise<void> {
    await this.say(this.reply('ticket.reply.accept'));
    await this.choose(translate('vi', score));
    await this.work();
  }

  private async reopen(): Promise<void> {
    await this.say(this.code);
    await this.choose(translate('vi', 'ticket.reopen'));
    await this.say('Sổ mới ghi sai diện tích');
    await this.work();
  }

  private async publish(): Promise<StoryEnd> {
    const { publications, desk } = this.service;
    await publications.release(this.code, supervisor);
    this.tell(this.clock.now(), supervisor, 'công khai phiếu');
    const ticket = await desk.find(this.code);
    const published = await publications.released({ locality: 'lai-chau', limit: 10 });
    return {
      ticket,
      history: await desk.history(ticket.id),
      letters: this.mail.received.map(({ to, subject }) => `${to} ${subject}`),
      heard: this.unasked,
      published,
    };
  }

  private async officer(
    what: string,
    move: Parameters<TicketService['desk']['act']>[1],
  ): Promise<void> {
    this.tell(this.clock.now(), officer.name ?? '', what);
    await this.service.desk.act(this.code, move, officer);
    await this.work();
  }

  private async say(text: string): Promise<void> {
    this.tell(this.clock.now(), 'Người dân', text);
    await this.talk.say(text);
    this.tell(this.clock.now(), 'Trợ lý', this.talk.heard);
  }

  private async choose(label: string): Promise<void> {
    this.tell(this.clock.now(), 'Người dân', `[${label}]`);
    await this.talk.choose(label);
    this.tell(this.clock.now(), 'Trợ lý', this.talk.heard);
  }

  private async at(time: string): Promise<void> {
    this.clock.advance(new Date(`${time}+07:00`).getTime() - this.clock.now().getTime());
    await this.work();
  }

  /** Lets clock and courier work, and tells what came of it. */
  private async work(): Promise<void> {
    const heard = await this.talk.hearing(() => this.service.run());
    if (heard !== '') {
      this.unasked.push(heard);
      this.tell(this.clock.now(), 'Trợ lý (báo tin)', heard);
    }
    for (const { to, subject } of this.mail.received.slice(this.lettersTold)) {
      this.tell(this.clock.now(), `Thư tới ${to}`, subject);
    }
    this.lettersTold = this.mail.received.length;
  }

  private reply(key: 'ticket.reply.accept' | 'ticket.reply.contest'): string {
    return translate('vi', key, { code: this.code });
  }
}

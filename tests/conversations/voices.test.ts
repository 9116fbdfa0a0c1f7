import type { Brain } from '../../src/answers';
import { newTicketCode } from '../../src/tickets';
import { choose, play, say, script } from '../support/script';
import { Talk, theRealBrain, translate } from '../support/talk';
import { petitions, story } from './petitions';
import type { Form } from '../support/talk';

const forms: readonly Form[] = ['web', 'text'];
const hour = 60 * 60_000;
const day = 24 * hour;
let laiChau: Brain;
let talk: Talk;

beforeAll(async () => {
  const brain = await theRealBrain();
  const locality = brain.snapshot.localities.get('lai-chau');
  if (locality === undefined) throw new Error('Lai Châu is missing');
  laiChau = { ...brain, locality };
}, 120_000);

afterEach(() => talk.close());

async function begin(form: Form = 'web'): Promise<void> {
  talk = await Talk.begin(laiChau, form);
}

describe.each(forms)('what citizens say back, in %s form', (form) => {
  it.each(petitions.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    await begin(form);
    await play(talk, one);
  });
});

/** Sends a petition and resolves to its code. */
async function send(contact = 'ticket.contactHere'): Promise<string> {
  await play(
    talk,
    script(
      'a petition',
      say('gửi phản ánh'),
      say(story),
      choose('Đất đai'),
      choose(/Bình Lư/),
      contact.startsWith('ticket.') ? choose(contact) : say(contact),
      choose('ticket.send', { says: 'ticket.sent' }),
    ),
  );
  const code = /LC-2611-\w{4}/.exec(talk.heard)?.[0];
  if (code === undefined) throw new Error('no code was said');
  return code;
}

const officer = { role: 'officer', name: 'Lò Thị Mai' } as const;

async function answered(code: string): Promise<void> {
  await talk.voices.tickets.act(
    code,
    { kind: 'answer', text: 'Đã trả kết quả ngày 20/11.' },
    officer,
  );
}

describe('a petition', () => {
  beforeEach(() => begin());

  it('is kept masked, with the way to the citizen apart and unreadable', async () => {
    const code = await send('anh Páo 0912 345 678');

    const ticket = await talk.voices.tickets.find(code);
    const sealed = await talk.store.ticketAttachments.contact(ticket.id);

    expect(ticket).toMatchObject({
      field: 'dat-dai',
      unit: 'xã Bình Lư',
      kind: 'petition',
      anonymous: 0,
      text: story,
    });
    expect(sealed).not.toContain('0912');
    expect(await talk.voices.tickets.contactOf(ticket.id)).toBe('anh Páo 0912 345 678');
  });

  it('keeps no way to a citizen who wants none', async () => {
    const ticket = await talk.voices.tickets.find(await send('ticket.contactAnonymous'));

    expect(ticket.anonymous).toBe(1);
    expect(await talk.voices.tickets.contactOf(ticket.id)).toBeUndefined();
  });

  it('is opened once when the turn that sends it runs twice', async () => {
    await play(
      talk,
      script('', say('gửi phản ánh'), say(story), choose('Đất đai'), choose(/Bình Lư/)),
    );
    await talk.choose(translate('vi', 'ticket.contactHere'));
    await talk.say('gửi đi', { id: 'twice' });
    await talk.say('gửi đi', { id: 'twice' });

    expect(await talk.store.tickets.ofConversation('c1')).toHaveLength(1);
  });

  it('masks what should not have been written into it', async () => {
    await talk.say('gửi phản ánh');
    await talk.say('Tôi số căn cước 012083004567 nộp hồ sơ đất ở xã Bình Lư mãi không xong');
    await talk.choose('Đất đai');
    await talk.choose('Đúng, ở xã Bình Lư');
    await talk.choose(translate('vi', 'ticket.contactHere'));

    expect(talk.heard).toContain('[số giấy tờ]');
    expect(talk.heard).not.toContain('012083004567');
  });

  it('takes down a place that is told when photos are asked for', async () => {
    const web = (text: string): Promise<void> => talk.send({ text, channelId: 'directline' });
    await web('gửi phản ánh');
    await web('Cái cầu treo bị gãy ván, trẻ con đi học rất nguy hiểm');
    await web('Giao thông');
    await web(translate('vi', 'ticket.placeNone'));
    await web('xã Phú Xuân');
    expect(talk.heard).toContain(translate('vi', 'ticket.added'));
    expect(talk.heard).toContain(translate('vi', 'ticket.photo'));
    await web(translate('vi', 'ticket.photoNone'));
    await web(translate('vi', 'ticket.contactHere'));

    expect(talk.heard).toContain('Nơi xảy ra: xã Phú Xuân');
  });

  it('takes photos where the channel has them, and says why one is not taken', async () => {
    const web = (text: string): Promise<void> => talk.send({ text, channelId: 'directline' });
    const { ticketAttachments } = talk.store;
    const photo = { id: 'p1', conversationId: 'c1', mime: 'image/jpeg', bytes: Buffer.from('x') };
    await ticketAttachments.keepPhoto(photo);
    await web('gửi phản ánh');
    await web(story);
    await web('Đất đai');
    await web('Đúng, ở xã Bình Lư');
    expect(talk.heard).toContain(translate('vi', 'ticket.photo'));
    const file = { contentType: 'image/jpeg' };
    await talk.send({
      channelId: 'directline',
      attachments: [
        { ...file, photo: 'p1' },
        { ...file, problem: 'not_a_photo' },
      ],
    });
    expect(talk.heard).toContain(translate('vi', 'ticket.photoNotOne'));
    expect(talk.heard).toContain(translate('vi', 'ticket.photoKept', { count: 1 }));
    await web(translate('vi', 'ticket.photoDone'));
    await web(translate('vi', 'ticket.contactHere'));
    await web('gửi đi');

    const [ticket] = await talk.store.tickets.ofConversation('c1');
    expect(await ticketAttachments.photosOf(ticket?.id ?? '')).toHaveLength(1);
  });

  it('is not there: a photo is not kept and that is said', async () => {
    const { ticketAttachments } = talk.store;
    const photo = { id: 'p1', conversationId: 'c1', mime: 'image/jpeg', bytes: Buffer.from('x') };
    await ticketAttachments.keepPhoto(photo);
    await talk.send({ attachments: [{ contentType: 'image/jpeg', photo: 'p1' }] });

    expect(talk.heard).toBe(translate('vi', 'file.notTaken'));
    expect(await ticketAttachments.looseCount('c1')).toBe(0);
  });

  it('names the collaborator and says that it is for somebody else', async () => {
    await play(
      talk,
      petitions.find(({ name }) => name.includes('collaborator'))!,
    );

    const [ticket] = await talk.store.tickets.ofConversation('c1');
    expect(ticket).toMatchObject({ kind: 'report', collaborator: 'CTV-TP01', onBehalf: 1 });
  });
});

describe('a code', () => {
  beforeEach(() => begin());

  it.each([
    (code: string) => code,
    (code: string) => code.toLowerCase(),
    (code: string) => code.replaceAll('-', ' '),
    (code: string) => `phiếu ${code.replaceAll('-', '')} đến đâu rồi ạ`,
  ])('in any spelling tells how the ticket stands (%#)', async (spell) => {
    const code = await send();
    await talk.say(spell(code));

    expect(talk.heard).toContain(code);
    expect(talk.heard).toContain('đã chuyển đến cơ quan');
    expect(talk.offerLabels()).toEqual(
      (['ticket.comment', 'ticket.withdraw'] as const).map((key) => translate('vi', key)),
    );
  });

  it('shows the answer, and a yes closes the ticket with its score', async () => {
    const code = await send();
    await answered(code);
    await play(
      talk,
      script(
        '',
        say(code, { says: ['ticket.answered'], hears: 'Đã trả kết quả ngày 20/11.' }),
        choose('ticket.accept', { says: 'ticket.askScore' }),
        choose('survey.score.4', { says: 'ticket.accepted' }),
      ),
    );

    expect(await talk.voices.tickets.find(code)).toMatchObject({
      state: 'closed',
      satisfaction: 4,
    });
  });

  it('lets the citizen contest, and open again what was closed', async () => {
    const code = await send();
    await answered(code);
    await play(
      talk,
      script(
        '',
        say(code),
        choose('ticket.contest', { says: 'ticket.askContest' }),
        say('Tôi vẫn chưa nhận được sổ', { says: 'ticket.contested' }),
      ),
    );
    expect(await talk.voices.tickets.find(code)).toMatchObject({ state: 'contested' });

    await answered(code);
    await play(
      talk,
      script(
        '',
        say(code),
        choose('ticket.accept'),
        choose('rating.skip', { says: 'ticket.accepted' }),
        say(code, { offers: 'ticket.reopen' }),
        choose('ticket.reopen', { says: 'ticket.askContest' }),
        say('Sổ ghi sai tên', { says: 'ticket.contested' }),
      ),
    );
    expect(await talk.voices.tickets.find(code)).toMatchObject({ state: 'contested', reopened: 2 });
  });

  it('takes what is added, once when the turn runs twice, and a withdrawal', async () => {
    const code = await send();
    await play(
      talk,
      script('', say(code), choose('ticket.comment', { says: 'ticket.askComment' })),
    );
    await talk.say('Tôi có giấy hẹn', { id: 'twice' });
    await talk.say('Tôi có giấy hẹn', { id: 'twice' });
    const { id } = await talk.voices.tickets.find(code);
    const comments = (await talk.voices.tickets.history(id)).filter(
      ({ kind }) => kind === 'comment',
    );
    expect(comments).toHaveLength(1);

    await play(
      talk,
      script(
        '',
        say(code),
        choose('ticket.withdraw', { says: 'ticket.askWithdraw' }),
        choose('control.yes', { says: 'ticket.withdrawn' }),
      ),
    );
    expect(await talk.voices.tickets.find(code)).toMatchObject({ state: 'withdrawn' });
  });

  it('is answered by the tap under a notice', async () => {
    const code = await send();
    await answered(code);

    await talk.say(translate('vi', 'ticket.reply.contest', { code }));

    expect(talk.heard).toContain(translate('vi', 'ticket.askContest'));
  });

  it('shows strangers how it stands and nothing of what was written', async () => {
    const code = await send();
    await answered(code);
    await talk.store.tickets.detach('c1');

    await talk.say(code);

    expect(talk.heard).toContain(translate('vi', 'ticket.notMine'));
    expect(talk.heard).not.toContain('Bình Lư đã ba tháng');
    expect(talk.heard).not.toContain('Đã trả kết quả');
    expect(talk.offerLabels()).toEqual([]);
  });

  it('that is wrong is said so, and trying them all is stopped', async () => {
    await talk.say('LC-2611-2222');
    expect(talk.heard).toContain(translate('vi', 'ticket.badCode'));
    let n = 0;
    const ids = {
      uuid: () => '',
      code: () => ['ABC', 'ABD', 'ABE', 'ABF', 'ABG', 'ABH'][n++] ?? '',
    };
    for (let i = 0; i < 6; i += 1) await talk.say(newTicketCode('LC', '2026-11-21', ids));

    expect(talk.heard).toContain(translate('vi', 'ticket.tooMany'));
  });

  it('of all one has sent is listed', async () => {
    const code = await send();
    await talk.say('phiếu của tôi');

    expect(talk.heard).toContain(translate('vi', 'ticket.list'));
    expect(talk.offerLabels()).toEqual([code]);
  });
});

describe('the feedback button', () => {
  it.each(['vi', 'en', 'km'] as const)('begins a petition in %s', async (lang) => {
    await begin();
    await talk.say(translate(lang, 'widget.startFeedback'));

    expect(talk.heard).toContain(translate(lang, 'ticket.what'));
  });
});

describe('ratings', () => {
  beforeEach(async () => {
    await begin();
    await talk.say('lệ phí đăng ký kết hôn là bao nhiêu');
  });

  it('by words ask why, say where it goes, and tell when the article changes', async () => {
    await play(
      talk,
      script(
        '',
        say('chưa được', { says: 'rating.reason' }),
        choose('rating.reason.outdated', { says: 'rating.text' }),
        say('phí này đổi rồi, gọi tôi 0912345678', { says: 'rating.tell' }),
        choose('rating.tellYes', { says: 'rating.tellDone' }),
      ),
    );
    const { code } = talk.answer;

    expect(await talk.store.feedback.latest(code, 'c1')).toMatchObject({
      rating: 'not_helpful',
      reason: 'outdated',
      text: 'phí này đổi rồi, gọi tôi [số điện thoại]',
      topic: 'dang-ky-ket-hon',
    });
    expect(await talk.store.curatorTasks.list({ state: 'open', limit: 5 })).toEqual([
      expect.objectContaining({ answerCode: code, reason: 'outdated' }),
    ]);
    expect(await talk.store.changeWishes.waiting('c1')).toHaveLength(1);
  });

  it('are left alone by the next question', async () => {
    await play(
      talk,
      script(
        '',
        say('chưa được', { says: 'rating.reason' }),
        say('đăng ký tạm trú cần gì', { status: 'answered', topic: 'dang-ky-tam-tru' }),
      ),
    );
  });

  it('from the widget keep the wish to be told, and the news comes once', async () => {
    const { code } = talk.answer;
    await talk.rate({ code, rating: 'not_helpful', reason: 'wrong', tell: true });
    expect(talk.heard).toBe('');
    await talk.say('cảm ơn');
    expect(talk.heard).not.toContain('đã được sửa');

    const { articles } = laiChau.snapshot;
    const article = articles.get('dang-ky-ket-hon')!;
    const changed = new Map(articles).set(article.id, { ...article, hash: 'another' });
    const after = Talk.over(talk, {
      ...laiChau,
      snapshot: { ...laiChau.snapshot, articles: changed },
    });
    await after.say('cảm ơn');
    expect(after.heard).toContain(translate('vi', 'news.changed', { title: article.title }));
    await after.say('cảm ơn');
    expect(after.heard).not.toContain('đã được sửa');
  });
});

describe('the survey', () => {
  beforeEach(() => begin());

  async function helpful(): Promise<void> {
    await talk.say('lệ phí đăng ký kết hôn là bao nhiêu');
    await talk.rate({ code: talk.answer.code, rating: 'helpful' });
  }

  it('comes after a helpful rating: one score, a few words, three details, all optional', async () => {
    await helpful();
    expect(talk.heard).toContain(translate('vi', 'survey.ask'));
    await play(
      talk,
      script(
        '',
        choose('survey.score.5', { says: 'survey.open' }),
        say('nói chậm hơn cho người già', { says: 'survey.helper' }),
        choose('survey.helped', { says: 'survey.age' }),
        choose('survey.age.60-plus', { says: 'survey.commune' }),
        say('bình lư', { says: 'survey.thanks' }),
      ),
    );

    const { surveys } = await talk.store.holdings.of('c1');
    expect(surveys).toEqual([
      expect.objectContaining({
        field: 'ho-tich',
        score: 5,
        text: 'nói chậm hơn cho người già',
        helper: true,
        ageBand: '60-plus',
        commune: 'xã Bình Lư',
      }),
    ]);
  });

  it('is not repeated within thirty days, and is afterwards', async () => {
    await helpful();
    await talk.choose(translate('vi', 'survey.later'));
    talk.clock.advance(29 * day);
    await helpful();
    expect(talk.heard).toBe('');

    talk.clock.advance(day);
    await helpful();
    expect(talk.heard).toContain(translate('vi', 'survey.ask'));
  });

  it('gives way to a question at any step', async () => {
    await helpful();
    await talk.say('đăng ký tạm trú cần gì');

    expect(talk.answer).toMatchObject({ status: 'answered', topic: 'dang-ky-tam-tru' });
  });

  it('does not come on a day of danger, of a person asked for, or of a petition', async () => {
    await talk.say('có người bị điện giật cứu với');
    await helpful();
    expect(talk.heard).toBe('');

    talk.clock.advance(25 * hour);
    await talk.say('cho tôi gặp cán bộ');
    await helpful();
    expect(talk.heard).toBe('');

    talk.clock.advance(25 * hour);
    await helpful();
    expect(talk.heard).toContain(translate('vi', 'survey.ask'));
  });

  it('comes when a list of papers is finished', async () => {
    await talk.say('đăng ký khai sinh');
    await talk.say('Đăng ký khai sinh – Túi hồ sơ');
    for (let i = 0; i < 12 && talk.answer.status !== 'dossier'; i += 1) await talk.say('1');

    expect(talk.answer.status).toBe('dossier');
    expect(talk.heard).toContain(translate('vi', 'survey.ask'));
  });
});

describe('one’s own data', () => {
  beforeEach(() => begin());

  it('is shown in the chat: words as kept, petitions, ratings, and what for', async () => {
    const code = await send('0912 345 678');
    await talk.say('lệ phí đăng ký kết hôn là bao nhiêu');
    await talk.say('chưa được');
    await talk.say('cho tôi xem dữ liệu của tôi');

    expect(talk.heard).toContain(translate('vi', 'data.lead'));
    expect(talk.heard).toContain(code);
    expect(talk.heard).toContain(talk.answer.code);
    expect(talk.heard).toContain('- [số điện thoại]');
    expect(talk.heard).not.toContain('0912 345 678');
    expect(talk.heard).toContain(translate('vi', 'privacy.text', { raw: 30, records: 90 }));
    expect(talk.offerLabels()).toEqual([translate('vi', 'widget.erase')]);
  });

  it('is erased to the end, and what the law keeps is said', async () => {
    const code = await send('0912 345 678');
    await talk.say('lệ phí đăng ký kết hôn là bao nhiêu');
    await talk.rate({ code: talk.answer.code, rating: 'not_helpful', tell: true });
    await talk.say('xoá dữ liệu của tôi');
    await talk.choose(translate('vi', 'control.yes'));

    expect(talk.heard).toContain(translate('vi', 'control.eraseDone'));
    expect(talk.heard).toContain(translate('vi', 'data.kept', { codes: code }));
    const ticket = await talk.voices.tickets.find(code);
    expect(ticket.conversationId).toBeNull();
    expect(await talk.voices.tickets.contactOf(ticket.id)).toBeUndefined();
    expect(await talk.store.changeWishes.waiting('c1')).toEqual([]);
    expect(await talk.store.curatorTasks.list({ limit: 5 })).toEqual([]);
    // What is said from the yes on is new.
    expect((await talk.store.holdings.of('c1')).messageCount).toBe(0);
  });

  it('has its use told in plain words', async () => {
    await talk.say('dữ liệu của tôi được dùng thế nào?');

    expect(talk.heard).toContain('chỉ cán bộ phụ trách xem được');
  });
});

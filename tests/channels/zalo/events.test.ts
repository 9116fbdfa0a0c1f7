import { FixedClock } from '../../../src/core';
import { anyOa, requestInfoName } from '../../../src/channels/zalo';
import type { TurnLogic } from '../../../src/channels/zalo';
import { FakeZalo } from '../../support/fake-zalo/fake-zalo';
import { startZalo } from '../../support/zalo-server';
import type { TestZalo, TestZaloOptions } from '../../support/zalo-server';

let server: TestZalo;
const user = 'u1';

async function start(options: TestZaloOptions = {}): Promise<void> {
  server = await startZalo(options);
}

afterEach(() => server.stop());

const heard = (): readonly string[] => server.fake.heardBy(user).map(({ text }) => text);
const lane = (): string => `zalo:${server.fake.oaId}:${user}`;

async function say(text: string): Promise<void> {
  await server.fake.say(user, text);
  await server.settled();
}

async function happen(event_name: string, more: object = {}): Promise<void> {
  await server.fake.deliver({ event_name, ...server.fake.fromUser(user), ...more });
  await server.settled();
}

const follow = () => ({ oa_id: server.fake.oaId, follower: { id: user } });
const byAdmin = () => ({
  sender: { id: server.fake.oaId, admin_id: '77' },
  recipient: { id: user },
  message: { text: 'Nhân viên xin nghe', msg_id: `admin-${Math.random()}` },
});

describe('somebody who arrives', () => {
  it('is welcomed once when following and opening the chat come together', async () => {
    await start();

    await happen('user_click_chatnow', { oa_id: server.fake.oaId, user_id: user });
    await happen('follow', follow());

    expect(heard()).toEqual(['Xin chào u1']);
  });

  it('is welcomed again when they come back another day', async () => {
    const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
    await start({ clock });

    await happen('follow', follow());
    clock.advance(25 * 3600_000);
    await happen('follow', follow());

    expect(heard()).toHaveLength(2);
  });
});

describe('a digit typed on Zalo', () => {
  const offer: TurnLogic = async (context) => {
    const { text } = context.activity;
    const labels = text === 'menu' ? ['Hộ tịch', 'Cư trú'] : [];
    await context.sendActivity({
      type: 'message',
      text: `Bạn chọn: ${text}`,
      suggestedActions: {
        to: [],
        actions: labels.map((title) => ({ type: 'imBack', title, value: `${title} – Tóm tắt` })),
      },
    });
  };

  it('says the words of the choice last offered, and a sticker in between takes nothing away', async () => {
    await start({ onTurn: offer });
    await say('menu');
    await happen('user_send_sticker', {
      message: { msg_id: 's1', attachments: [{ type: 'sticker', payload: {} }] },
    });
    await say('2');
    await say('2');

    expect(heard()[0]).toBe('Bạn chọn: menu');
    expect(heard().slice(2)).toEqual(['Bạn chọn: Cư trú – Tóm tắt', 'Bạn chọn: 2']);
  });
});

describe('a colleague who writes from the OA', () => {
  it('is not talked over until the bot may speak again', async () => {
    const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
    await start({ clock });
    await say('một');
    await happen('oa_send_text', byAdmin());
    await say('hai');
    clock.advance(30 * 60_000 + 1);

    await say('ba');

    expect(heard()).toEqual(['Bạn nói: một', 'Bạn nói: ba']);
  });

  it('stops an answer that was not sent yet', async () => {
    await start();
    server.fake.faults.next({ kind: 'http500', when: 'before' });
    await server.fake.say(user, 'một');
    while (server.fake.faults.injected === 0) await new Promise((done) => setTimeout(done, 5));

    await server.store.contacts.change(lane(), { silentUntil: new Date(Date.now() + 60_000) });
    await server.settled();

    expect(heard()).toEqual([]);
    expect(await server.store.outboxRecords.counts('zalo')).toMatchObject({
      withdrawn: 1,
      dead: 0,
    });
  });

  it('is told apart from the echo of what the bot itself sends', async () => {
    await start();
    server.fake.receipts = true;

    await say('một');
    while (!server.outcomes.includes('ignored')) await new Promise((done) => setTimeout(done, 5));
    await say('hai');

    expect(heard()).toEqual(['Bạn nói: một', 'Bạn nói: hai']);
  });
});

describe('contact details', () => {
  const details = { info: { name: 'Nguyễn Văn A', phone: '84912345678', address: '1 Nguyễn Huệ' } };
  const ask: TurnLogic = async (context) => {
    if (context.activity.type === 'message') {
      await context.sendActivity({ type: 'event', name: requestInfoName });
    }
  };

  it('are kept apart and encrypted when they were asked for', async () => {
    await start({ onTurn: ask });
    await say('nhờ gọi lại');
    await happen('user_submit_info', details);

    expect(heard().at(-1)).toContain('đã nhận thông tin');
    expect(await server.zalo.sharedInfo(lane())).toEqual(details.info);
    expect(await server.store.contacts.info(lane())).not.toContain('Nguy');
  });

  it('are not kept when nobody asked, or when they come too late', async () => {
    const clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
    await start({ onTurn: ask, clock });
    await happen('user_submit_info', details);
    await say('nhờ gọi lại');
    clock.advance(25 * 3600_000);
    await happen('user_submit_info', { ...details, extra: 1 });

    expect(await server.zalo.sharedInfo(lane())).toBeUndefined();
    expect(heard().filter((text) => text.includes('không lưu lại gì'))).toHaveLength(2);
  });

  it.each(['unfollow', 'user_withdraw'])('are deleted on %s', async (name) => {
    await start({ onTurn: ask });
    await say('nhờ gọi lại');
    await happen('user_submit_info', details);

    await happen(name, name === 'unfollow' ? follow() : { user_id: user });

    expect(await server.zalo.sharedInfo(lane())).toBeUndefined();
  });
});

describe('a place that was sent', () => {
  const at = (latitude: string, longitude: string) => ({
    message: {
      msg_id: `p-${latitude}`,
      attachments: [{ type: 'location', payload: { coordinates: { latitude, longitude } } }],
    },
  });
  const helpPoints = [
    { name: 'Một cửa phường Tân Phong', address: 'Tân Phong', latitude: 22.39, longitude: 103.46 },
    { name: 'Một cửa phường Đoàn Kết', address: 'Đoàn Kết', latitude: 22.4, longitude: 103.44 },
  ];

  it('leads to the nearest help point, or to the hotline when none is near', async () => {
    const fake = await FakeZalo.start();
    const refreshToken = fake.oauth.firstRefreshToken();
    const accounts = [{ oaId: anyOa, name: 'OA', locality: 'lai-chau', helpPoints, refreshToken }];
    await start({ fake, settings: { accounts } });

    await happen('user_send_location', at('22.401', '103.441'));
    await happen('user_send_location', at('10.77', '106.69'));

    expect(fake.heardBy(user)[0]?.text).toMatch(/Đoàn Kết.*khoảng 0,15 km.*1022/);
    expect(fake.heardBy(user)[1]?.text).toContain('chưa có danh sách điểm hỗ trợ');
    await fake.stop();
  });
});

describe('what becomes of a message', () => {
  it('is noted when it arrives and when it is read', async () => {
    await start();
    await say('một');
    const [message] = server.fake.heardBy(user);
    const id = message?.id ?? '';
    const receipt = { sender: { id: server.fake.oaId }, recipient: { id: user } };

    await server.fake.deliver({
      event_name: 'user_received_message',
      ...receipt,
      message: { msg_id: id },
    });
    await server.fake.deliver({
      event_name: 'user_seen_message',
      ...receipt,
      message: { msg_ids: [id] },
    });
    await server.settled();

    expect(await server.store.outboxRecords.receiptOf('zalo', id)).toEqual({
      delivered: true,
      seen: true,
    });
  });

  it('a heart under an answer reaches the bot as a rating of it', async () => {
    const events: unknown[] = [];
    await start({
      onTurn: async (context) => {
        if (context.activity.type === 'event') events.push(context.activity.value);
        else
          await context.sendActivity({
            type: 'message',
            text: 'Đáp',
            channelData: { answer: { code: 'AB2C' } },
          });
      },
    });
    await say('hỏi');
    const messageId = server.fake.heardBy(user)[0]?.id ?? '';

    for (const react_icon of ['/-heart', '/-?']) {
      await happen('user_reacted_message', { message: { msg_id: messageId, react_icon } });
    }
    await happen('user_reacted_message', { message: { msg_id: 'other', react_icon: '/-heart' } });

    expect(events).toEqual([{ code: 'AB2C', rating: 'helpful' }]);
  });
});

describe('a turn', () => {
  it('that fails or hangs is over, and the conversation goes on', async () => {
    await start({ limits: { turnMs: 50 } });

    await say('hỏng');
    await say('treo');
    await say('còn đó không');

    expect(heard()).toEqual(['Bạn nói: còn đó không']);
    expect(await server.store.inbox.counts('zalo')).toEqual({ pending: 0, failed: 2 });
  });

  it('reads the account and its locality', async () => {
    let seen: unknown;
    await start({
      onTurn: (context) => {
        seen = context.activity.channelData;
        return Promise.resolve();
      },
    });

    await say('một');

    expect(seen).toEqual({ zalo: { account: server.fake.oaId, locality: 'lai-chau' } });
  });

  it('hints in the language somebody writes in', async () => {
    await start();
    await say('how do I register a birth');
    await happen('user_send_audio', { message: { msg_id: 'a1' } });

    expect(heard().at(-1)).toContain('voice messages');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sign } from '../../../src/channels/zalo';
import { startZalo } from '../../support/zalo-server';
import type { TestZalo } from '../../support/zalo-server';

const folder = join(__dirname, '../../fixtures/zalo');
const bodies = readdirSync(folder).filter((file) => !file.startsWith('_'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

interface Post {
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let server: TestZalo;

beforeEach(async () => {
  server = await startZalo();
});

afterEach(() => server.stop());

function signed(raw: string | Buffer): string {
  let timestamp: unknown = '';
  try {
    timestamp = (JSON.parse(String(raw)) as { timestamp?: unknown } | null)?.timestamp ?? '';
  } catch {
    // Not JSON: any time will do.
  }
  const time = typeof timestamp === 'number' ? String(timestamp) : timestamp;
  return sign(Buffer.from(raw), typeof time === 'string' ? time : '', server.fake);
}

async function post(raw: string | Buffer, { signature, headers }: Post = {}): Promise<number> {
  const response = await fetch(server.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature !== undefined && { 'x-zevent-signature': signature }),
      ...headers,
    },
    body: raw,
  });
  await response.arrayBuffer();
  return response.status;
}

const user = '8756287263669629130';

/** What each body of the manifest leads to, and what the citizen hears. */
const expected: Readonly<Record<string, readonly [outcome: string, heard?: RegExp]>> = {
  'add_user_to_tag.json': ['ignored'],
  'anonymous_send_text.json': ['accepted', /Bạn nói: Chào shop/],
  'change_oa_daily_quota.json': ['ignored'],
  'change_template_status.json': ['ignored'],
  'follow.json': ['accepted', /Xin chào/],
  'oa_send_image.json': ['ignored'],
  'oa_send_text.admin.json': ['accepted'],
  'oa_send_text.json': ['ignored'],
  'remove_user_from_tag.json': ['ignored'],
  'unfollow.json': ['accepted'],
  'user_click_chatnow.json': ['accepted', /Xin chào/],
  'user_reacted_message.json': ['accepted'],
  'user_received_message.json': ['accepted'],
  'user_received_message.zns.json': ['ignored'],
  'user_seen_message.json': ['accepted'],
  'user_send_audio.json': ['accepted', /tin nhắn thoại/],
  'user_send_business_card.json': ['accepted', /không nhận hình và tệp/],
  'user_send_file.json': ['accepted', /không nhận hình và tệp/],
  'user_send_gif.json': ['accepted', /viết bằng chữ/],
  'user_send_image.json': ['accepted', /không nhận hình và tệp[^]*Bạn nói: Ảnh hóa đơn/],
  'user_send_link.json': ['accepted', /không mở đường dẫn/],
  'user_send_location.json': ['accepted', /không lưu vị trí/],
  'user_send_sticker.json': ['accepted', /viết bằng chữ/],
  'user_send_text.button_payload.json': ['accepted', /Bạn nói: #order_status/],
  'user_send_text.json': ['accepted', /Bạn nói: Xin chào, tôi cần hỗ trợ/],
  'user_send_text.quote.json': ['accepted', /Bạn nói: Cái này còn hàng không\?/],
  'user_send_video.json': ['accepted', /không nhận hình và tệp/],
  'user_submit_info.json': ['accepted', /không hỏi nên không lưu/],
  'user_submit_info.legacy.json': ['accepted', /không hỏi nên không lưu/],
};

describe('the webhook of Zalo', () => {
  it('has an expectation for each of the 29 bodies', () => {
    expect(Object.keys(expected).sort()).toEqual([...bodies].sort());
    expect(bodies).toHaveLength(29);
  });

  it.each(Object.entries(expected))('handles %s', async (file, [outcome, heard]) => {
    const raw = read(file);
    const zns = file.includes('.zns.') ? { headers: { 'x-zevent-server': 'ZNS' } } : {};

    const status = await post(raw, { signature: signed(raw), ...zns });
    await server.settled();

    expect(status).toBe(200);
    expect(server.outcomes).toEqual([outcome]);
    const anonymous = file.startsWith('anonymous') ? 'a1b2c3d4e5f60718' : user;
    const said = server.fake.heardBy(anonymous).map(({ text }) => text);
    if (heard === undefined) expect(said).toEqual([]);
    else expect(said.join('\n')).toMatch(heard);
  });

  it.each([...bodies])(
    'keeps nothing of %s that leads to a file, a place or a person',
    async (file) => {
      const raw = read(file);
      await post(raw, { signature: signed(raw) });

      const pending = await Promise.all(
        (await server.store.inbox.pendingLanes('zalo')).map((lane) =>
          server.store.inbox.next('zalo', lane),
        ),
      );

      expect(JSON.stringify(pending)).not.toMatch(/zdn\.vn|checksum|qrCode|84901234567|user_dob/);
      await server.settled();
    },
  );

  it('does the same thing once, however often it is delivered', async () => {
    const raw = read('user_send_text.json');
    const again = { signature: signed(raw), headers: { num_retry: '1' } };

    const statuses = await Promise.all([1, 2, 3].map(() => post(raw, again)));
    await server.settled();
    statuses.push(await post(raw, again));
    await server.settled();

    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(server.outcomes.toSorted()).toEqual(['accepted', 'repeated', 'repeated', 'repeated']);
    expect(server.fake.heardBy(user)).toHaveLength(1);
  });

  it.each([
    ['an empty body', '', 200, 'probe'],
    ['a body that is no event', '{"a":1}', 200, 'probe'],
    ['a body that is no JSON', 'không', 200, 'probe'],
    ['a body that is null', 'null', 200, 'probe'],
    ['an unsigned event', read('user_send_text.json'), 401, 'unsigned'],
  ])('never acts on %s', async (_name, raw, status, outcome) => {
    expect(await post(raw)).toBe(status);
    await server.settled();

    expect(server.outcomes).toEqual([outcome]);
    expect(server.fake.conversations.messages).toEqual([]);
  });

  it('refuses an event of another app although the bytes are signed', async () => {
    const raw = read('user_send_text.json').replace(server.fake.appId, '99');

    expect(await post(raw, { signature: signed(raw) })).toBe(401);
  });

  it('acknowledges what it does not know and what has a new shape, and counts it', async () => {
    const strange = JSON.stringify({ app_id: server.fake.appId, event_name: 'user_call_oa' });
    const broken = JSON.stringify({ app_id: server.fake.appId, event_name: 'follow', oa_id: 7 });

    expect(await post(strange, { signature: signed(strange) })).toBe(200);
    expect(await post(broken, { signature: signed(broken) })).toBe(200);
    expect(server.outcomes).toEqual(['ignored', 'malformed']);
  });

  it('acknowledges an event of an OA it does not serve and says nothing there', async () => {
    const raw = read('user_send_text.json').replaceAll(server.fake.oaId, '1234567890');

    expect(await post(raw, { signature: signed(raw) })).toBe(200);
    await server.settled();

    expect(server.outcomes).toEqual(['foreign_account']);
    expect(server.fake.conversations.messages).toEqual([]);
  });

  it('refuses a body over the limit and answers the look of the console', async () => {
    expect(await post('x'.repeat(300 * 1024))).toBe(413);
    expect((await fetch(server.webhookUrl)).status).toBe(200);
  });

  it('survives 2,000 mutated bodies and never answers an unsigned one', async () => {
    const texts = bodies.map(read);
    const mutation = fc.record({
      body: fc.nat(texts.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      insert: fc.oneof(
        fc.string({ maxLength: 8, unit: 'binary' }),
        fc.constantFrom('"', '{', '}', 'null', '\\u0000', '\u0000', '1e999', '[', '"id":1,'),
      ),
      drop: fc.nat(12),
      signed: fc.boolean(),
    });
    const statuses = new Set<number>();

    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 20, maxLength: 20 }), async (mutations) => {
        const before = server.fake.conversations.messages.length;
        const answers = await Promise.all(
          mutations.map(async ({ body, at, insert, drop, signed: signs }) => {
            const text = texts[body] ?? '';
            const cut = Math.floor(at * text.length);
            const raw = Buffer.from(text.slice(0, cut) + insert + text.slice(cut + drop));
            return post(raw, signs ? { signature: signed(raw) } : {});
          }),
        );
        for (const status of answers) statuses.add(status);
        if (mutations.some((one) => one.signed)) return;
        await server.settled();
        expect(server.fake.conversations.messages).toHaveLength(before);
      }),
      { numRuns: 100 },
    );

    for (const status of statuses) expect([200, 401]).toContain(status);
    expect((await fetch(server.webhookUrl)).status).toBe(200);
    await server.settled();
  });

  it('says nothing to 500 well-formed events without a good signature', async () => {
    const texts = bodies.map(read);
    const forged = fc.record({
      body: fc.nat(texts.length - 1),
      signature: fc.oneof(fc.string(), fc.stringMatching(/^mac=[0-9a-f]{64}$/)),
    });

    await fc.assert(
      fc.asyncProperty(forged, async ({ body, signature }) => {
        const header = encodeURIComponent(signature).replace('%3D', '=');
        const status = await post(texts[body] ?? '', { signature: header });
        expect(status).toBe(401);
      }),
      { numRuns: 500 },
    );

    await server.settled();
    expect(server.fake.conversations.messages).toEqual([]);
  });
});

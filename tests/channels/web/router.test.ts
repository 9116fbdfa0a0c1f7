import { FixedClock } from '../../../src/core';
import { allowedPage, startDirectLine, testSecret } from '../../support/direct-line-server';
import type { TestServer } from '../../support/direct-line-server';
import { RestClient, userOf } from '../../support/rest-client';
import type { RestReply, StartedConversation } from '../../support/rest-client';

let server: TestServer;
let clock: FixedClock;
let rest: RestClient;

beforeAll(async () => {
  clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
  server = await startDirectLine({
    clock,
    limits: { messagesPerMinute: 1_000, uploadBytes: 1_000, bodyBytes: 100_000 },
  });
  rest = new RestClient(server.domain);
});

afterAll(() => server.stop());

const error = (code: string) => ({ error: { code, message: expect.any(String) as string } });

describe('tokens', () => {
  it('are generated for the holder of the secret without starting anything', async () => {
    const { status, body } = await rest.post('/tokens/generate', testSecret);

    expect(status).toBe(200);
    expect(body).toEqual({
      conversationId: expect.stringMatching(/^[\w-]{36}$/u) as string,
      token: expect.any(String) as string,
      expires_in: 1800,
    });
    expect(userOf(String(body['token']))).toMatch(/^dl_/u);
    expect(await server.store.conversations.get(String(body['conversationId']))).toBeUndefined();
  });

  it.each([{ user: { id: 'dl_lo-thi-may' } }, { User: { Id: 'dl_lo-thi-may' } }])(
    'are bound to the user of %j',
    async (request) => {
      expect((await rest.newToken(request)).userId).toBe('dl_lo-thi-may');
    },
  );

  it('are refreshed for the same user and conversation, until they expire', async () => {
    const first = await rest.newToken();
    clock.advance(29 * 60_000);

    const refreshed = await rest.post('/tokens/refresh', first.token);
    clock.advance(2 * 60_000);
    const again = await rest.post('/tokens/refresh', String(refreshed.body['token']));
    const tooLate = await rest.post('/tokens/refresh', first.token);

    expect(refreshed.body).toMatchObject({
      conversationId: first.conversationId,
      expires_in: 1800,
    });
    expect(again.status).toBe(200);
    expect(userOf(String(again.body['token']))).toBe(first.userId);
    expect(tooLate).toMatchObject({ status: 403, body: error('TokenExpired') });
  });

  it('are given to allowed pages without the secret, each for a new user', async () => {
    const get = (origin?: string): Promise<RestReply> =>
      rest.call('/tokens/public', { method: 'POST', ...(origin && { headers: { origin } }) });

    const [first, second] = [await get(allowedPage), await get(server.url)];

    expect(first.status).toBe(200);
    expect(userOf(String(first.body['token']))).not.toBe(userOf(String(second.body['token'])));
    for (const origin of ['https://evil.example', 'null', undefined]) {
      expect(await get(origin)).toMatchObject({ status: 403, body: error('Forbidden') });
    }
  });

  it('work only on the trusted origins they were generated for', async () => {
    const trusted = { user: { id: 'dl_x' }, trustedOrigins: [allowedPage] };
    const { token } = await rest.newToken(trusted);
    const start = (origin: string): Promise<RestReply> =>
      rest.call('/conversations', { method: 'POST', token, headers: { origin } });

    expect(await start('https://other.example')).toMatchObject({ status: 403 });
    expect(await start(allowedPage)).toMatchObject({ status: 201 });
  });
});

describe('conversations', () => {
  it('are started once by a token', async () => {
    const { token, conversationId, userId } = await rest.newToken();

    const first = await rest.post('/conversations', token, { user: {}, locale: 'km-KH' });
    const second = await rest.post('/conversations', token, { user: { id: 'someone-else' } });

    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      conversationId,
      token: expect.any(String) as string,
      expires_in: 1800,
      streamUrl: expect.stringMatching(/^ws:.*\/stream\?watermark=0&t=/u) as string,
    });
    expect(second).toMatchObject({ status: 200, body: { conversationId } });
    expect(await server.store.conversations.get(conversationId)).toMatchObject({
      channel: 'web',
      userId,
      language: 'km',
    });
  });

  it('greet once, however often they are started', async () => {
    const { token, conversationId, userId } = await rest.newToken();
    for (let i = 0; i < 3; i++) await rest.post('/conversations', token);

    const activities = await rest.heard({ token, conversationId, userId }, `Xin chào ${userId}`);

    expect(activities).toHaveLength(1);
  });

  it('show the bot who speaks, whatever the client claims', async () => {
    const conversation = await rest.start();
    const { conversationId, token, userId } = conversation;
    await rest.post(`/conversations/${conversationId}/activities`, token, {
      type: 'message',
      id: 'mine',
      text: 'xin chào',
      from: { id: 'admin', name: 'Lò Thị Mây', role: 'bot' },
      recipient: { id: 'x' },
      conversation: { id: 'x' },
      serviceUrl: 'https://evil.example',
      deliveryMode: 'expectReplies',
      locale: 'vi-VN',
      channelData: { clientActivityID: 'x', deep: { kept: true } },
    });

    const activities = await rest.heard(conversation, 'Bạn nói: xin chào');

    expect(activities.find(({ text }) => text === 'xin chào')).toEqual({
      type: 'message',
      id: `${conversationId}|0000003`,
      text: 'xin chào',
      from: { id: userId, name: 'Lò Thị Mây', role: 'user' },
      recipient: { id: 'tro-ly-dich-vu-cong', name: 'Trợ lý Dịch vụ công' },
      conversation: { id: conversationId },
      serviceUrl: server.url,
      channelId: 'directline',
      timestamp: clock.now().toISOString(),
      locale: 'vi-VN',
      channelData: { clientActivityID: 'x', deep: { kept: true } },
    });
  });

  it('are read page by page up to the watermark, without typing', async () => {
    const conversation = await rest.start();
    for (let i = 0; i < 120; i++) await rest.say(conversation, `số ${i}`);
    await rest.heard(conversation, 'Bạn nói: số 0');

    const history = await rest.history(conversation);

    const seen = history.map(({ text = '', type }) => (type === 'typing' ? type : text));
    expect(seen.filter((text) => text.startsWith('số'))).toHaveLength(120);
    expect(seen).not.toContain('typing');
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(['', 'abc', '-1', '1e3', '99999999999'])(
    'are read from the start with watermark %j',
    async (watermark) => {
      const conversation = await rest.start();
      await rest.heard(conversation, `Xin chào ${conversation.userId}`);

      expect((await rest.activities(conversation, watermark)).activities).toHaveLength(1);
    },
  );

  it('are resumed after the watermark, from the start when it is empty, or with what comes', async () => {
    const conversation = await rest.start();
    await rest.heard(conversation, `Xin chào ${conversation.userId}`);
    const resume = async (query: string): Promise<string | null> => {
      const path = `/conversations/${conversation.conversationId}${query}`;
      const { body } = await rest.call(path, { token: conversation.token });
      expect(body).toMatchObject({ token: expect.any(String) as string });
      return new URL(String(body['streamUrl'])).searchParams.get('watermark');
    };

    expect(await resume('?watermark=1')).toBe('1');
    expect(await resume('?watermark=')).toBe('0');
    expect(await resume('')).toBe('2');
  });

  it('are opened to the holder of the secret', async () => {
    const { conversationId } = await rest.start();

    const { activities } = await rest.activities({ token: testSecret, conversationId });

    expect(Array.isArray(activities)).toBe(true);
  });

  it('take a raw file as an attachment without content', async () => {
    const conversation = await rest.start();
    const path = `/conversations/${conversation.conversationId}/upload?userId=me`;

    const { status } = await rest.call(path, {
      method: 'POST',
      token: conversation.token,
      headers: { 'content-type': 'application/pdf', 'content-disposition': 'name="file"' },
      body: 'PDF',
    });

    expect(status).toBe(200);
    await rest.heard(conversation, 'Đã nhận application/pdf');
  });
});

describe('good texts that look bad', () => {
  it.each([
    ['an empty text', ''],
    ['10,000 characters', 'ă'.repeat(10_000)],
    ['emoji only', '👩‍👩‍👧🇻🇳'],
    ['HTML and script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['control characters', 'a\u0000b\u0007\u001b[31m\u202e'],
    ['half a surrogate pair', 'x\ud83d'],
    ['SQL', "'; drop table activities; --"],
  ])('%s reaches the bot unchanged', async (_name, text) => {
    const conversation = await rest.start();

    expect((await rest.say(conversation, text)).status).toBe(200);

    const activities = await rest.heard(conversation, `Bạn nói: ${text}`);
    expect(activities.find(({ from }) => from.role === 'user')?.text).toBe(text);
  });
});

describe('bad input', () => {
  let started: StartedConversation;
  let expired: string;

  beforeAll(async () => {
    const old = await rest.newToken();
    expired = old.token;
    clock.advance(31 * 60_000);
    started = await rest.start();
  });

  interface BadRequest {
    readonly name: string;
    readonly path?: string;
    readonly token?: () => string | undefined;
    readonly init?: RequestInit;
    readonly status: number;
    readonly code: string;
  }

  const json = { 'content-type': 'application/json' };
  const message = JSON.stringify({ type: 'message', text: 'x' });
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  const upload = '/conversations/ID/upload?userId=me';

  it.each<BadRequest>([
    { name: 'no body', init: {}, status: 400, code: 'BadArgument' },
    { name: 'invalid JSON', init: { body: '{"type":' }, status: 400, code: 'BadSyntax' },
    { name: 'a JSON text', init: { body: '"message"' }, status: 400, code: 'BadSyntax' },
    { name: 'a JSON array', init: { body: '[]' }, status: 400, code: 'BadArgument' },
    { name: 'no type', init: { body: '{}' }, status: 400, code: 'BadArgument' },
    {
      name: 'a text that is a number',
      init: { body: '{"type":"message","text":1}' },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'a body that is no JSON',
      init: { body: message, headers: { 'content-type': 'text/plain' } },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'JSON nested without end',
      init: { body: `{"type":"message","value":${'['.repeat(40_000)}${']'.repeat(40_000)}}` },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'an unknown charset',
      init: { body: message, headers: { 'content-type': 'application/json; charset=x' } },
      status: 415,
      code: 'BadArgument',
    },
    {
      name: 'a body over the limit',
      init: { body: JSON.stringify({ type: 'message', text: 'x'.repeat(100_000) }) },
      status: 413,
      code: 'MessageSizeTooBig',
    },
    { name: 'no token', token: () => undefined, status: 401, code: 'Unauthorized' },
    { name: 'a malformed header', token: () => 'two words', status: 401, code: 'Unauthorized' },
    {
      name: 'a wrong token',
      token: () => `${started.token.slice(0, -5)}AAAAA`,
      status: 403,
      code: 'BadArgument',
    },
    { name: 'a wrong secret', token: () => 'not-the-secret', status: 403, code: 'BadArgument' },
    { name: 'an expired token', token: () => expired, status: 403, code: 'TokenExpired' },
    {
      name: 'the token of another conversation',
      path: '/conversations/other/activities',
      status: 403,
      code: 'Forbidden',
    },
    {
      name: 'an unknown conversation',
      path: '/conversations/other/activities',
      token: () => testSecret,
      status: 404,
      code: 'ConversationNotFound',
    },
    {
      name: 'a conversation id that is none',
      path: '/conversations/a%00b/activities',
      token: () => testSecret,
      status: 404,
      code: 'ConversationNotFound',
    },
    {
      name: 'a path that cannot be decoded',
      path: '/conversations/%E0%A4%A/activities',
      token: () => testSecret,
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'a token made from a token',
      path: '/tokens/generate',
      init: { body: '{}' },
      status: 403,
      code: 'Forbidden',
    },
    {
      name: 'a refreshed secret',
      path: '/tokens/refresh',
      token: () => testSecret,
      status: 403,
      code: 'Forbidden',
    },
    {
      name: 'a user id with a line break',
      path: '/tokens/generate',
      token: () => testSecret,
      init: { body: '{"user":{"id":"a\\nb"}}' },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'an id with dl_ that no token vouches for',
      path: '/conversations',
      token: () => testSecret,
      init: { body: '{"user":{"id":"dl_a"}}' },
      status: 400,
      code: 'BadArgument',
    },
    {
      name: 'an upload of nobody',
      path: '/conversations/ID/upload',
      status: 400,
      code: 'MissingProperty',
    },
    {
      name: 'an upload that is broken',
      path: upload,
      init: { body: 'x', headers: multipart },
      status: 400,
      code: 'BadSyntax',
    },
    {
      name: 'an upload over the limit',
      path: upload,
      init: { body: 'x'.repeat(1_001), headers: multipart },
      status: 413,
      code: 'MessageSizeTooBig',
    },
    {
      name: 'an operation that does not exist',
      path: '/session/getsessionid',
      status: 404,
      code: 'NotFound',
    },
  ])(
    '$name gets $status $code',
    async ({ path, token, init = { body: message }, status, code }) => {
      const credential = token === undefined ? started.token : token();
      const reply = await rest.call(
        (path ?? '/conversations/ID/activities').replace('ID', started.conversationId),
        { method: 'POST', headers: json, ...init, ...(credential && { token: credential }) },
      );

      expect(reply).toMatchObject({ status, body: error(code) });
      expect((await rest.say(started, 'còn khoẻ')).status).toBe(200);
    },
  );
});

describe('browsers of other pages', () => {
  it('may ask all that the official client asks when their page is allowed', async () => {
    const { status, headers } = await rest.call('/conversations', {
      method: 'OPTIONS',
      headers: { origin: allowedPage, 'access-control-request-method': 'POST' },
    });

    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(allowedPage);
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, OPTIONS');
    expect(headers.get('access-control-allow-headers')?.split(', ')).toEqual([
      'authorization',
      'content-type',
      'x-ms-bot-agent',
      'x-requested-with',
    ]);
    expect(headers.get('access-control-max-age')).toBe('7200');
    expect(headers.get('vary')).toContain('Origin');
  });

  it('can read errors too, and when to try again', async () => {
    const { status, headers } = await rest.call('/conversations', {
      method: 'POST',
      headers: { origin: allowedPage },
    });

    expect(status).toBe(401);
    expect(headers.get('access-control-allow-origin')).toBe(allowedPage);
    expect(headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('are not let in when their page is not allowed', async () => {
    const { headers } = await rest.call('/conversations', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });

    expect(headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('rate limits', () => {
  it('answer 429 with Retry-After to whom sends too much, and nobody else', async () => {
    const strict = await startDirectLine({ limits: { messagesPerMinute: 2, startsPerMinute: 4 } });
    const client = new RestClient(strict.domain);
    const [one, other] = [await client.start(), await client.start()];

    const replies = [];
    for (const text of ['1', '2', '3']) replies.push(await client.say(one, text));
    const spared = await client.say(other, '1');
    const { status } = await client.post('/tokens/generate', testSecret);
    const refused = [
      await client.post('/tokens/generate', testSecret),
      await client.post('/tokens/generate', testSecret),
      await client.post('/tokens/generate', testSecret),
    ].at(-1);
    await strict.stop();

    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 429]);
    expect(replies[2]).toMatchObject({ body: error('TooManyRequests') });
    expect(Number(replies[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(spared.status).toBe(200);
    expect([status, refused?.status]).toEqual([200, 429]);
  });
});

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { FixedClock } from '../../../src/core';
import type { ActivitySet } from '../../../src/channels/web';
import { TestClient } from '../../support/direct-line-client';
import { allowedPage, startDirectLine, testSecret } from '../../support/direct-line-server';
import type { TestServer, TestServerOptions } from '../../support/direct-line-server';
import { RestClient } from '../../support/rest-client';
import type { StartedConversation } from '../../support/rest-client';

const servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function setUp(options: TestServerOptions = {}) {
  const clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
  const server = await startDirectLine({ clock, ...options });
  servers.push(server);
  const rest = new RestClient(server.domain);
  return { server, clock, rest, conversation: await rest.start() };
}

/** A raw socket with the frames it has received. */
class Listener {
  readonly frames: string[] = [];
  readonly socket: WebSocket;
  private arrived: () => void = () => undefined;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on('message', (data: Buffer) => {
      this.frames.push(data.toString());
      this.arrived();
    });
  }

  async until(done: (frames: readonly string[]) => boolean): Promise<void> {
    while (!done(this.frames)) {
      await new Promise<void>((resolve) => {
        this.arrived = resolve;
      });
    }
  }

  sets(): ActivitySet[] {
    return this.frames
      .filter((frame) => frame !== '')
      .map((frame) => JSON.parse(frame) as ActivitySet);
  }

  texts(): unknown[] {
    return this.sets().flatMap(({ activities }) => activities.map((activity) => activity['text']));
  }

  heard(text: string): Promise<void> {
    return this.until(() => this.texts().includes(text));
  }
}

/** How the server answers an upgrade that it refuses. */
async function refusal(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const socket = new WebSocket(url, { headers });
  const [, response] = (await once(socket, 'unexpected-response')) as [
    unknown,
    AsyncIterable<Buffer> & { readonly statusCode: number },
  ];
  let body = '';
  for await (const chunk of response) body += chunk.toString();
  return { status: response.statusCode, body: JSON.parse(body) as unknown };
}

describe('a stream', () => {
  it('replays what was said before it opened and follows from there', async () => {
    const { rest, conversation } = await setUp();
    await rest.say(conversation, 'trước');
    const listener = new Listener(conversation.streamUrl);
    await listener.heard('Bạn nói: trước');
    await rest.say(conversation, 'sau');
    await listener.heard('Bạn nói: sau');

    const greeting = `Xin chào ${conversation.userId}`;
    const said = listener.texts().filter((text) => text !== undefined);
    expect([...said].sort()).toEqual(
      [greeting, 'trước', 'Bạn nói: trước', 'sau', 'Bạn nói: sau'].sort(),
    );
    const watermarks = listener.sets().map(({ watermark }) => Number(watermark));
    expect(watermarks).toEqual(watermarks.toSorted((a, b) => a - b));
  });

  it('shows typing, which a poll does not', async () => {
    const { rest, conversation } = await setUp();
    const listener = new Listener(conversation.streamUrl);
    await rest.say(conversation, 'gì đó');
    await listener.heard('Bạn nói: gì đó');

    const types = listener.sets().flatMap(({ activities }) => activities.map(({ type }) => type));
    expect(types).toContain('typing');
    expect(types).not.toContain('conversationUpdate');
  });

  it('replays long histories completely', async () => {
    const { rest, conversation, server } = await setUp();
    await rest.heard(conversation, `Xin chào ${conversation.userId}`);
    for (let i = 0; i < 250; i++) {
      await server.store.activities.append(conversation.conversationId, {
        activity: { type: 'message', text: `dòng ${i}` },
      });
    }

    const listener = new Listener(conversation.streamUrl);
    await listener.heard('dòng 249');

    expect(listener.texts()).toHaveLength(251);
  });

  it('is kept alive with empty frames in both directions', async () => {
    const { rest, conversation } = await setUp({ limits: { keepAliveMs: 20 } });
    const listener = new Listener(conversation.streamUrl);
    await once(listener.socket, 'open');
    listener.socket.send('');

    await listener.until((frames) => frames.filter((frame) => frame === '').length >= 3);

    await rest.say(conversation, 'vẫn đây');
    await listener.heard('Bạn nói: vẫn đây');
  });

  it('is cut when its client is gone without a word', async () => {
    const { conversation } = await setUp({ limits: { keepAliveMs: 20 } });
    const socket = new WebSocket(conversation.streamUrl, { autoPong: false });

    const [code] = (await once(socket, 'close')) as [number];

    expect(code).toBe(1006);
  });

  it('survives clients that send garbage, much of it, or hang up', async () => {
    const { rest, conversation } = await setUp();
    const talker = new Listener(conversation.streamUrl);
    await once(talker.socket, 'open');
    talker.socket.send('{"not":"read"}');
    talker.socket.send('x'.repeat(5_000));
    const [code] = (await once(talker.socket, 'close')) as [number];
    const rude = new WebSocket(conversation.streamUrl);
    await once(rude, 'open');
    rude.terminate();

    expect(code).toBe(1009);
    const listener = new Listener(conversation.streamUrl);
    await rest.say(conversation, 'còn khoẻ');
    await listener.heard('Bạn nói: còn khoẻ');
  });
});

describe('the door of streams', () => {
  const refused = (status: number, code: string) => ({
    status,
    body: { error: { code, message: expect.any(String) as string } },
  });

  it('takes a ticket for one minute', async () => {
    const { clock, conversation } = await setUp();
    clock.advance(61_000);

    expect(await refusal(conversation.streamUrl)).toEqual(refused(403, 'TokenExpired'));
  });

  it.each<[string, (url: string, conversation: StartedConversation) => string]>([
    ['no ticket', (url) => url.replace(/&t=.*$/u, '')],
    ['a token instead of a ticket', (url, { token }) => url.replace(/t=[^&]*$/u, `t=${token}`)],
    ['the secret instead of a ticket', (url) => url.replace(/t=[^&]*$/u, `t=${testSecret}`)],
  ])('refuses %s', async (_name, change) => {
    const { conversation } = await setUp();

    const url = change(conversation.streamUrl, conversation);

    expect(await refusal(url)).toEqual(refused(403, 'BadArgument'));
  });

  it('refuses the ticket of another conversation', async () => {
    const { conversation, rest } = await setUp();
    const other = await rest.start();
    const url = conversation.streamUrl.replace(conversation.conversationId, other.conversationId);

    expect(await refusal(url)).toEqual(refused(403, 'Forbidden'));
  });

  it('refuses pages that are not allowed and takes those that are', async () => {
    const { conversation } = await setUp();

    const evil = await refusal(conversation.streamUrl, { origin: 'https://evil.example' });

    expect(evil).toEqual(refused(403, 'Forbidden'));
    const listener = new Listener(conversation.streamUrl, { origin: allowedPage });
    await listener.heard(`Xin chào ${conversation.userId}`);
  });

  it('knows no conversation that is purged', async () => {
    const { conversation, server } = await setUp();
    const later = new Date('2027-03-01T00:00:00Z');
    await server.store.retention.purge({ rawBefore: later, recordsBefore: later });

    expect(await refusal(conversation.streamUrl)).toEqual(refused(404, 'ConversationNotFound'));
  });

  it('holds so many streams of one conversation and no more', async () => {
    const { conversation } = await setUp({ limits: { streamsPerConversation: 1 } });
    await once(new WebSocket(conversation.streamUrl), 'open');

    expect(await refusal(conversation.streamUrl)).toEqual(refused(429, 'TooManyRequests'));
  });

  it('leaves upgrades alone that are meant for others', async () => {
    const { server } = await setUp();
    const other = new WebSocket(`${server.url.replace('http', 'ws')}/somewhere/else`);

    const [failure] = (await once(other, 'error')) as [Error];

    expect(failure.message).toBe('socket hang up');
  });
});

describe('the official client', () => {
  it('comes back by itself when the server restarts, and misses nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'restart-'));
    const storeUrl = `sqlite:${folder}/db`;
    const { server, rest, conversation } = await setUp({ storeUrl });
    const { token, conversationId } = conversation;
    const options = { domain: server.domain, token, conversationId, random: () => 0 };
    const client = new TestClient('stream', options);
    await client.heard(`Xin chào ${conversation.userId}`);

    await servers.pop()?.stop();
    await setUp({ storeUrl, port: Number(new URL(server.url).port) });
    await rest.say(conversation, 'trong lúc mất mạng');
    await client.heard('Bạn nói: trong lúc mất mạng');

    expect(client.texts()).toHaveLength(3);
    client.stop();
    await servers.pop()?.stop();
    rmSync(folder, { recursive: true });
  });

  it('says when its token has expired and goes on with a new one', async () => {
    const { server, clock, rest, conversation } = await setUp();
    const { token, conversationId, userId } = conversation;
    const client = new TestClient('polling', { domain: server.domain, token, conversationId });
    await client.heard(`Xin chào ${userId}`);

    clock.advance(31 * 60_000);
    await client.reached('ExpiredToken');
    const renewed = await rest.call(`/conversations/${conversationId}`, { token: testSecret });
    client.line.reconnect(renewed.body as unknown as Parameters<typeof client.line.reconnect>[0]);
    await client.send('trở lại', 'again');
    await client.heard('Bạn nói: trở lại');

    expect(client.texts()).toHaveLength(3);
    client.stop();
  });
});

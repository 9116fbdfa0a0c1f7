import { startDirectLine, testSecret } from '../../support/direct-line-server';
import type { TestServer } from '../../support/direct-line-server';
import { TestClient } from '../../support/direct-line-client';
import type { ClientOptions, Transport } from '../../support/direct-line-client';
import { RestClient } from '../../support/rest-client';

describe.each<Transport>(['polling', 'stream'])('the official client over %s', (transport) => {
  let server: TestServer;
  let rest: RestClient;
  const clients: TestClient[] = [];

  beforeAll(async () => {
    server = await startDirectLine();
    rest = new RestClient(server.domain);
  });

  afterEach(() => {
    for (const client of clients.splice(0)) client.stop();
  });

  afterAll(() => server.stop());

  function connect(options: ClientOptions, userId?: string): TestClient {
    const client = new TestClient(transport, { domain: server.domain, ...options }, userId);
    clients.push(client);
    return client;
  }

  it('is welcomed, hears its own message again and then the answer', async () => {
    const { token, userId } = await rest.newToken();
    const client = connect({ token });

    await client.heard(`Xin chào ${userId}`);
    const id = await client.send('khai sinh', 'tap-1');
    await client.heard('Bạn nói: khai sinh');

    const [, echo, answer] = client.messages();
    expect(echo).toMatchObject({
      id,
      text: 'khai sinh',
      from: { id: userId, role: 'user' },
      channelData: { clientActivityID: 'tap-1', extra: { nested: [1, null] } },
    });
    expect(answer).toMatchObject({ from: { role: 'bot' }, replyToId: id });
    expect(client.received.map(({ type }) => type)).not.toContain('conversationUpdate');
  });

  it('can come with the secret and an id of its own', async () => {
    const client = connect({ secret: testSecret }, 'r_khach');

    await client.heard('Xin chào r_khach');
  });

  it('receives everything once and in order, however fast it sends', async () => {
    const client = connect({ token: (await rest.newToken()).token });
    const words = Array.from({ length: 12 }, (_, i) => `câu ${i}`);

    for (const word of words) await client.send(word, word);
    await client.heard('Bạn nói: câu 11');

    expect(client.texts().filter((text) => text?.startsWith('câu'))).toEqual(words);
    const answers = client.texts().filter((text) => text?.startsWith('Bạn nói'));
    expect(answers).toEqual(words.map((word) => `Bạn nói: ${word}`));
  });

  it('takes the same tap twice as one message', async () => {
    const client = connect({ token: (await rest.newToken()).token });

    const ids = [await client.send('một lần', 'double'), await client.send('một lần', 'double')];
    await client.send('xong', 'after');
    await client.heard('Bạn nói: xong');

    expect(ids[0]).toBe(ids[1]);
    expect(client.texts().filter((text) => text === 'Bạn nói: một lần')).toHaveLength(1);
  });

  it('shows a second tab of the page everything, before and after it opens', async () => {
    const { token, conversationId } = await rest.newToken();
    const first = connect({ token });
    await first.send('tab một', 'tab-1');
    await first.heard('Bạn nói: tab một');

    const second = connect({ token, conversationId });
    await second.heard('Bạn nói: tab một');
    await second.send('tab hai', 'tab-2');
    await Promise.all([first.heard('Bạn nói: tab hai'), second.heard('Bạn nói: tab hai')]);

    expect(first.texts()).toEqual(second.texts());
  });

  it('goes on after a reload, from where the page stood', async () => {
    const { token, conversationId } = await rest.newToken();
    const before = connect({ token });
    await before.send('trước', 'before');
    await before.heard('Bạn nói: trước');
    before.stop();

    const { watermark } = await rest.activities({ token, conversationId });
    const after = connect({ token, conversationId, watermark });
    await after.send('sau', 'after');
    await after.heard('Bạn nói: sau');

    expect(after.texts()).toEqual(['sau', 'Bạn nói: sau']);
  });

  it('tells the bot that a file came and keeps nothing of it', async () => {
    const { token, conversationId } = await rest.newToken();
    const client = connect({ token });
    const file = {
      contentType: 'image/png',
      name: 'cccd.png',
      contentUrl: 'data:image/png;base64,AAAA',
    };

    const id = await client.post({
      type: 'message',
      from: { id: 'me' },
      attachments: [file],
      channelData: { clientActivityID: 'file-1' },
    });
    await client.heard('Đã nhận image/png');

    const echo = client.received.find((activity) => activity.id === id);
    expect(echo).toMatchObject({
      attachments: [{ contentType: 'image/png' }],
      channelData: { clientActivityID: 'file-1' },
    });
    const { activities } = await rest.activities({ token, conversationId });
    expect(JSON.stringify(activities)).not.toContain('cccd');
  });

  it('hears nothing of a turn that broke, and the next answer', async () => {
    const client = connect({ token: (await rest.newToken()).token });

    await client.send('hỏng', 'bad');
    await client.send('sau khi hỏng', 'good');
    await client.heard('Bạn nói: sau khi hỏng');

    expect(client.texts()).not.toContain('Bạn nói: hỏng');
  });
});

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app';
import type { App } from '../../src/app';
import { readConfig } from '../../src/config';
import { randomIds, silentLogger, systemClock } from '../../src/core';
import { aKnowledgeFolder, articleText } from '../support/knowledge-folder';
import type { KnowledgeFolder } from '../support/knowledge-folder';
import { RestClient, secretOfApp } from '../support/rest-client';

interface RunningApp {
  readonly app: App;
  readonly url: string;
  readonly rest: RestClient;
}

async function run(folder: KnowledgeFolder, env: Record<string, string> = {}): Promise<RunningApp> {
  const config = readConfig({
    DATABASE_URL: 'sqlite::memory:',
    KNOWLEDGE_DIR: folder.dir,
    CATALOGUE_DIR: `${folder.dir}/none`,
    ...env,
  });
  const deps = { clock: systemClock, ids: randomIds, logger: silentLogger };
  const app = await createApp({ ...deps, config: { ...config, directLineSecret: secretOfApp } });
  await once(app.server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return { app, url, rest: new RestClient(`${url}/v3/directline`, secretOfApp) };
}

const fee = (amount: string): string => `- Lệ phí là ${amount} đồng một lần.`;

describe('the whole program', () => {
  let folder: KnowledgeFolder;
  let running: RunningApp;

  beforeEach(async () => {
    folder = await aKnowledgeFolder();
    running = await run(folder);
  });
  afterEach(async () => {
    await running.app.close();
    await folder.remove();
  });

  it('answers a question over Direct Line and keeps the transcript without personal data', async () => {
    const { rest, app } = running;
    const conversation = await rest.start();
    await rest.say(conversation, 'số điện thoại 0912345678, khai sinh cho con cần giấy tờ gì');
    await rest.heardLike(conversation, /Giấy chứng sinh/);

    const lines = await app.store.transcripts.list(conversation.conversationId);
    expect(lines.some(({ text }) => text.includes('Giấy chứng sinh'))).toBe(true);
    expect(lines.some(({ text }) => text.includes('0912345678'))).toBe(false);
  });

  it('shows a changed fee at once, and goes on with the old answer while the file is broken', async () => {
    const { rest, app, url } = running;
    const file = 'cu-tru/dang-ky-tam-tru.vi.md';
    const good = await folder.read(file);
    const changed = new Promise<void>((resolve) => {
      app.library.onChange(() => {
        resolve();
      });
    });
    await folder.write(file, good.replace('- Mức do tỉnh, thành phố quy định.', fee('7.000')));
    await changed;
    const conversation = await rest.start();
    await rest.say(conversation, 'Đăng ký tạm trú – Lệ phí');
    await rest.heardLike(conversation, /7\.000 đồng/);

    await folder.write(file, 'đây không còn là một bài');
    await app.library.reload();
    await rest.say(conversation, 'Đăng ký tạm trú – Lệ phí');
    const ready = (await (await fetch(`${url}/readyz`)).json()) as Record<string, unknown>;

    expect(ready['status']).toBe('ready');
    expect(JSON.stringify(ready['notServed'])).toContain(file);
    const { activities } = await rest.activities(conversation);
    expect(
      activities.filter(({ text = '' }) => text.includes('7.000 đồng')).length,
    ).toBeGreaterThan(0);
  });

  it('takes a rating of an answer and keeps it under its code', async () => {
    const { rest, app } = running;
    const conversation = await rest.start();
    await rest.say(conversation, 'Đăng ký tạm trú – Lệ phí');
    await rest.heardLike(conversation, /Mã câu trả lời/);
    const [answer] = await app.store.answers.list({ limit: 1 });

    const event = {
      type: 'event',
      name: 'rating',
      value: {
        code: answer?.code,
        rating: 'not_helpful',
        reason: 'outdated',
        text: 'gọi tôi 0912345678',
      },
      from: { id: 'me' },
    };
    await rest.post(
      `/conversations/${conversation.conversationId}/activities`,
      conversation.token,
      event,
    );
    await rest.say(conversation, 'cảm ơn');
    await rest.heardLike(conversation, /không có gì/);

    const [rating] = await app.store.feedback.history(answer?.code ?? '');
    expect(rating).toMatchObject({ rating: 'not_helpful', reason: 'outdated' });
    expect(rating?.text).not.toContain('0912345678');
  });

  it.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/metrics', 200],
    ['/', 200],
    ['/cam-nang/dang-ky-khai-sinh', 200],
    ['/tra-loi/KHONGCO', 404],
    ['/khong-co-trang-nay', 404],
  ])('answers %s with %d', async (path, status) => {
    expect((await fetch(running.url + path)).status).toBe(status);
  });

  it('says who wrote the numbers of /metrics only to those who may read them', async () => {
    const guarded = await run(folder, { METRICS_TOKEN: 'a-token-of-metrics' });
    const read = async (authorization: string): Promise<number> =>
      (await fetch(`${guarded.url}/metrics`, { headers: { authorization } })).status;

    expect(await read('')).toBe(403);
    expect(await read('Bearer wrong-token-xxxxx')).toBe(403);
    expect(await read('Bearer a-token-of-metrics')).toBe(200);
    await guarded.app.close();
  });
});

it('starts with the good files when some are broken, and says which', async () => {
  const folder = await aKnowledgeFolder();
  await folder.write('ho-tich/hong.vi.md', articleText({ id: 'hong' }).replace('group:', 'nhom:'));
  const { app, url } = await run(folder);

  const ready = (await (await fetch(`${url}/readyz`)).json()) as Record<string, unknown>;

  expect(ready).toMatchObject({ status: 'ready', knowledge: { articles: 2 } });
  expect(JSON.stringify(ready['notServed'])).toContain('ho-tich/hong.vi.md');
  await app.close();
  await folder.remove();
});

it('does not start for a locality without a file, and names those there are', async () => {
  const folder = await aKnowledgeFolder();

  await expect(run(folder, { LOCALITY: 'khong-co' })).rejects.toThrow(/mac-dinh/);
  await folder.remove();
});

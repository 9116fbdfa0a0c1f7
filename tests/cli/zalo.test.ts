import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zaloCommand } from '../../src/cli/zalo';
import { FakeZalo } from '../support/fake-zalo/fake-zalo';
import { startZalo } from '../support/zalo-server';
import type { TestZalo } from '../support/zalo-server';

let fake: FakeZalo;
let server: TestZalo;
let folder: string;
let databaseUrl: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zalo-cli-'));
  fake = await FakeZalo.start();
  databaseUrl = `sqlite:${folder}/db`;
  server = await startZalo({ fake, storeUrl: databaseUrl });
});

afterEach(async () => {
  await server.stop();
  await fake.stop();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const stdout = (line: string): void => {
    lines.push(line);
  };
  const env = {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: server.url,
    ZALO_APP_ID: fake.appId,
    ZALO_APP_SECRET: fake.appSecret,
    ZALO_OA_SECRET_KEY: fake.oaSecretKey,
    ZALO_TOKEN_KEY: 'a-key-for-tests-only-of-32-characters',
    ZALO_ACCOUNTS: JSON.stringify([{ oaId: fake.oaId, name: 'OA thử', locality: 'lai-chau' }]),
    ZALO_API_URL: fake.url,
    ZALO_OAUTH_URL: fake.url,
  };
  const code = await zaloCommand(args, { stdout, stderr: stdout, env });
  return { code, lines };
}

describe('npm run -s zalo', () => {
  it('explains itself and says what is missing', async () => {
    await expect(run()).rejects.toMatchObject({ code: 'usage' });
    await expect(run('status', '--help')).rejects.toMatchObject({ code: 'usage' });
    const io = { stdout: () => undefined, stderr: () => undefined };
    await expect(zaloCommand(['status'], io)).rejects.toMatchObject({ code: 'zalo_missing' });
  });

  it('connects an OA by a link that ends at the running server', async () => {
    const { lines } = await run('authorize');
    const page = lines.find((line) => line.startsWith('http')) ?? '';

    const answer = await fetch(page);

    expect(await answer.text()).toContain('Đã kết nối OA');
    expect((await run('status')).code).toBe(0);
  });

  it('connects an OA by the address Zalo sent the browser to', async () => {
    const { lines } = await run('authorize');
    const page = lines.find((line) => line.startsWith('http')) ?? '';
    const back = (await fetch(page, { redirect: 'manual' })).headers.get('location') ?? '';

    expect((await run('authorize', '--url', back)).lines[0]).toContain('Đã kết nối OA');
    await expect(run('authorize', '--url', 'https://a.vn')).rejects.toMatchObject({
      code: 'zalo_url',
    });
  });

  it('shows what needs people, with exit code 1', async () => {
    // Where no server runs that would fetch tokens meanwhile.
    databaseUrl = `sqlite:${folder}/new`;
    const { code, lines } = await run('status', '--json');
    const shown = await run('status');

    expect(code).toBe(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ accounts: [{ state: 'missing' }] });
    expect(shown.lines.join('\n')).toContain('CẦN LÀM');
  });

  it('replays a saved delivery to the running server, once', async () => {
    const file = join(__dirname, '../fixtures/zalo/user_send_text.json');

    const first = await run('replay', file);
    await run('replay', file);
    await server.settled();

    expect(first).toMatchObject({ code: 0, lines: ['200 {"error":0}'] });
    expect(fake.heardBy('8756287263669629130')).toHaveLength(1);
  });

  it('sends a test message, lists dead letters and sends them again', async () => {
    await server.zalo.accessToken(fake.oaId);
    expect((await run('send-test', 'u9')).code).toBe(0);
    expect(fake.heardBy('u9')[0]?.text).toContain('Tin thử');
    fake.conversations.refusals.set('u1', -213);
    await fake.say('u1', 'một');
    await server.settled();

    const listed = await run('dead');
    const [letter] = JSON.parse((await run('dead', '--json')).lines[0] ?? '') as { id: number }[];
    fake.conversations.refusals.clear();
    const again = await run('retry', String(letter?.id));
    await server.settled();

    expect(listed.lines[0]).toMatch(/-213 .*không gửi được nữa/);
    expect(again.code).toBe(0);
    expect(fake.heardBy('u1')).toHaveLength(1);
    expect((await run('retry', 'all')).code).toBe(1);
    const cost = await run('status', '--conversation', `zalo:${fake.oaId}:u1`);
    expect(cost.lines).toEqual(['messages   1', 'free       1', 'billed     0']);
  });
});

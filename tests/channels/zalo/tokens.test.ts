import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZaloSettings } from '../../../src/channels/zalo';
import { createZalo } from '../../../src/channels/zalo';
import type { Zalo } from '../../../src/channels/zalo';
import { FixedClock, randomIds, silentLogger } from '../../../src/core';
import { createTranslator } from '../../../src/i18n';
import { openStore } from '../../../src/store';
import type { Store } from '../../../src/store';
import { bundled } from '../../support/bundle';
import { FakeZalo } from '../../support/fake-zalo/fake-zalo';
import { startPostgres } from '../../support/postgres';
import { settingsFor } from '../../support/zalo-server';

const hour = 3600_000;
const day = 24 * hour;
let clock: FixedClock;
let fake: FakeZalo;
let store: Store;
let settings: ZaloSettings;
let errors: { readonly message: string }[];

beforeEach(async () => {
  clock = new FixedClock(new Date('2026-11-21T08:00:00.000Z'));
  fake = await FakeZalo.start();
  store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
  settings = settingsFor(fake);
  errors = [];
});

afterEach(async () => {
  await store.close();
  await fake.stop();
});

function aZalo(over: Partial<ZaloSettings> = {}, on: Store = store): Zalo {
  return createZalo({
    settings: { ...settings, ...over },
    store: on,
    clock,
    ids: randomIds,
    logger: { ...silentLogger, error: (_fields, message) => errors.push({ message }) },
    translate: createTranslator(),
    fetch,
    random: () => 0.5,
    onTurn: () => Promise.resolve(),
    localWords: () => ({ hotline: '', hours: '' }),
    limits: { requestMs: 1000, leaseMs: 500 },
  });
}

const token = (zalo: Zalo): Promise<string> => zalo.accessToken(fake.oaId);
const health = async (zalo: Zalo) => (await zalo.status()).accounts[0];

async function renewInBackground(zalo: Zalo): Promise<void> {
  const before = fake.oauth.refreshes + fake.oauth.refused;
  await zalo.recover();
  while (fake.oauth.refreshes + fake.oauth.refused === before) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // Closing lets a renewal end.
  await zalo.close();
}

describe('the tokens of an account', () => {
  it('begin with the configured refresh token and are kept over a restart', async () => {
    const first = await token(aZalo());
    const again = await token(aZalo());

    expect(again).toBe(first);
    expect(fake.oauth.isValid(first)).toBe(true);
    expect(fake.oauth.refreshes).toBe(1);
  });

  it('lie in the database encrypted, and another key does not open them', async () => {
    const access = await token(aZalo());

    const kept = await store.vault.get(`zalo-token:${fake.oaId}`);
    expect(Buffer.from(kept?.sealed ?? '', 'base64').toString('latin1')).not.toContain(access);
    const other = aZalo({ tokenKey: 'another-key-of-at-least-32-characters' });
    await expect(token(other)).rejects.toMatchObject({ code: 'zalo_key' });
  });

  it('are renewed ahead of time, long before the old one is over', async () => {
    const first = await token(aZalo());
    clock.advance(20 * hour);
    const zalo = aZalo();
    await renewInBackground(zalo);

    expect(await token(zalo)).not.toBe(first);
    expect(await health(zalo)).toMatchObject({ state: 'ok', daysLeft: 90 });
  });

  it('are renewed on demand when the process slept too long', async () => {
    const zalo = aZalo();
    const first = await token(zalo);
    clock.advance(26 * hour);

    expect(await token(zalo)).not.toBe(first);
  });

  it('survive an oauth server that fails, and are asked for again', async () => {
    const zalo = aZalo();
    fake.oauthFaults.next({ kind: 'http500', when: 'before' });

    await expect(token(zalo)).rejects.toMatchObject({ dead: false });

    expect(fake.oauth.isValid(await token(zalo))).toBe(true);
  });

  it('raise an alarm with a deadline when an answer was lost, and go on with the old token', async () => {
    const zalo = aZalo();
    const first = await token(zalo);
    clock.advance(21 * hour);
    fake.oauthFaults.next({ kind: 'reset', when: 'after' });
    await zalo.recover();
    while ((await health(zalo))?.state !== 'refused') {
      await zalo.recover();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await zalo.close();

    expect(await token(zalo)).toBe(first);
    expect(errors.map(({ message }) => message)).toContain('ALARM: Zalo refused the refresh token');
    expect((await health(zalo))?.advice).toMatch(/đã mất.*authorize/);
  });

  it('warn two weeks before the refresh token dies', async () => {
    const zalo = aZalo();
    await token(zalo);
    clock.advance(77 * day);

    expect(await health(zalo)).toMatchObject({ state: 'expiring', daysLeft: 13 });
  });

  it('say what to do when there are none, when they are dead, and when time is overdue', async () => {
    const none = aZalo({ accounts: [{ oaId: fake.oaId, name: '', locality: '', helpPoints: [] }] });
    expect(await health(none)).toMatchObject({ state: 'missing' });
    await expect(token(none)).rejects.toMatchObject({ dead: true });

    const zalo = aZalo();
    await token(zalo);
    clock.advance(22 * hour);
    expect(await health(zalo)).toMatchObject({ state: 'overdue' });
    fake.oauth.expireRefresh();
    clock.advance(4 * hour);
    await expect(token(zalo)).rejects.toMatchObject({ dead: true });
    expect(await health(zalo)).toMatchObject({ state: 'refused', daysLeft: 0 });
  });

  it('are mended by a new configured token without losing the account', async () => {
    await token(aZalo());
    fake.oauth.expireRefresh();
    clock.advance(26 * hour);
    await expect(token(aZalo())).rejects.toMatchObject({ dead: true });

    const fresh = settingsFor(fake);
    const mended = await token(aZalo({ accounts: fresh.accounts }));

    expect(fake.oauth.isValid(mended)).toBe(true);
  });
});

describe('the authorisation of an OA', () => {
  const none = (): Partial<ZaloSettings> => ({
    accounts: [{ oaId: fake.oaId, name: 'OA', locality: 'lai-chau', helpPoints: [] }],
    publicUrl: 'https://tro-ly.example.vn',
  });

  /** What the administrator's browser is sent to after agreeing. */
  async function agree(url: string): Promise<URL> {
    const { pathname, search } = new URL(url);
    const response = await fetch(`${fake.url}${pathname}${search}`, { redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '');
  }

  it('brings the first tokens by one link, also to another process', async () => {
    const back = await agree(aZalo(none()).authorization.begin());
    const { code, state, oa_id: oaId } = Object.fromEntries(back.searchParams);

    expect(back.href).toContain('https://tro-ly.example.vn/zalo/callback');
    const account = await aZalo(none()).authorization.finish({
      code: code ?? '',
      state: state ?? '',
      oaId: oaId ?? '',
    });

    expect(account).toBe(fake.oaId);
    expect(fake.oauth.isValid(await token(aZalo(none())))).toBe(true);
  });

  it('works with a challenge that is fixed in the console', async () => {
    const fixed = { ...none(), codeVerifier: 'v'.repeat(43) };
    const back = await agree(aZalo(fixed).authorization.begin());
    const code = back.searchParams.get('code') ?? '';
    const state = back.searchParams.get('state') ?? '';

    await expect(aZalo(fixed).authorization.finish({ code, state, oaId: fake.oaId })).resolves.toBe(
      fake.oaId,
    );
  });

  it('is refused with a forged or old state, a used code, and an OA that is not served', async () => {
    const zalo = aZalo(none());
    const back = await agree(zalo.authorization.begin());
    const code = back.searchParams.get('code') ?? '';
    const state = back.searchParams.get('state') ?? '';
    const finish = (over: object): Promise<string> =>
      zalo.authorization.finish({ code, state, oaId: fake.oaId, ...over });

    await expect(finish({ state: `${state}x` })).rejects.toMatchObject({ code: 'zalo_state' });
    await expect(finish({ state: '' })).rejects.toMatchObject({ code: 'zalo_state' });
    await expect(finish({ oaId: '1' })).rejects.toMatchObject({ code: 'zalo_account' });
    await finish({});
    await expect(finish({})).rejects.toMatchObject({ code: 'zalo_code' });
    clock.advance(hour);
    await expect(finish({})).rejects.toMatchObject({ code: 'zalo_state' });
  });
});

const script = (): string => bundled('tests/support/zalo-token-process.ts');

describe('twenty processes that find the token expired at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zalo-token-'));
  // Twenty processes take their time to start on a busy machine.
  jest.setTimeout(120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function launch(url: string, end = ''): Promise<ChildProcessWithoutNullStreams> {
    const child = spawn(process.execPath, [script(), url, JSON.stringify(settings), end]);
    await once(child.stdout, 'data');
    return child;
  }

  async function ask(child: ChildProcessWithoutNullStreams): Promise<string> {
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    const closed = once(child, 'close');
    child.stdin.write('go\n');
    await closed;
    return said.trim();
  }

  async function askTwenty(url: string): Promise<void> {
    const children = await Promise.all(Array.from({ length: 20 }, () => launch(url)));

    const tokens = await Promise.all(children.map(ask));

    expect(new Set(tokens).size).toBe(1);
    expect(fake.oauth.isValid(tokens[0] ?? '')).toBe(true);
    expect(fake.oauth).toMatchObject({ refreshes: 1, refused: 0 });
  }

  it('refresh it exactly once on SQLite', async () => {
    const url = `sqlite:${join(folder, 'tokens.db')}`;
    await (await openStore({ url, clock, logger: silentLogger })).close();

    await askTwenty(url);
  });

  it('refresh it exactly once on PostgreSQL', async () => {
    const postgres = await startPostgres();
    await askTwenty(await postgres.createDatabase());
    await postgres.stop();
  });

  it('raise the alarm when one of them is killed between Zalo’s answer and the disk', async () => {
    const url = `sqlite:${join(folder, 'killed.db')}`;
    const child = await launch(url, 'die');
    expect(await ask(child)).toBe('');
    expect(fake.oauth.refreshes).toBe(1);
    const shared = await openStore({
      url,
      clock: { now: () => new Date(Date.now() + 60_000) },
      logger: silentLogger,
    });

    const survivor = aZalo({}, shared);
    await expect(token(survivor)).rejects.toMatchObject({ dead: true });

    expect((await survivor.status()).accounts[0]).toMatchObject({ state: 'refused' });
    expect(errors).not.toEqual([]);
    await shared.close();
  });
});

import { readConfig } from '../../src/config';
import { UserError } from '../../src/core';

describe('readConfig', () => {
  it('needs nothing on a fresh machine', () => {
    expect(readConfig({})).toMatchObject({
      port: 3978,
      publicUrl: 'http://localhost:3978',
      databaseUrl: 'sqlite:data/tro-ly.db',
      locality: 'mac-dinh',
      allowedOrigins: [],
      retentionDays: 90,
    });
  });

  it('treats an empty variable as absent and splits lists', () => {
    const config = readConfig({ PORT: '', ALLOWED_ORIGINS: 'https://a.vn, https://b.vn' });

    expect(config.port).toBe(3978);
    expect(config.allowedOrigins).toEqual(['https://a.vn', 'https://b.vn']);
  });

  it('names every bad variable at once', () => {
    const env = { PORT: 'x', DATABASE_URL: 'mysql://a', RETENTION_DAYS: '0', LOG_LEVEL: 'loud' };

    const error = thrownBy(() => readConfig(env));

    expect(error).toBeInstanceOf(UserError);
    for (const name of Object.keys(env)) expect(String(error)).toContain(name);
  });

  const zalo = { ZALO_APP_ID: '1', ZALO_APP_SECRET: 's', ZALO_OA_SECRET_KEY: 'k' };

  it('has no Zalo channel unless it is set up, and names what its setup lacks', () => {
    expect(readConfig({ ZALO_API_URL: 'http://localhost:1' })).not.toHaveProperty('zalo');

    const error = thrownBy(() => readConfig({ ZALO_APP_ID: '1' }));

    expect(String(error)).toMatch(/ZALO_APP_SECRET.*needed[^]*ZALO_OA_SECRET_KEY.*needed/);
  });

  it('serves whichever OA the app was given to when no account is listed', () => {
    const env = { ...zalo, ZALO_REFRESH_TOKEN: 'r', LOCALITY: 'lai-chau' };

    expect(readConfig(env).zalo?.settings).toMatchObject({
      tokenKey: 's',
      apiUrl: 'https://openapi.zalo.me',
      accounts: [{ oaId: '*', locality: 'lai-chau', refreshToken: 'r' }],
    });
  });

  it('reads several accounts and refuses ids that lost digits', () => {
    const list = (oaId: unknown): string =>
      JSON.stringify([{ oaId, name: 'Tỉnh', locality: 'lai-chau' }]);

    const config = readConfig({ ...zalo, ZALO_ACCOUNTS: list('2491302944280861639') });
    const error = thrownBy(() => readConfig({ ...zalo, ZALO_ACCOUNTS: list(249130294428086) }));
    const unreadable = thrownBy(() => readConfig({ ...zalo, ZALO_ACCOUNTS: 'no-such-file.json' }));

    expect(config.zalo?.settings.accounts).toMatchObject([{ oaId: '2491302944280861639' }]);
    expect(String(error)).toContain('ZALO_ACCOUNTS');
    expect(String(unreadable)).toContain('cannot be read');
  });

  it('wants a shared secret with PostgreSQL', () => {
    const error = thrownBy(() => readConfig({ DATABASE_URL: 'postgres://u@h/d' }));

    expect(String(error)).toContain('DIRECTLINE_SECRET');
  });
});

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

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

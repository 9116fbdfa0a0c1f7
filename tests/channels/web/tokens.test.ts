import { Tokens } from '../../../src/channels/web/tokens';
import type { Grant } from '../../../src/channels/web/tokens';
import { FixedClock } from '../../../src/core';

const grant: Grant = { conversationId: 'c1', userId: 'dl_u1', origins: ['https://a.vn'] };
const minute = 60_000;

function setUp(override: { readonly secret?: string; readonly publicUrl?: string } = {}) {
  const clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
  const deps = { secret: 'secret', publicUrl: 'https://bot.vn', botId: 'bot', clock, ...override };
  return { clock, tokens: new Tokens(deps) };
}

describe('Tokens', () => {
  it('grants again what a token was issued for', () => {
    const { tokens } = setUp();

    expect(tokens.check(tokens.issue(grant), 'token')).toEqual({ kind: 'valid', grant });
  });

  it('carries the claims that clients and the Bot Framework know', () => {
    const { tokens } = setUp();
    const [, body = ''] = tokens.issue(grant).split('.');
    const seconds = Date.UTC(2026, 10, 21, 8) / 1000;

    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({
      bot: 'bot',
      site: 'web',
      conv: 'c1',
      user: 'dl_u1',
      iss: 'https://bot.vn',
      aud: 'https://bot.vn',
      nbf: seconds,
      exp: seconds + 1800,
      use: 'token',
      origins: ['https://a.vn'],
    });
  });

  it('lets a token live 30 minutes and a stream ticket one', () => {
    const { tokens, clock } = setUp();
    const [token, ticket] = [tokens.issue(grant), tokens.issueStreamTicket(grant)];

    clock.advance(minute - 1);
    expect(tokens.check(ticket, 'stream').kind).toBe('valid');
    clock.advance(1);
    expect(tokens.check(ticket, 'stream').kind).toBe('expired');
    clock.advance(29 * minute - 1);
    expect(tokens.check(token, 'token').kind).toBe('valid');
    clock.advance(1);
    expect(tokens.check(token, 'token').kind).toBe('expired');
  });

  it('takes neither a ticket for a token nor a token for a ticket', () => {
    const { tokens } = setUp();

    expect(tokens.check(tokens.issue(grant), 'stream')).toEqual({ kind: 'invalid' });
    expect(tokens.check(tokens.issueStreamTicket(grant), 'token')).toEqual({ kind: 'invalid' });
  });

  it.each([{ secret: 'another' }, { publicUrl: 'https://other.vn' }])(
    'believes no token of a server with %j',
    (override) => {
      const foreign = setUp(override).tokens.issue(grant);

      expect(setUp().tokens.check(foreign, 'token')).toEqual({ kind: 'invalid' });
    },
  );

  it.each([
    ['secret', true],
    ['secre', false],
    ['secret ', false],
    ['', false],
  ])('knows whether %j is the secret', (text, expected) => {
    expect(setUp().tokens.isSecret(text)).toBe(expected);
  });
});

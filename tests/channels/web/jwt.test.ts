import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { readJwt, signJwt } from '../../../src/channels/web/jwt';

const key = Buffer.from('key');
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('jwt', () => {
  it('reads back what it signed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (claims) => {
        const written = JSON.parse(JSON.stringify(claims)) as unknown;
        expect(readJwt(signJwt(claims, key), key)).toEqual(written);
      }),
    );
  });

  it('makes the token that every other library makes', () => {
    const head = encode({ alg: 'HS256', typ: 'JWT' });
    const body = encode({ user: 'dl_Lò' });
    const signature = createHmac('sha256', 'key').update(`${head}.${body}`).digest('base64url');

    expect(signJwt({ user: 'dl_Lò' }, key)).toBe(`${head}.${body}.${signature}`);
  });

  it('believes no token in which one character was changed', () => {
    const token = signJwt({ user: 'dl_a' }, key);
    // The last character of a base64url text may carry bits that do not count.
    const place = fc.nat(token.length - 2);

    fc.assert(
      fc.property(place, fc.constantFrom('A', 'b', '.', '-', ' '), (at, character) => {
        fc.pre(token[at] !== character);
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        expect(readJwt(changed, key)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['an empty text', ''],
    ['no token at all', 'abc'],
    ['an unsigned token', `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ user: 'a' })}.`],
    ['a token signed with another key', signJwt({ user: 'a' }, Buffer.from('other'))],
    ['a token with a fourth part', `${signJwt({ user: 'a' }, key)}.x`],
  ])('believes not %s', (_name, token) => {
    expect(readJwt(token, key)).toBeUndefined();
  });
});

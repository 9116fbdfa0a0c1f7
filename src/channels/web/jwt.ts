import { createHmac, timingSafeEqual } from 'node:crypto';

// Our own twenty lines rather than a library: the one algorithm is fixed, so none of the choices
// that make JWT libraries large, or JWTs dangerous, arise.
const header = encode({ alg: 'HS256', typ: 'JWT' });

/** A signed JWT (HS256) of `claims`. */
export function signJwt(claims: Readonly<Record<string, unknown>>, key: Buffer): string {
  const content = `${header}.${encode(claims)}`;
  return `${content}.${signature(content, key).toString('base64url')}`;
}

/** The claims of a JWT that `signJwt` made with the same key, otherwise undefined. */
export function readJwt(token: string, key: Buffer): unknown {
  const [head, body, signed, ...rest] = token.split('.');
  if (head !== header || body === undefined || signed === undefined || rest.length > 0) {
    return undefined;
  }
  const expected = signature(`${head}.${body}`, key);
  const given = Buffer.from(signed, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown;
}

function signature(content: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(content).digest();
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

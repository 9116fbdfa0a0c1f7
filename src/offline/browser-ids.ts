import { toCode } from '../core';
import type { IdGenerator } from '../core';

/** The part of the browser's `crypto` that is used. */
interface RandomSource {
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

/** Ids from the browser's randomness; the codes look like the server's. */
export function browserIds(source: RandomSource): IdGenerator {
  const bytes = (length: number): Uint8Array => source.getRandomValues(new Uint8Array(length));
  return {
    uuid: () => Array.from(bytes(16), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    code: (length) => toCode(bytes(length)),
  };
}

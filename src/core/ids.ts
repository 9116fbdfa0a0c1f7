import { randomBytes, randomUUID } from 'node:crypto';

/** Identity as a dependency: what is random in production is a counter in tests. */
export interface IdGenerator {
  /** A globally unique id. */
  uuid(): string;
  /** A short code people can read aloud, upper case, without look-alike characters. */
  code(length: number): string;
}

// No I, L, O, U, 0, 1: they are misread on paper and over the phone.
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export const randomIds: IdGenerator = {
  uuid: () => randomUUID(),
  code: (length) => toCode(randomBytes(length)),
};

/** Ids that count up; two generators give the same series. */
export function sequentialIds(): IdGenerator {
  let next = 0;
  return {
    uuid: () => `00000000-0000-4000-8000-${String(++next).padStart(12, '0')}`,
    code: (length) => {
      next += 1;
      const digits = Array.from({ length }, (_, i) =>
        Math.floor(next / codeAlphabet.length ** (length - 1 - i)),
      );
      return toCode(digits);
    },
  };
}

/** A code of the alphabet, one character a byte. */
export function toCode(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => codeAlphabet.charAt(byte % codeAlphabet.length)).join('');
}

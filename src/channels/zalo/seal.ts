import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { UserError } from '../../core';

/** Encrypts what must not be readable in a copy of the database. */
export interface Sealer {
  /** `about` names what it is; it must be the same when it is opened. */
  seal(text: string, about: string): string;
  /** Throws a `UserError` (code `zalo_key`) when the key is another one or the text was changed. */
  open(sealed: string, about: string): string;
}

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key derived from `secret`, which the environment holds. */
export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'tro-ly-dich-vu-cong zalo', 32));
  return {
    seal: (text, about) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      try {
        const text = decipher.update(bytes.subarray(ivBytes + tagBytes));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch (error) {
        throw new UserError(
          'What is kept for Zalo cannot be opened with this key. Set ZALO_TOKEN_KEY as it was, or run "npm run -s zalo -- authorize" again.',
          'zalo_key',
          { cause: error },
        );
      }
    },
  };
}

/** A short mark by which a secret is recognised again without being kept. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 16);
}

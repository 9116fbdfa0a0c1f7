import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { UserError } from '../core';

/** Encrypts how to reach a citizen, so that a copy of the database tells nobody. */
export interface ContactSealer {
  seal(contact: string, ticketId: string): string;
  /** Throws a `UserError` (code `data_key`) when the key is another one or the text was changed. */
  open(sealed: string, ticketId: string): string;
}

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key derived from the installation's data key. */
export function createContactSealer(dataKey: string): ContactSealer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'tro-ly-dich-vu-cong tickets', 32));
  return {
    seal: (contact, ticketId) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(ticketId));
      const sealed = Buffer.concat([cipher.update(contact, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open: (sealed, ticketId) => {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
          .setAAD(Buffer.from(ticketId))
          .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        const text = decipher.update(bytes.subarray(ivBytes + tagBytes));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch (error) {
        throw new UserError(
          'Không mở được thông tin liên hệ bằng khóa hiện tại. Đặt lại DATA_KEY như cũ.',
          'data_key',
          { cause: error },
        );
      }
    },
  };
}

import type { SendMailOptions } from 'nodemailer';
import { errorMessage } from '../core';

export interface Mail {
  /** The same id makes the same Message-ID, by which mail servers drop a repetition. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `refused` is for ever (an address that does not exist); `failed` may go well later. */
export type MailOutcome =
  { readonly kind: 'sent' } | { readonly kind: 'refused' | 'failed'; readonly error: string };

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly smtpUrl: string;
  readonly from: string;
}

const connectMs = 10_000;
const silenceMs = 20_000;

/** Sends plain text through SMTP. Never rejects: what went wrong is an outcome. */
export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  let transport: Promise<Transport> | undefined;
  const host = /@([^>\s]+)/u.exec(from)?.[1] ?? 'tro-ly-dich-vu-cong.invalid';
  return {
    send: async ({ id, to, subject, text }) => {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' };
        transport ??= openTransport(smtpUrl);
        const { sendMail } = await transport;
        await sendMail({
          from,
          to,
          subject,
          text,
          headers,
          messageId: `<${id}@${host}>`,
        });
        return { kind: 'sent' };
      } catch (error) {
        return { kind: isForEver(error) ? 'refused' : 'failed', error: errorMessage(error) };
      }
    },
    close: () => {
      const nothing = (): undefined => undefined;
      void transport?.then(({ close }) => {
        close();
      }, nothing);
    },
  };
}

interface Transport {
  readonly sendMail: (message: SendMailOptions) => Promise<unknown>;
  readonly close: () => void;
}

/** Loads the package with the first letter: most offices start many times before they send one. */
async function openTransport(url: string): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
  });
  return {
    sendMail: (message) => transport.sendMail(message),
    close: () => {
      transport.close();
    },
  };
}

/** The server knows the address or the letter and does not want it; trouble of our own sign-in is not meant. */
function isForEver(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  const aboutLetter = command === undefined || /^(RCPT TO|DATA|MAIL FROM)/u.test(command);
  return responseCode !== undefined && responseCode >= 550 && responseCode < 560 && aboutLetter;
}

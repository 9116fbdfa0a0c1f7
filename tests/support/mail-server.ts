import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A letter as a real SMTP server received it. */
export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly raw: string;
}

/** A real SMTP server on a port of its own, which keeps what it accepted. */
export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** Answers the next recipients like this: a code of SMTP, or undefined to accept. */
  refuseWith(code: number | undefined): void;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (refusal === undefined) done();
      else done(Object.assign(new Error('refused'), { responseCode: refusal }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(','),
          messageId: headerOf(raw, 'Message-ID'),
          subject: decodeWords(headerOf(raw, 'Subject')),
          raw,
        });
        done();
      });
    },
  });
  // A client that is killed resets its connection; that is no error of the server's.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseWith: (code) => {
      refusal = code;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

function headerOf(raw: string, name: string): string {
  const unfolded = raw.split('\r\n\r\n')[0]?.replace(/\r\n[ \t]+/gu, ' ') ?? '';
  return new RegExp(`^${name}: (.*)$`, 'imu').exec(unfolded)?.[1] ?? '';
}

/** RFC 2047: `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/gu, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/giu, (_, how: string, content: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(content, 'base64').toString() : decodeQ(content),
    );
}

function decodeQ(content: string): string {
  const bytes = content
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

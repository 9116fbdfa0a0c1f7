import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

/** A text with its compressed forms, made once for all who ask for it. */
export interface Sendable {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly plain: Buffer;
  readonly encoded: (encoding: Encoding) => Buffer;
}

type Encoding = 'br' | 'gzip';

// Below a packet's size compression gains nothing.
const worthwhileBytes = 1000;

/** Prepares a text. `quality` 0-11 is brotli's: low for pages made on demand, high for files. */
export function sendable(
  text: string | Buffer,
  about: { readonly type: string; readonly cacheControl: string; readonly quality: number },
): Sendable {
  const plain = Buffer.from(text);
  const made = new Map<Encoding, Buffer>();
  return {
    type: about.type,
    cacheControl: about.cacheControl,
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    encoded: (encoding) => {
      const known = made.get(encoding) ?? compress(plain, encoding, about.quality);
      made.set(encoding, known);
      return known;
    },
  };
}

/** Sends it in the best encoding the browser takes, or 304 when it has it already. */
export function send(req: Request, res: Response, body: Sendable, status = 200): void {
  res.status(status).set({
    'Content-Type': body.type,
    'Cache-Control': body.cacheControl,
    ETag: body.etag,
    Vary: 'Accept-Encoding',
  });
  if (status === 200 && req.fresh) {
    res.status(304).end();
    return;
  }
  const encoding = body.plain.length < worthwhileBytes ? undefined : accepted(req);
  if (encoding !== undefined) res.set('Content-Encoding', encoding);
  res.end(encoding === undefined ? body.plain : body.encoded(encoding));
}

function accepted(req: Request): Encoding | undefined {
  const encoding = req.acceptsEncodings(['br', 'gzip']);
  return encoding === 'br' || encoding === 'gzip' ? encoding : undefined;
}

function compress(plain: Buffer, encoding: Encoding, quality: number): Buffer {
  if (encoding === 'gzip') return gzipSync(plain, { level: Math.min(9, Math.max(1, quality)) });
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

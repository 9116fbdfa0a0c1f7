import { createHash, timingSafeEqual } from 'node:crypto';

/** What Zalo signs a delivery with: ids are public, the OA secret key is not the app secret. */
export interface SigningKey {
  readonly appId: string;
  readonly oaSecretKey: string;
}

/**
 * The header value of a delivery, as documented: plain SHA-256 over app id, body as received,
 * timestamp and key, without separators. It is no HMAC; Zalo chose so.
 */
export function sign(rawBody: Buffer, timestamp: string, key: SigningKey): string {
  return `mac=${digest([key.appId, rawBody, timestamp, key.oaSecretKey])}`;
}

/** Whether `header` (with or without `mac=`, any case) signs exactly these bytes. */
export function isSigned(
  rawBody: Buffer,
  timestamp: string,
  header: string | undefined,
  key: SigningKey,
): boolean {
  const given = /^(?:mac=)?([0-9a-f]{64})$/iu.exec(header?.trim() ?? '')?.[1];
  if (given === undefined) return false;
  const wanted = digest([key.appId, rawBody, timestamp, key.oaSecretKey]);
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(wanted, 'hex'));
}

/**
 * Whether the undocumented variant with the OA's id in front would have matched. Never accepted;
 * it tells an administrator why a live OA is refused.
 */
export function matchesOaVariant(
  rawBody: Buffer,
  timestamp: string,
  header: string | undefined,
  { oaId, oaSecretKey }: { readonly oaId: string; readonly oaSecretKey: string },
): boolean {
  return isSigned(rawBody, timestamp, header, { appId: oaId, oaSecretKey });
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

import { createHash } from 'node:crypto';
import { bodySchema } from './event-schema';
import type { ZaloEvent } from './events';

/** What a signed body is: something to deal with, something to acknowledge only, or nonsense. */
export type Reading =
  | { readonly kind: 'event'; readonly name: string; readonly event: ZaloEvent }
  | { readonly kind: 'ignored'; readonly name: string }
  | { readonly kind: 'malformed'; readonly name: string; readonly problem: string };

/** Reads a signed body; `zns` marks receipts of template messages, which name a phone. */
export function readEvent(body: unknown, name: string, zns = false): Reading {
  const parsed = bodySchema.safeParse(body);
  if (parsed.success) {
    const event = zns ? undefined : parsed.data;
    return event === undefined ? { kind: 'ignored', name } : { kind: 'event', name, event };
  }
  const [issue] = parsed.error.issues;
  // Zalo adds events without notice; they are acknowledged, or it would stop all deliveries.
  if (issue?.code === 'invalid_union') return { kind: 'ignored', name };
  const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  return { kind: 'malformed', name, problem };
}

/** What makes two deliveries the same event: the message's id, else the very bytes. */
export function keyOf(body: unknown, rawBody: Buffer): string {
  const { app_id, event_name, message } = body as {
    readonly app_id?: unknown;
    readonly event_name?: unknown;
    readonly message?: { readonly msg_id?: unknown };
  };
  const messageId = message?.msg_id;
  const hash = createHash('sha256');
  if (typeof messageId === 'string' && messageId !== '') {
    hash.update(JSON.stringify([app_id, event_name, messageId]));
  } else {
    hash.update(rawBody);
  }
  return hash.digest('base64url');
}

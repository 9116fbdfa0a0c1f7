import { z } from 'zod';
import { errorMessage } from '../../core';
import type { Receipt } from '../../store';
import type { OutgoingMessage } from './messages';

/** How a call ended. `no_answer` with `sure` means that it certainly did not reach Zalo. */
export type CallResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'refused'; readonly code: number; readonly message: string }
  | { readonly kind: 'no_answer'; readonly sure: boolean; readonly error: string };

/** One message of a conversation, as Zalo remembers it. */
export interface RecentMessage {
  readonly id: string;
  readonly text: string;
  readonly fromOa: boolean;
  readonly at?: Date;
}

export interface ZaloClientDeps {
  readonly fetch: typeof fetch;
  /** `https://openapi.zalo.me`, or a fake. */
  readonly apiUrl: string;
  readonly requestMs: number;
}

const answerSchema = z.object({
  error: z.coerce.number().default(0),
  message: z.string().default(''),
  data: z.unknown().optional(),
});

// Quota left the answers in March 2026; where it still comes, it says what the message cost.
const sentSchema = z.object({
  message_id: z.string().optional(),
  quota: z.object({ quota_type: z.string().optional() }).optional(),
});

const recentSchema = z.array(
  z.object({
    src: z.coerce.number(),
    message_id: z.string().default(''),
    message: z.string().default(''),
    time: z.coerce.number().optional(),
  }),
);

const accountSchema = z.object({
  oa_id: z.coerce.string().optional(),
  oaid: z.coerce.string().optional(),
  name: z.string().default(''),
});

/** The few calls of the OA API that the bot needs. HTTP 200 carries errors too; both are read. */
export class ZaloClient {
  constructor(private readonly deps: ZaloClientDeps) {}

  /** Sends a consultation message; anonymous visitors are reached by the older path. */
  async send(token: string, { to, body }: OutgoingMessage): Promise<CallResult<Receipt>> {
    const { anonymousConversation, userId } = to;
    const path = anonymousConversation === undefined ? '/v3.0/oa/message/cs' : '/v2.0/oa/message';
    const recipient =
      anonymousConversation === undefined
        ? { user_id: userId }
        : { anonymous_id: userId, conversation_id: anonymousConversation };
    const result = await this.call(token, 'POST', path, { recipient, message: body });
    return read(result, sentSchema, ({ message_id: externalId, quota }) => ({
      ...(externalId !== undefined && { externalId }),
      cost: quota?.quota_type ?? 'reply',
    }));
  }

  /** The last ten messages of a conversation, the newest first. */
  async recent(token: string, userId: string): Promise<CallResult<readonly RecentMessage[]>> {
    const data = JSON.stringify({ user_id: userId, offset: 0, count: 10 });
    const path = `/v2.0/oa/conversation?data=${encodeURIComponent(data)}`;
    const result = await this.call(token, 'GET', path);
    return read(result, recentSchema, (messages) =>
      messages.map(({ src, message_id: id, message: text, time }) => ({
        id,
        text,
        fromOa: src === 0,
        ...(time !== undefined && { at: new Date(time) }),
      })),
    );
  }

  /** Whose token this is. */
  async account(
    token: string,
  ): Promise<CallResult<{ readonly oaId: string; readonly name: string }>> {
    const result = await this.call(token, 'GET', '/v2.0/oa/getoa');
    return read(result, accountSchema, ({ oa_id, oaid, name }) => ({
      oaId: oa_id ?? oaid ?? '',
      name,
    }));
  }

  private async call(
    token: string,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<CallResult<unknown>> {
    try {
      const response = await this.deps.fetch(`${this.deps.apiUrl}${path}`, {
        method,
        headers: { access_token: token, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(this.deps.requestMs),
        redirect: 'error',
      });
      return toResult(response.status, await response.text());
    } catch (error) {
      return { kind: 'no_answer', sure: neverLeft(error), error: describe(error) };
    }
  }
}

function toResult(status: number, text: string): CallResult<unknown> {
  if (status === 429) return { kind: 'refused', code: -32, message: 'HTTP 429' };
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success || status >= 500) {
    // A gateway may fail after the message went through.
    return { kind: 'no_answer', sure: false, error: `HTTP ${status}` };
  }
  const { error, message, data } = answer.data;
  if (error !== 0) return { kind: 'refused', code: error, message: message.slice(0, 200) };
  return { kind: 'ok', value: data };
}

function read<Schema extends z.ZodType, Value>(
  result: CallResult<unknown>,
  schema: Schema,
  toValue: (data: z.output<Schema>) => Value,
): CallResult<Value> {
  if (result.kind !== 'ok') return result;
  const parsed = schema.safeParse(result.value);
  if (parsed.success) return { kind: 'ok', value: toValue(parsed.data) };
  return { kind: 'no_answer', sure: false, error: 'Zalo answered in an unknown shape' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Only these happen before a byte of the request is written.
const beforeLeaving = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverLeft(error: unknown): boolean {
  return beforeLeaving.has(codeOf(error));
}

function describe(error: unknown): string {
  return codeOf(error) || errorMessage(error);
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const { code, errors } = (cause ?? error ?? {}) as {
    readonly code?: unknown;
    readonly errors?: readonly unknown[];
  };
  if (typeof code === 'string') return code;
  // Node reports several addresses tried as one error of many.
  return errors === undefined ? '' : codeOf(errors[0]);
}

import { readActivitySet, readGrant } from './protocol';
import type { Grant } from './protocol';

/** The part of `fetch` that is used. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | FormData;
  },
) => Promise<Reply>;

interface Reply {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

/** How a call ended; `gone` means that the conversation or its token is no longer known. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'later'; readonly afterMs?: number };

type ActivitySet = ReturnType<typeof readActivitySet>;

/** The REST calls of Direct Line 3.0 that a chat needs; never rejects. */
export class DirectLine {
  constructor(
    /** Address that ends with `/v3/directline`. */
    private readonly base: string,
    private readonly fetch: Fetch,
  ) {}

  /** Begins a conversation as an unknown citizen. */
  async start(locale: string): Promise<Outcome<Grant>> {
    const pass = await this.call('POST', 'tokens/public', undefined, {}, readGrant);
    if (pass.kind !== 'ok') return pass;
    return this.call('POST', 'conversations', pass.value.token, { locale }, readGrant);
  }

  /** Opens a conversation again; its stream replays what came after the watermark. */
  resume({ conversationId, token }: Pass, watermark: string): Promise<Outcome<Grant>> {
    const path = `conversations/${encodeURIComponent(conversationId)}?watermark=${watermark}`;
    return this.call('GET', path, token, undefined, readGrant);
  }

  refresh({ token }: Pass): Promise<Outcome<Grant>> {
    return this.call('POST', 'tokens/refresh', token, undefined, readGrant);
  }

  read({ conversationId, token }: Pass, watermark: string): Promise<Outcome<ActivitySet>> {
    const id = encodeURIComponent(conversationId);
    const path = `conversations/${id}/activities?watermark=${watermark}`;
    return this.call('GET', path, token, undefined, readActivitySet);
  }

  /** Posts one activity; safe to repeat with the same `clientActivityID`. */
  post({ conversationId, token }: Pass, activity: object): Promise<Outcome<true>> {
    const path = `conversations/${encodeURIComponent(conversationId)}/activities`;
    return this.call('POST', path, token, activity, () => true as const);
  }

  /** Sends a photo; what became of it is told in the conversation. */
  upload({ conversationId, token }: Pass, photo: Blob): Promise<Outcome<true>> {
    const path = `conversations/${encodeURIComponent(conversationId)}/upload?userId=citizen`;
    const form = new FormData();
    // Without the name the file had on the device.
    form.append('file', photo, 'photo');
    return this.call('POST', path, token, form, () => true as const);
  }

  private async call<T>(
    method: string,
    path: string,
    token: string | undefined,
    body: object | undefined,
    read: (body: unknown) => T | undefined,
  ): Promise<Outcome<T>> {
    try {
      const reply = await this.fetch(`${this.base}/${path}`, {
        method,
        headers: {
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          // Of a form the browser itself names the boundary.
          ...(body && !isForm(body) && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: isForm(body) ? body : JSON.stringify(body) }),
      });
      if (!reply.ok) return failure(reply);
      const value = read(await reply.json());
      return value === undefined ? { kind: 'later' } : { kind: 'ok', value };
    } catch {
      return { kind: 'later' };
    }
  }
}

function isForm(body: object): body is FormData {
  return typeof FormData !== 'undefined' && body instanceof FormData;
}

/** What a call about one conversation needs. */
interface Pass {
  readonly conversationId: string;
  readonly token: string;
}

function failure({ status, headers }: Reply): Outcome<never> {
  if (status === 401 || status === 403 || status === 404) return { kind: 'gone' };
  const seconds = Number(headers.get('Retry-After') ?? '');
  if (status === 429) return { kind: 'later', afterMs: Math.max(1, seconds || 10) * 1000 };
  return status >= 500 || status === 408 ? { kind: 'later' } : { kind: 'refused' };
}

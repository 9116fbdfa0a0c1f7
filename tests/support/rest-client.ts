import { testSecret } from './direct-line-server';

/** The secret that `startApp` gives the real program: longer, as it demands. */
export const secretOfApp = `${testSecret}-${testSecret}`;

export interface TestToken {
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
}

export interface StartedConversation extends TestToken {
  readonly streamUrl: string;
}

export interface TestActivity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly replyToId?: string;
  readonly from: { readonly id: string; readonly role: string };
}

export interface RestReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** Plain REST calls, for what the official client cannot say or will not show. */
export class RestClient {
  constructor(
    private readonly domain: string,
    private readonly secret = testSecret,
  ) {}

  async call(
    path: string,
    init: RequestInit & { readonly token?: string } = {},
  ): Promise<RestReply> {
    const { token, ...rest } = init;
    const headers = new Headers(rest.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(this.domain + path, { ...rest, headers });
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as RestReply['body'];
    return { status: response.status, body, headers: response.headers };
  }

  post(path: string, token: string, body?: unknown): Promise<RestReply> {
    const json = { 'content-type': 'application/json' };
    return this.call(path, {
      method: 'POST',
      token,
      ...(body !== undefined && { headers: json, body: JSON.stringify(body) }),
    });
  }

  /** A token of a new user, from the secret. */
  async newToken(request: object = {}): Promise<TestToken> {
    const { body } = await this.post('/tokens/generate', this.secret, request);
    const token = String(body['token']);
    return { token, conversationId: String(body['conversationId']), userId: userOf(token) };
  }

  /** A started conversation of a new user. */
  async start(): Promise<StartedConversation> {
    const granted = await this.newToken();
    const { body } = await this.post('/conversations', granted.token);
    return { ...granted, streamUrl: String(body['streamUrl']) };
  }

  async say(to: Pick<TestToken, 'token' | 'conversationId'>, text: string): Promise<RestReply> {
    const activity = { type: 'message', from: { id: 'me' }, text };
    return this.post(`/conversations/${to.conversationId}/activities`, to.token, activity);
  }

  async activities(
    of: Pick<TestToken, 'token' | 'conversationId'>,
    watermark = '',
  ): Promise<{ readonly activities: readonly TestActivity[]; readonly watermark: string }> {
    const path = `/conversations/${of.conversationId}/activities?watermark=${watermark}`;
    const { body } = await this.call(path, { token: of.token });
    return body as unknown as Awaited<ReturnType<RestClient['activities']>>;
  }

  /** All activities of a conversation, page by page. */
  async history(of: Pick<TestToken, 'token' | 'conversationId'>): Promise<TestActivity[]> {
    const all: TestActivity[] = [];
    for (let watermark = ''; ;) {
      const set = await this.activities(of, watermark);
      if (set.activities.length === 0) return all;
      all.push(...set.activities);
      watermark = set.watermark;
    }
  }

  /** Polls until the bot has said `text`; resolves to the whole history. */
  async heard(of: TestToken, text: string): Promise<TestActivity[]> {
    for (let look = 0; look < 300; look++) {
      const activities = await this.history(of);
      if (activities.some((activity) => activity.text === text)) return activities;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The bot never said ${text}`);
  }

  /** Polls until the bot has said something like `pattern`. */
  async heardLike(of: TestToken, pattern: RegExp): Promise<void> {
    for (;;) {
      const { activities } = await this.activities(of);
      const said = activities.filter(({ from }) => from.role === 'bot');
      if (said.some(({ text = '' }) => pattern.test(text))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The `user` claim, read as clients read it. */
export function userOf(token: string): string {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as { user: string }).user;
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import { FakeConversations } from './conversations';
import type { FakeMessage } from './conversations';
import { Deliveries } from './deliveries';
import type { Delivery } from './deliveries';
import { Faults, seededRandom } from './faults';
import type { Fault } from './faults';
import { FakeOAuth } from './oauth';

export interface FakeZaloOptions {
  readonly appId?: string;
  readonly appSecret?: string;
  readonly oaSecretKey?: string;
  readonly oaId?: string;
  readonly port?: number;
  readonly seed?: number;
  readonly retryMs?: readonly number[];
}

/**
 * Zalo's OAuth, OA API and webhooks on a loopback port, as the reference describes them, with
 * every failure on demand. It checks what Zalo checks, so a message it takes is one Zalo takes.
 */
export class FakeZalo {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecretKey: string;
  readonly oaId: string;
  readonly oauth: FakeOAuth;
  readonly conversations = new FakeConversations();
  readonly faults: Faults;
  readonly oauthFaults: Faults;
  readonly app: Express = express();
  /** Where deliveries go; none are made before it is set. */
  webhookUrl = '';
  /** Whether echoes and receipts of what the OA sends are delivered, as the console switches. */
  receipts = false;
  private readonly server: Server;
  private readonly events = new Set<Promise<unknown>>();

  private constructor(private readonly options: FakeZaloOptions) {
    this.appId = options.appId ?? '4318657068771012646';
    this.appSecret = options.appSecret ?? 'app-secret-of-the-fake';
    this.oaSecretKey = options.oaSecretKey ?? 'nZ7pQk3vR9tXw2yB5mD8';
    this.oaId = options.oaId ?? '2491302944280861639';
    this.oauth = new FakeOAuth(this.appId, this.appSecret);
    this.faults = new Faults(seededRandom(options.seed ?? 1));
    this.oauthFaults = new Faults(seededRandom((options.seed ?? 1) + 1));
    this.server = createServer(this.app);
    this.mount();
  }

  static async start(options: FakeZaloOptions = {}): Promise<FakeZalo> {
    const fake = new FakeZalo(options);
    fake.server.listen(options.port ?? 0, '127.0.0.1');
    await once(fake.server, 'listening');
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What the OA said to a user, in order. */
  heardBy(userId: string): readonly FakeMessage[] {
    return this.conversations.of(userId).filter(({ fromOa }) => fromOa);
  }

  /** A user says something: it is in the chat and on its way to the webhook. */
  say(userId: string, text: string): Promise<Delivery> {
    const { id } = this.conversations.add({ userId, fromOa: false, text, buttons: [] });
    return this.deliver({
      event_name: 'user_send_text',
      ...this.fromUser(userId),
      message: { text, msg_id: id },
    });
  }

  /** Delivers any event, completed with app id and time. */
  deliver(event: Readonly<Record<string, unknown>>): Promise<Delivery> {
    const { webhookUrl, appId, oaSecretKey } = this;
    const { retryMs } = this.options;
    const deliveries = new Deliveries({
      webhookUrl,
      appId,
      oaSecretKey,
      ...(retryMs && { retryMs }),
    });
    return deliveries.deliver({ app_id: appId, ...event, timestamp: String(Date.now()) });
  }

  fromUser(userId: string): Readonly<Record<string, unknown>> {
    return { sender: { id: userId }, recipient: { id: this.oaId } };
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
    await Promise.allSettled(this.events);
  }

  private mount(): void {
    const { app, oauth } = this;
    const form = express.urlencoded({ extended: false });
    app.get('/v4/oa/permission', (req, res) => {
      this.consent(req, res);
    });
    app.post('/v4/oa/access_token', form, this.failing(this.oauthFaults), (req, res) => {
      finish(req, res, () => oauth.trade(req.get('secret_key'), req.body));
    });
    app.use(['/v2.0', '/v3.0'], express.json(), this.failing(this.faults), this.authenticated());
    const send: RequestHandler = (req, res) => {
      finish(req, res, () => this.take(req.body));
    };
    app.post(['/v3.0/oa/message/cs', '/v2.0/oa/message'], send);
    app.get('/v2.0/oa/conversation', (req, res) => {
      const data = JSON.parse(req.query['data'] as string) as unknown;
      res.json({ error: 0, message: 'Success', data: this.conversations.recent(data) });
    });
    app.get('/v2.0/oa/getoa', (_req, res) => {
      res.json({ error: 0, message: 'Success', data: { oa_id: this.oaId, name: 'OA giả' } });
    });
  }

  private consent(req: Request, res: Response): void {
    const { redirect_uri, code_challenge, state } = req.query as Record<string, string>;
    const back = new URL(redirect_uri ?? '');
    back.searchParams.set('code', this.oauth.consent(code_challenge ?? ''));
    back.searchParams.set('oa_id', this.oaId);
    if (state !== undefined) back.searchParams.set('state', state);
    res.redirect(back.href);
  }

  private failing(faults: Faults): RequestHandler {
    return (_req, res, next) => {
      const fault = faults.take();
      if (fault !== undefined) res.locals['fault'] = fault;
      if (fault === undefined || happensAfter(fault)) next();
      else fail(res, fault);
    };
  }

  private authenticated(): RequestHandler {
    return (req, res, next) => {
      if (this.oauth.isValid(req.get('access_token') ?? '')) next();
      else res.json({ error: -216, message: 'Access token is invalid' });
    };
  }

  private take(body: unknown): Readonly<Record<string, unknown>> {
    const taken = this.conversations.take(body);
    if (taken.kind === 'refused') return { error: taken.code, message: taken.words };
    const { id, userId, at } = taken.message;
    if (this.receipts && this.webhookUrl !== '') this.tellReceipts(userId, id, taken.message.text);
    return {
      error: 0,
      message: 'Success',
      data: {
        message_id: id,
        user_id: userId,
        sent_time: String(at),
        quota: { quota_type: 'reply', remain: '8', total: '8' },
      },
    };
  }

  private tellReceipts(userId: string, messageId: string, text: string): void {
    const fromOa = { sender: { id: this.oaId }, recipient: { id: userId } };
    const message = { msg_id: messageId };
    const events = [
      { event_name: 'oa_send_text', ...fromOa, message: { ...message, text } },
      { event_name: 'user_received_message', ...fromOa, message },
      { event_name: 'user_seen_message', ...fromOa, message: { msg_ids: [messageId] } },
    ];
    for (const event of events) {
      const delivery = this.deliver(event);
      this.events.add(delivery);
      void delivery.finally(() => this.events.delete(delivery));
    }
  }
}

function happensAfter(fault: Fault): boolean {
  return fault.kind === 'slow' || ('when' in fault && fault.when === 'after');
}

/** Does what was asked, then answers, or fails to. */
function finish(_req: Request, res: Response, act: () => Readonly<Record<string, unknown>>): void {
  const answer = act();
  const fault = res.locals['fault'] as Fault | undefined;
  if (fault === undefined) res.json(answer);
  else if (fault.kind === 'slow') setTimeout(() => res.json(answer), fault.ms).unref();
  else fail(res, fault);
}

function fail(res: Response, fault: Fault): void {
  switch (fault.kind) {
    case 'error':
      res.json({ error: fault.code, message: `injected ${fault.code}` });
      return;
    case 'http500':
      res.status(500).send('<html>Internal Server Error</html>');
      return;
    case 'reset':
      res.socket?.resetAndDestroy();
      return;
    case 'slow':
    case 'nonsense':
      res.send('<html>not json</html>');
  }
}

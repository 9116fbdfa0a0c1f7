import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import type { Activity, Message } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { FetchXmlHttpRequest } from './xml-http-request';

// The client is made for browsers: these two are all it asks of one.
Object.assign(globalThis, { XMLHttpRequest: FetchXmlHttpRequest, WebSocket });

export type Transport = 'polling' | 'stream';

/** What a page passes to the official client. */
export type ClientOptions = ConstructorParameters<typeof DirectLine>[0];

/** The unmodified official client with what it has received. */
export class TestClient {
  readonly received: Activity[] = [];
  readonly line: DirectLine;
  private readonly subscription: { unsubscribe(): void };
  private arrived: () => void = () => undefined;

  constructor(transport: Transport, options: ClientOptions, userId?: string) {
    this.line = new DirectLine({
      ...options,
      webSocket: transport === 'stream',
      pollingInterval: 200,
    });
    if (userId !== undefined) this.line.setUserId(userId);
    this.subscription = this.line.activity$.subscribe(
      (activity) => {
        this.received.push(activity);
        this.arrived();
      },
      () => undefined,
    );
  }

  /** Sends a message as Web Chat does and resolves to what the server called it. */
  send(text: string, clientActivityID: string): Promise<string> {
    const message = {
      type: 'message',
      text,
      from: { id: 'whoever-i-say' },
      channelData: { clientActivityID, extra: { nested: [1, null] } },
    };
    return this.post(message as Message);
  }

  post(activity: Activity): Promise<string> {
    return new Promise((resolve, reject) => {
      this.line.postActivity(activity).subscribe(resolve, reject);
    });
  }

  /** The messages received so far. */
  messages(): Message[] {
    return this.received.filter((activity): activity is Message => activity.type === 'message');
  }

  texts(): (string | undefined)[] {
    return this.messages().map(({ text }) => text);
  }

  /** Resolves to the first message with this text, when it has come. */
  async heard(text: string): Promise<Message> {
    for (;;) {
      const message = this.messages().find((candidate) => candidate.text === text);
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => {
        this.arrived = resolve;
      });
    }
  }

  /** Resolves when the client says that it is in this state. */
  async reached(status: keyof typeof ConnectionStatus): Promise<void> {
    await new Promise<void>((resolve) => {
      this.line.connectionStatus$.subscribe((current) => {
        if (current === ConnectionStatus[status]) resolve();
      });
    });
  }

  stop(): void {
    this.subscription.unsubscribe();
    this.line.end();
  }
}

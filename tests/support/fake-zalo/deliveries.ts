import { sign } from '../../../src/channels/zalo';

/** How one delivery ended. */
export interface Delivery {
  readonly status: number;
  readonly ms: number;
  readonly tries: number;
}

export interface DeliveriesOptions {
  readonly webhookUrl: string;
  readonly appId: string;
  readonly oaSecretKey: string;
  /** Waits between tries, 30 s to 1 h as documented; tests shorten them. */
  readonly retryMs?: readonly number[];
}

const second = 1000;
const documentedRetries = [30, 300, 900, 1800, 3600].map((seconds) => seconds * second);

/** Delivers webhooks as Zalo does: signed over the bytes, 2 seconds to answer, five more tries. */
export class Deliveries {
  constructor(private readonly options: DeliveriesOptions) {}

  /** Delivers until it is answered 200 or the tries are used up. */
  async deliver(body: Readonly<Record<string, unknown>>): Promise<Delivery> {
    const raw = Buffer.from(JSON.stringify(body));
    const waits = [0, ...(this.options.retryMs ?? documentedRetries)];
    let last: Delivery = { status: 0, ms: 0, tries: 0 };
    for (const [retry, wait] of waits.entries()) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      last = await this.once(raw, String(body['timestamp']), retry);
      if (last.status === 200) return last;
    }
    return last;
  }

  private async once(raw: Buffer, timestamp: string, retry: number): Promise<Delivery> {
    const started = performance.now();
    try {
      const response = await fetch(this.options.webhookUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'ZaloWebhook',
          'x-zevent-server': 'OA OpenAPI',
          'x-zevent-signature': sign(raw, timestamp, this.options),
          ...(retry > 0 && { num_retry: String(retry) }),
        },
        body: raw,
        signal: AbortSignal.timeout(2 * second),
      });
      await response.arrayBuffer();
      return { status: response.status, ms: performance.now() - started, tries: retry + 1 };
    } catch {
      return { status: 0, ms: performance.now() - started, tries: retry + 1 };
    }
  }
}

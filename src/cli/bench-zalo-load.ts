import { setTimeout as wait } from 'node:timers/promises';
import { sign, webhookPath } from '../channels/zalo';

export interface LoadPlan {
  readonly messages: number;
  readonly users: number;
  /** Webhooks a second. */
  readonly rate: number;
  readonly appId: string;
  readonly oaSecretKey: string;
  readonly oaId: string;
  /** Where the program listens; it may change when it is restarted. */
  readonly url: () => string;
}

export interface LoadResult {
  readonly webhooks: number;
  /** Ids of the messages whose delivery was answered 200, by user, in the order accepted. */
  readonly accepted: ReadonlyMap<string, readonly string[]>;
  readonly acceptedCount: number;
  /** Deliveries answered 200 only on a later try. */
  readonly retried: number;
  /** Milliseconds until the 200. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

// Zalo's first wait is 30 s; the later ones, 5 minutes to an hour, are shortened.
const retriesMs = [30_000, 30_000, 60_000, 60_000, 60_000];
const allowedMs = 2000;

const questions = [
  'lam giay khai sinh can gi',
  'đăng ký kết hôn lệ phí bao nhiêu',
  'làm hộ chiếu mất bao lâu',
  'đăng ký tạm trú ở đâu',
  'cấp đổi căn cước cần giấy tờ gì',
];

/** Delivers as Zalo does: on time whatever the answers, and again when there is none. */
export async function deliverAll(plan: LoadPlan): Promise<LoadResult> {
  const accepted = new Map<string, string[]>();
  const times: number[] = [];
  let retried = 0;
  const deliveries: Promise<void>[] = [];
  await warmUp(plan);
  const started = performance.now();
  for (let i = 0; i < plan.messages; i++) {
    const due = started + (i * 1000) / plan.rate;
    if (due > performance.now()) await wait(due - performance.now());
    const userId = `u${i % plan.users}`;
    const messageId = `bench-${i}`;
    const deliver = async (): Promise<void> => {
      const answered = await tryUntilAnswered(plan, bodyOf(plan, userId, messageId, i));
      if (answered === undefined) return;
      accepted.set(userId, [...(accepted.get(userId) ?? []), messageId]);
      times.push(answered.ms);
      if (answered.tries > 1) retried += 1;
    };
    deliveries.push(deliver());
  }
  await Promise.all(deliveries);
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10;
  return {
    webhooks: plan.messages,
    accepted,
    acceptedCount: times.length,
    retried,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

// Unsigned probes: they warm this process up, whose own first requests would be measured otherwise.
async function warmUp({ url }: LoadPlan): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const probes = Array.from({ length: 10 }, () =>
      deliverOnce(`${url()}${webhookPath}`, Buffer.from('{}'), '', 0),
    );
    await Promise.all(probes);
  }
}

function bodyOf(plan: LoadPlan, userId: string, messageId: string, i: number): string {
  return JSON.stringify({
    app_id: plan.appId,
    event_name: 'user_send_text',
    sender: { id: userId },
    recipient: { id: plan.oaId },
    message: { text: questions[i % questions.length], msg_id: messageId },
    timestamp: '1795168800123',
  });
}

async function tryUntilAnswered(
  plan: LoadPlan,
  body: string,
): Promise<{ readonly ms: number; readonly tries: number } | undefined> {
  const raw = Buffer.from(body);
  const signature = sign(raw, '1795168800123', plan);
  for (const [i, pause] of [0, ...retriesMs].entries()) {
    await wait(pause);
    const ms = await deliverOnce(`${plan.url()}${webhookPath}`, raw, signature, i);
    if (ms !== undefined) return { ms, tries: i + 1 };
  }
  return undefined;
}

/** Milliseconds until the 200, or undefined without one. */
async function deliverOnce(
  url: string,
  raw: Buffer,
  signature: string,
  retry: number,
): Promise<number | undefined> {
  const started = performance.now();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-zevent-signature': signature,
        ...(retry > 0 && { num_retry: String(retry) }),
      },
      body: raw,
      signal: AbortSignal.timeout(allowedMs),
    });
    await response.arrayBuffer();
    return response.status === 200 ? performance.now() - started : undefined;
  } catch {
    return undefined;
  }
}

import type { Contact } from '../../store';
import type { ZaloLimits } from './limits';

/** What may be done with a message to a person now. */
export type Plan =
  | { readonly kind: 'send'; readonly price: 'free' | 'billed' }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

export interface PlanInput {
  readonly contact: Contact | undefined;
  readonly proactive: boolean;
  readonly now: Date;
  /** Charged messages already sent today. */
  readonly billedToday: number;
  readonly limits: Pick<ZaloLimits, 'freeMs' | 'closedMs' | 'billedPerDay'>;
}

/**
 * Whether a message may leave and whether it costs: nothing within 48 hours of the person's last
 * word, something until 7 days, never later; and nobody is talked over or written to unasked.
 */
export function planMessage(input: PlanInput): Plan {
  const { contact, proactive, now, billedToday, limits } = input;
  if (contact === undefined) {
    return proactive ? refuse('chưa có cuộc trò chuyện') : { kind: 'send', price: 'free' };
  }
  if (contact.silentUntil !== undefined && contact.silentUntil > now) {
    return { kind: 'withdraw', reason: 'cán bộ đang trả lời' };
  }
  if (proactive && contact.unfollowedAt !== undefined) {
    return { kind: 'withdraw', reason: 'người dân đã bỏ quan tâm' };
  }
  const silence = now.getTime() - contact.lastInteractionAt.getTime();
  if (silence > limits.closedMs) return refuse('quá 7 ngày từ lần nhắn cuối');
  if (silence <= limits.freeMs) return { kind: 'send', price: 'free' };
  if (billedToday >= limits.billedPerDay) return refuse('quá 48 giờ, tin này tính phí');
  return { kind: 'send', price: 'billed' };
}

function refuse(reason: string): Plan {
  return { kind: 'refuse', reason };
}

/** What a conversation has cost: Zalo's own quota names, and the price where one is set. */
export interface ConversationCost {
  readonly messages: number;
  readonly free: number;
  readonly billed: number;
  /** Đồng, when the price of a charged message is configured. */
  readonly dong?: number;
}

/** The name under which Zalo accounts for free replies. */
export const freeQuota = 'reply';

/** Adds up the quota names of a conversation's sent messages. */
export function costOf(
  counts: Readonly<Record<string, number>>,
  priceDong: number | undefined,
): ConversationCost {
  const messages = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // What was found out afterwards has no quota name; replies are by far the likeliest.
  const free = (counts[freeQuota] ?? 0) + (counts['unknown'] ?? 0);
  const billed = messages - free;
  return { messages, free, billed, ...(priceDong !== undefined && { dong: billed * priceDong }) };
}

const vietnamOffsetMs = 7 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** The next time it is `hour` o'clock in Viet Nam, after `now`. */
export function nextVietnamHour(now: Date, hour: number): Date {
  const local = now.getTime() + vietnamOffsetMs;
  const today = Math.floor(local / dayMs) * dayMs + hour * 60 * 60 * 1000;
  const next = today > local ? today : today + dayMs;
  return new Date(next - vietnamOffsetMs);
}

/** The beginning of the day in Viet Nam. */
export function vietnamMidnight(now: Date): Date {
  return new Date(nextVietnamHour(now, 0).getTime() - dayMs);
}

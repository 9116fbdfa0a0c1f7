import type { ZaloLimits } from './limits';
import type { TokenRecord } from './token-record';

/** How the tokens of an account are; everything but `ok` needs people, in time. */
export interface TokenHealth {
  readonly account: string;
  readonly state: 'ok' | 'missing' | 'refused' | 'expiring' | 'overdue';
  /** What to do, in Vietnamese; empty when all is well. */
  readonly advice: string;
  /** ISO times. */
  readonly accessUntil?: string;
  readonly refreshUntil?: string;
  /** Whole days until the refresh token dies, 0 when it is dead. */
  readonly daysLeft: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const authorizeAgain = 'quản trị viên của OA cấp quyền lại: npm run -s zalo -- authorize';

/** Judges a record at a time. */
export function healthOf(
  account: string,
  record: TokenRecord,
  now: Date,
  limits: Pick<ZaloLimits, 'alarmMs' | 'renewAfterMs'>,
): TokenHealth {
  const { pair, refusal } = record;
  if (pair === undefined) {
    const state = refusal === undefined ? 'missing' : 'refused';
    const advice = `OA chưa có mã truy cập; cần ${authorizeAgain}`;
    return { account, state, advice, daysLeft: 0 };
  }
  const left = new Date(pair.refreshUntil).getTime() - now.getTime();
  const facts = {
    account,
    accessUntil: pair.accessUntil,
    refreshUntil: pair.refreshUntil,
    daysLeft: refusal === undefined ? Math.max(0, Math.floor(left / dayMs)) : 0,
  };
  if (refusal !== undefined) {
    const cause = refusal.lostAnswer
      ? 'câu trả lời của lần làm mới trước đã mất'
      : `Zalo từ chối: ${refusal.reason}`;
    const advice = `Không làm mới được mã truy cập (${cause}). Bot còn gửi được đến ${pair.accessUntil}; cần ${authorizeAgain}`;
    return { ...facts, state: 'refused', advice };
  }
  if (left <= limits.alarmMs) {
    return { ...facts, state: 'expiring', advice: `Mã làm mới sắp hết hạn; cần ${authorizeAgain}` };
  }
  const age = now.getTime() - new Date(pair.refreshedAt).getTime();
  // An hour of trying in vain is a network problem that somebody should look at.
  if (age > limits.renewAfterMs + dayMs / 24) {
    const advice = 'Chưa làm mới được mã truy cập theo lịch; kiểm tra mạng tới oauth.zaloapp.com';
    return { ...facts, state: 'overdue', advice };
  }
  return { ...facts, state: 'ok', advice: '' };
}

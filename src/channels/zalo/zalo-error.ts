/** What to do about an error code of the OA API. */
export type ErrorClass =
  /** Renew the access token once and send again. */
  | 'token'
  /** Too fast: wait for the next minute. */
  | 'rate'
  /** One more try after a while, then give up. */
  | 'once'
  /** Not between 22:00 and 06:00. */
  | 'night'
  /** A quota is used up until tomorrow. */
  | 'quota'
  /** The whole account is refused: let it rest and tell people. */
  | 'account'
  /** This content is refused; without buttons it may pass. */
  | 'content'
  /** This person cannot or does not want to be reached. */
  | 'recipient'
  /** Never. */
  | 'never';

const codes: Readonly<Record<ErrorClass, readonly number[]>> = {
  token: [-124, -216, -220],
  rate: [-32],
  once: [-100, -200],
  night: [-234],
  quota: [-211],
  account: [-204, -205, -209, -212, -219, -221, -223, -224, -242, -320, -321],
  content: [-201, -210, -233],
  recipient: [-213, -217, -218, -227, -230, -232, -244],
  never: [-235, -237, -238, -240, -241, -248],
};

/** The class of a code; what is not documented gets one more try. */
export function classOf(code: number, message: string): ErrorClass {
  // -223 says both “the OA did not authorise this” and “a quota is used up”; only words tell.
  if (code === -223 && /quota|hạn mức/iu.test(message)) return 'quota';
  const found = Object.entries(codes).find(([, list]) => list.includes(code));
  return found === undefined ? 'once' : (found[0] as ErrorClass);
}

/** What people should do about a dead letter or a resting account, in one Vietnamese sentence. */
export const cures: Readonly<Record<ErrorClass, string>> = {
  token: 'Cấp quyền lại cho OA: npm run -s zalo -- authorize.',
  rate: 'Zalo báo gửi quá nhanh; tin được gửi lại sau.',
  once: 'Zalo báo lỗi chung; thử gửi lại bằng npm run -s zalo -- retry.',
  night: 'Zalo không cho gửi từ 22 giờ đến 6 giờ; tin được gửi lại buổi sáng.',
  quota: 'Hết hạn mức gửi tin của OA; mua thêm hoặc chờ ngày mai.',
  account: 'OA hoặc ứng dụng bị khoá, hết hạn gói hoặc thiếu quyền; kiểm tra tại oa.zalo.me.',
  content: 'Zalo không nhận nội dung này; báo cho người phát triển.',
  recipient: 'Người nhận đã chặn, bỏ quan tâm hoặc quá 7 ngày không nhắn; không gửi được nữa.',
  never: 'Zalo không cho OA này gửi loại tin này.',
};

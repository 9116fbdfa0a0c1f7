import { withWaysOut } from './requests';
import type { Step } from './turn';

// On the repaired text, with marks: without them `giả`, `giá` and `già` are one word.
const word = (inner: string): string => `(?<!\\p{L})(?:${inner})(?!\\p{L})`;
const gap = '[^.?!\\n]{0,30}?';
const papers =
  'sổ bảo hiểm|bảo hiểm xã hội|căn cước|chứng minh nhân dân|tài khoản|bằng lái|giấy phép lái xe|hộ chiếu|giấy chứng nhận độc thân|giấy khám sức khỏe';
const trades = 'mua bán|bán(?! thời gian| hàng)|cho thuê|cho mượn|cầm|cầm cố|thuê';
const matching = (patterns: readonly string[]): ((text: string) => boolean) => {
  const compiled = patterns.map((pattern) => new RegExp(pattern, 'u'));
  return (text) => compiled.some((pattern) => pattern.test(text));
};

const dodges = matching([
  `${word('tránh|né|trốn|lách|lẩn tránh')}${gap}${word('nộp|đóng|trả|kê khai')}${gap}${word('phí|lệ phí|thuế|bảo hiểm|tiền phạt')}`,
  word('(?:trốn|lách|né) (?:thuế|luật|lệ phí|phí|nghĩa vụ)'),
  `${word('đăng ký|nhập')}${gap}${word('cư trú|thường trú|tạm trú|hộ khẩu')} cho${gap}không (?:thực sự|thực tế|hề)? ?(?:ở|sống|sinh sống|cư trú)`,
  word('khai man|khai khống|khai gian|làm khống|hồ sơ khống|giấy tờ khống'),
  `${word('làm|mua|đặt|xài|dùng|sử dụng')}${gap}${word('giả')}(?! định| sử| thiết| dược)`,
]);
const tradesPapers = matching([
  `${word(trades)}${gap}${word(papers)}`,
  `${word(papers)}${gap}${word('mua bán|cho thuê|cầm cố|cầm đồ')}`,
]);

// Who was cheated or reports it needs help, not a refusal.
const victims = matching([
  word('bị|lừa|kẻ|tố giác|tố cáo|trình báo|báo công an|phát hiện|nhận biết|phân biệt|cảnh giác'),
]);
// What is sold or let here is something else, and the paper goes with it.
const goods = matching([
  word('ủy quyền|bảo lãnh|hợp đồng|kinh doanh|nhà|xe|trọ|phòng|công ty|đất'),
]);

/** True for a wish to get round a duty or to fake, lend or trade papers. */
export function isEvasion(text: string): boolean {
  return (dodges(text) || (tradesPapers(text) && !goods(text))) && !victims(text);
}

/** No way round the law is told; the lawful ways (exemption, reissue, a person) are. */
export const refuseEvasion: Step = (turn) => {
  const { text, lang } = turn.decision.explanation.repaired;
  return lang === 'vi' && isEvasion(text)
    ? withWaysOut(turn, { status: 'refused_abuse', text: turn.say('refused.evasion') })
    : undefined;
};

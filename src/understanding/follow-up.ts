import { fold, isFunctionWord } from '../text';
import type { Repaired } from '../text';

// Words of questions about any subject; a message with nothing else leans on what was said before.
const facetWords = new Set(
  (
    'lệ phí phí tiền giá tốn mất hết đóng nộp trả chi thuế thời gian hạn ngày tháng tuần năm lâu hồ sơ giấy tờ bước thủ tục quy trình ' +
    'trình tự kết quả nơi chỗ cơ quan địa chỉ xã phường điều kiện thẩm quyền cách hướng dẫn mạng trực tuyến online link đường dẫn ' +
    'mẫu đơn tờ khai bản gốc sao nhận lấy gửi mang đem theo chuẩn bị gồm thêm khác tiếp đầu cuối xong rõ chi tiết cụ thể ví dụ ' +
    'fee cost document step time place office day week result long much'
  ).split(' '),
);

const opening =
  /^(?:thế còn|vậy còn|thế|vậy|còn|rồi|nếu vậy|nếu|ủa|ừ|à|dạ|and|what about|then|so)(?![\p{L}\p{N}])/u;
const pointer =
  /(?<![\p{L}])(?:cái đó|cái này|việc đó|việc này|thủ tục đó|thủ tục này|giấy đó|giấy này|loại đó|như vậy|chỗ đó|nó|it|that one)(?![\p{L}])/u;

/** How a message leans on the one before. */
export interface FollowUp {
  /** Nothing but question words: it cannot have a subject of its own. */
  readonly bare: boolean;
  /** Opens or points like a continuation (`còn trẻ em thì sao`), but names something. */
  readonly continues: boolean;
}

/** Words that may name a subject. */
export function subjectWords({ tokens }: Repaired): readonly string[] {
  return tokens.filter(
    (token) =>
      !isFunctionWord(token) &&
      !facetWords.has(token) &&
      (token.length > 1 || /\p{Script=Khmer}/u.test(token)) &&
      !/^\p{N}+$/u.test(token),
  );
}

/** Whether a message makes sense only together with what was said before. */
export function readFollowUp(question: Repaired): FollowUp {
  const bare = subjectWords(question).length === 0 && question.tokens.length <= 14;
  const short = question.tokens.length <= 12;
  const continues = short && (opening.test(question.text) || pointer.test(question.text));
  return { bare, continues: bare || continues };
}

// No choice is longer, and most messages are.
const longestChoice = 40;

/** True for answers like `số 2`, `cái thứ nhất`, `2`; gives the place from 0. */
export function readChoice({ folded }: Repaired): number | undefined {
  if (folded.length > longestChoice) return undefined;
  const match =
    /^(?:(?:so|cai|muc|y|chon|option|cau)\s)?(?:thu\s)?([1-9]|nhat|mot|hai|ba|tu)(?:\s(?:di|nhe|a|nha))?$/u.exec(
      fold(folded),
    );
  const places: Readonly<Record<string, number>> = { nhat: 0, mot: 0, hai: 1, ba: 2, tu: 3 };
  const found = match?.[1];
  if (found === undefined) return undefined;
  return places[found] ?? Number(found) - 1;
}

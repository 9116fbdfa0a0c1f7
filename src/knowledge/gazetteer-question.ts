import { byFirstWord, phraseAt, unitWords } from './gazetteer-words';
import type { UnitWord } from './gazetteer-words';

type Phrases = readonly (readonly UnitWord[])[];

function phrases(list: string): Phrases {
  return list.split(',').map((phrase) => unitWords(phrase));
}

/** Words that ask what became of a unit, or name the change itself. */
const changeCues = phrases(
  'cũ, nay, giờ, bây giờ, bi giờ, bây h, bh, bjo, jo, hiện nay, hiện tại, hiện giờ, sáp nhập, sát nhập, xáp nhập, sắp nhập,' +
    'nhập, gộp, ghép, hợp nhất, sắp xếp, đổi tên, đổi thành, tên mới, tên cũ, thuộc, trực thuộc, thành xã, thành phường,' +
    'đâu rồi, còn không, còn tồn tại, giải thể, bỏ rồi, trước đây, hồi trước, ngày trước, trước kia, gồm, bao gồm,' +
    'hình thành, thành lập, xã nào, phường nào, xã gì, phường gì, tách, chuyển, chia, xã mới, phường mới,' +
    'now, merged, merge, merging, former, formerly, old, belong, belongs, became, become, renamed, called, part of,' +
    'ឥឡូវ, ចាស់, បញ្ចូល, ប្តូរ, ស្ថិត',
);

/** Words that ask where a place is; enough only for a name that no longer exists. */
const placeCues = phrases('đâu, where, ឯណា');

/** Words that ask what a new unit was made of. */
const compositionCues = phrases(
  'gồm, bao gồm, những xã nào, các xã nào, những phường nào, các phường nào, những đơn vị nào, từ những, từ các, từ xã,' +
    'từ phường, từ đâu, hình thành, thành lập, mấy xã, mấy phường, nhập từ, gộp từ, made of, formed from, formed, consist, consists, រួមមាន',
);

/** Words of courtesy, place and paperwork in general that leave the question one about the unit. */
const fillers = phrases(
  'tôi, tui, mình, em, anh, chị, cô, chú, bác, ông, bà, cháu, con, bạn, ad, admin, nhà, quê, dân, người, bà con, gia đình,' +
    'chào, xin chào, dạ, vâng, thưa, alo, ơi, ạ, à, ah, nhỉ, nhé, nha, hả, ha, vậy, dzậy, vầy, thế, đó, kia, này, luôn, với,' +
    'cho, cho hỏi, hỏi, xin hỏi, muốn, biết, cần, giúp, giùm, dùm, làm ơn, xem, tìm, tra, tra cứu, là, thì, mà, và, hay, hoặc, của, các, những, cái,' +
    'ở, tại, sống, đang, đã, rồi, chưa, sẽ, phải, phải không, bị, được, được không, có, có phải, không, hông, hong, hổng, ko, k, kg, hok, còn, vẫn, cũng, chỉ, nữa, nên,' +
    'vào, ra, lên, về, đến, tới, đi, qua, sang, từ, theo, cùng, chung, bằng, thành, lại, sau, khi, sau khi, lúc, trước, hồi, xưa, từ ngày, tháng, năm, 1, 7, 2025, 01, 07,' +
    'gì, j, z, v, r, dc, đc, vs, mn, mik, gì z, nào, đâu, sao, thế nào, ntn, mấy, bao nhiêu, tên, tên gì, mới, gọi, gọi là, gọi tên, do, rõ, nghe, nói, thấy, bảo,' +
    'xã, phường, thị trấn, huyện, thị xã, thành phố, tỉnh, tp, tx, tt, x, p, h, thôn, bản, ấp, khóm, tổ, khu phố, làng, đơn vị, hành chính, địa chỉ, địa bàn, địa phương, khu vực, vùng, cấp, hai cấp, chính quyền,' +
    'ủy ban, uỷ ban, ubnd, nhân dân, trung tâm, trụ sở, một cửa, bộ phận, phục vụ, công, nơi, chỗ, làm, làm việc, làm giấy, làm giấy tờ, giấy tờ, thủ tục, hồ sơ, nộp hồ sơ, nộp giấy, giải quyết,' +
    'toàn bộ, tất cả, xóa, bỏ, mất, dời, nằm, đặt, viết, ghi là, cả, hết, chính thức, đúng, thật, hiện,' +
    'where, does, do, did, is, was, are, the, a, an, of, to, in, into, which, what, commune, ward, district, town, city, province, new, name, it, today, i, my, live, lived, under, has, have, been, go, should, for, papers, and, with, please, hello, hi, that, then, after, merger, after the, by, unit,' +
    'nay, ngày nay',
);

/** Words that show that a procedure, a fee or a paper is meant, not the unit. */
const otherBusiness = new Set(
  unitWords(
    'khai sinh đăng ký kết hôn tạm trú thẻ căn cước cccd cmnd sổ đỏ phí tiền phạt thuế nộp mua bán xe bằng lái hộ chiếu ' +
      'đổi xin chứng thực hưởng trợ lương điện số mã ghi dùng xài giá học trường thi bầu vay kinh doanh',
  ).flatMap(({ written, key }) => [written, key]),
);

/** What a question asks about the units it names. */
export type UnitQuestion = 'change' | 'composition' | 'place' | 'other';

/**
 * Reads what is asked about the named units; `covered` marks the words of their names. `other`
 * when anything else of substance is said: “đăng ký tạm trú ở xã Bình Lư” is not about the unit.
 */
export function readUnitQuestion(
  words: readonly UnitWord[],
  covered: readonly boolean[],
): UnitQuestion {
  if (leftOver(words, covered) > 1) return 'other';
  const asks = (cues: Phrases): boolean => occurs(words, covered, cues);
  if (asks(compositionCues)) return 'composition';
  if (asks(changeCues)) return 'change';
  return asks(placeCues) ? 'place' : 'other';
}

function occurs(words: readonly UnitWord[], covered: readonly boolean[], cues: Phrases): boolean {
  return words.some(
    (_, at) => covered[at] !== true && cues.some((phrase) => phraseAt(words, at, phrase)),
  );
}

const knownPhrases = byFirstWord(
  [...changeCues, ...placeCues, ...compositionCues, ...fillers].map((words) => ({ words })),
);

/** How many words are neither a name, a cue nor a filler; a word of business counts double. */
function leftOver(words: readonly UnitWord[], covered: readonly boolean[]): number {
  const known = words.map((_, at) => covered[at] === true);
  words.forEach(({ key }, at) => {
    for (const { words: phrase } of knownPhrases.get(key) ?? []) {
      if (phraseAt(words, at, phrase)) known.fill(true, at, at + phrase.length);
    }
  });
  return words
    .filter((_, at) => known[at] === false)
    .reduce((sum, { written }) => sum + weight(written), 0);
}

function weight(written: string): number {
  // Khmer has no list of fillers here; its words neither help nor harm.
  if (/[\u1780-\u17FF]/u.test(written)) return 0;
  return otherBusiness.has(written) ? 2 : 1;
}

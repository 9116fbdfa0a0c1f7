import type { Facet } from '../knowledge';

interface FacetCue {
  readonly facet: Facet;
  readonly weight: number;
  /** Where the cue stands in a text, or -1. */
  readonly find: (text: string) => number;
}

const inWord = /[\p{L}\p{N}]/u;

// Looking back at every letter takes three times as long as looking back where the words were found.
function word(source: string): FacetCue['find'] {
  const pattern = new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      if (!inWord.test(text.charAt(found.index - 1))) return found.index;
      pattern.lastIndex = found.index + 1;
    }
    return -1;
  };
}

const letters =
  (pattern: RegExp): FacetCue['find'] =>
  (text) =>
    text.search(pattern);

// Cues on repaired, lower-case text. A cue for an exact question outweighs a topic word that may
// only name the procedure ("nộp lệ phí ở đâu" asks where). Weights were set by hand on the
// development questions; ties go to the cue listed first.
const cues: readonly FacetCue[] = [
  // fee
  {
    facet: 'fee',
    weight: 3.35,
    find: word('lệ phí|mức phí|phí|chi phí|giá tiền|bảng giá|tốn kém|miễn phí|mất phí'),
  },
  {
    facet: 'fee',
    weight: 3,
    find: word(
      'bao nhiêu tiền|(?:hết|tốn|mất|đóng|nộp|trả|giá|phí|thuế|tiền)(?: \\S+){0,3} (?:bao nhiêu|nhiêu|mấy)|bao nhiêu(?: \\S+)? (?:tiền|đồng|nghìn|triệu|phần trăm)|mấy đồng|nhiêu tiền|mất tiền|tốn tiền|trả tiền|có tốn|mức (?:đóng|hưởng|thuế|thu|trợ cấp|lương|quà|tiền)|thuế suất|công thức|cách tính|tính thế nào|được bao nhiêu|hưởng(?: \\S+){0,5} bao nhiêu|còn bao nhiêu',
    ),
  },
  {
    facet: 'fee',
    weight: 3.1,
    find: word(
      '(?:tốn|hết|mất|đóng|nộp|trả|tính|lấy|thu|rút được|được|lãnh|lĩnh)(?: \\S+){0,2} (?:nhiu|mấy tiền|mấy phần trăm|mấy %)|(?:những|các|mấy) (?:khoản|tiền)(?: gì| nào)|tiền gì|trừ (?:thêm )?phí|có (?:phải )?(?:mất|tốn|trả|đóng)(?: thêm)? (?:tiền|phí|thuế)',
    ),
  },
  { facet: 'fee', weight: 3, find: word('how much|fees?|costs?|price|charge|pay|free') },
  { facet: 'fee', weight: 3, find: letters(/ថ្លៃ|កម្រៃ|ប៉ុន្មាន/u) },
  // time
  {
    facet: 'time',
    weight: 3.4,
    find: word(
      'bao lâu|mất mấy ngày|mấy ngày|mấy hôm|bao nhiêu ngày|bao nhiêu lâu|bao giờ|khi nào(?: \\S+){0,3} (?:có|xong|lấy|nhận)|chừng nào|mấy bữa|mấy tháng|mấy năm|bao nhiêu năm|bao nhiêu tháng',
    ),
  },
  {
    facet: 'time',
    weight: 3.3,
    find: word(
      'khi nào|ngày nào|lúc nào|tháng nào|hạn cuối|chậm nhất|muộn nhất|trễ nhất|trước bao nhiêu ngày|còn kịp|kịp không|mấy bữa|bao lâu nữa|mấy tuần',
    ),
  },
  {
    facet: 'time',
    weight: 2.6,
    find: word('thời hạn|thời gian|lâu không|lấy liền|lấy ngay|trong ngày|hạn chót|thời điểm'),
  },
  {
    facet: 'time',
    weight: 3.4,
    find: word('how long|how many days|processing time|deadline|when will'),
  },
  { facet: 'time', weight: 3, find: letters(/រយៈពេល|យូរ|ថ្ងៃ/u) },
  // documents
  {
    facet: 'documents',
    weight: 3.2,
    find: word(
      'giấy tờ (?:gì|nào|chi)|(?:những|các|loại) giấy tờ|giấy tờ|hồ sơ(?: \\S+){0,12} (?:gồm|bao gồm|cần|những|gì)|(?:cần|chuẩn bị|nộp|mang|mang theo|đem|có) (?:những )?(?:giấy|hồ sơ|tài liệu|gì|chi)|giấy gì|cần gì|thành phần hồ sơ|bộ hồ sơ|mẫu đơn|tờ khai|có cần (?:nộp|mang|cung cấp|giấy|sổ|phải có)|thay (?:cho|thế) giấy',
    ),
  },
  {
    facet: 'documents',
    weight: 1.9,
    find: word(
      'hồ sơ|những gì|chứng minh|có (?:cần|phải)(?: \\S+){0,3} (?:giấy|sổ|bản sao|hợp đồng)',
    ),
  },
  {
    facet: 'documents',
    weight: 3.2,
    find: word('documents?|papers?|paperwork|what do i need|bring'),
  },
  { facet: 'documents', weight: 3, find: letters(/ឯកសារ/u) },
  // where
  {
    facet: 'where',
    weight: 3.8,
    find: word(
      'ở đâu|nơi nào|chỗ nào|đến đâu|tại đâu|ra đâu|đi đâu|(?:nộp|làm|xin|cấp|gửi|đăng ký)(?: \\S+){0,4} đâu|nơi nộp|địa chỉ (?:nộp|nào|cơ quan)|cơ quan nào|ủy ban nào|xã nào|phường nào|tỉnh nào|nộp cho ai|gặp ai',
    ),
  },
  {
    facet: 'where',
    weight: 3.6,
    find: word(
      'bên nào|(?:xã|phường|tỉnh|huyện|trung ương|công an|bên thuế|văn phòng \\S+(?: \\S+)?) (?:hay|hoặc)(?: \\S+){0,4} (?:xã|phường|tỉnh|huyện|công an|thuế|văn phòng|bưu điện|trung tâm)|(?:nộp|gửi|báo|gặp)(?: \\S+){0,3} cho ai|(?:phải )?về quê',
    ),
  },
  { facet: 'where', weight: 3, find: word('where|which (?:office|agency|authority)') },
  { facet: 'where', weight: 3, find: letters(/កន្លែងណា|នៅឯណា|ទីណា/u) },
  // who
  {
    facet: 'who',
    weight: 3.2,
    find: word(
      'ai (?:có|được|phải|là|cần|sẽ|nên)|những ai|thẩm quyền|đối tượng nào|đối tượng|người nào|nhờ (?:người|ai)|ủy quyền|(?:làm|đi|nộp) (?:thay|giùm|giúp|hộ(?! (?:chiếu|khẩu|tịch|kinh|nghèo|gia|tống)))',
    ),
  },
  {
    facet: 'who',
    weight: 1.6,
    find: word(
      'điều kiện|đủ tuổi|độ tuổi|bao nhiêu tuổi|mấy tuổi|có được(?: \\S+){0,8} không|được không',
    ),
  },
  { facet: 'who', weight: 2.8, find: word('who|eligible|requirements?|can i|am i allowed') },
  // trouble
  {
    facet: 'trouble',
    weight: 3,
    find: word(
      'bị lỗi|báo lỗi|lỗi|không (?:vào|đăng nhập|tải|nhận|thanh toán|mở|nộp|quét|xác thực|hiện|thấy) được|không được thì sao|bị từ chối|trả (?:lại )?hồ sơ|bị trả|bị treo|sự cố|không về|chưa (?:nhận|thấy|có) (?:được|kết quả)|quá hạn|trễ hạn|chậm trả|không chịu|sai thông tin|không khớp',
    ),
  },
  {
    facet: 'trouble',
    weight: 2.9,
    find: word(
      'không (?:gửi|bấm|chạy|lên|ra|load|xem|tải lên|đọc) được|báo (?:sai|vượt)|(?:nó|hệ thống|máy|app|cổng) báo|vượt quá dung lượng|bị (?:mờ|nhòe|rách|sai|lệch|trùng|khóa|treo|đơ|mất tiền|trừ tiền|trừ hai lần|trừ 2 lần)|chưa thấy|không thấy(?: \\S+){0,3} (?:đâu|về)|mãi không|hoài không|vẫn (?:kêu|đòi|bắt|ghi|báo|chưa|không)|lỡ (?:bấm|nộp|gửi|nhập|đưa)',
    ),
  },
  {
    facet: 'trouble',
    weight: 3,
    find: word('errors?|problem|failed|cannot log|rejected|does not work'),
  },
  // result
  {
    facet: 'result',
    weight: 2.9,
    find: word(
      'kết quả|nhận được gì|có giá trị|hiệu lực(?: \\S+){0,3} (?:bao|mấy)|giá trị sử dụng|thông báo kết quả',
    ),
  },
  { facet: 'result', weight: 2.5, find: word('result|valid for|validity') },
  // steps
  {
    facet: 'steps',
    weight: 2.4,
    find: word(
      'các bước|bước nào|mấy bước|quy trình|trình tự|cách (?:làm|thức|nộp|đăng ký|xin)|làm (?:sao|thế nào|như thế nào|kiểu gì|cách nào)|hướng dẫn|thực hiện(?: \\S+){0,4} (?:thế nào|ra sao|như nào)|như thế nào|như nào|thế nào|ra sao|phương thức|cách nào|kiểu gì|xử lý',
    ),
  },
  {
    facet: 'steps',
    weight: 2.1,
    find: word('thủ tục|online|trực tuyến|qua mạng|trên mạng|trên vneid|trên điện thoại'),
  },
  {
    facet: 'steps',
    weight: 2.2,
    find: word('how (?:do|can|to|should)|steps?|procedure|apply|process'),
  },
  { facet: 'steps', weight: 2.5, find: letters(/របៀប|ជំហាន|ដូចម្តេច|យ៉ាងណា/u) },
  // legal, link
  {
    facet: 'legal',
    weight: 3.3,
    find: word(
      'căn cứ (?:pháp lý|nào|vào)|văn bản nào|luật nào|nghị định nào|thông tư nào|theo luật nào|điều luật|điều mấy|cơ sở pháp lý',
    ),
  },
  {
    facet: 'legal',
    weight: 3.7,
    find: word('bị (?:xử )?phạt|mức phạt|xử phạt|xử lý vi phạm|phạt bao nhiêu|vi phạm'),
  },
  {
    facet: 'legal',
    weight: 3.2,
    find: word(
      'có bắt buộc|bắt buộc(?: \\S+){0,6} không|giá trị pháp lý|có đúng (?:luật|quy định)?(?: không|hay)|trái (?:luật|quy định)|theo luật mới|luật (?:quy định|cho phép)|có sao không|có quyền(?: \\S+){0,8} không',
    ),
  },
  { facet: 'legal', weight: 2.7, find: word('thu hồi') },
  { facet: 'legal', weight: 3, find: word('legal basis|which law|fined?|penalty') },
  {
    facet: 'link',
    weight: 3.9,
    find: word(
      'đường dẫn|đường link|link|(?:ở |vào )?trang web nào|website nào|địa chỉ trang|(?:ở |vào )?trang nào|web nào|tải (?:mẫu|tờ khai|đơn)',
    ),
  },
];

export interface FacetVote {
  readonly facet: Facet;
  /** Weight of its strongest cue, a little more where it comes early. */
  readonly score: number;
}

// Of two things asked, people name the one they need first.
const earlyBonus = 0.4;

/** What a question asks about its subject, best first; empty where no cue speaks. */
export function recognizeFacets(text: string): readonly FacetVote[] {
  const scores = new Map<Facet, number>();
  for (const { facet, weight, find } of cues) {
    const at = find(text);
    if (at < 0) continue;
    const score = weight + earlyBonus * (1 - at / text.length);
    scores.set(facet, Math.max(score, scores.get(facet) ?? 0));
  }
  return [...scores].map(([facet, score]) => ({ facet, score })).sort((a, b) => b.score - a.score);
}

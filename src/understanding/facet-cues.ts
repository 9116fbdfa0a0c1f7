import type { Facet } from '../knowledge';

/** Wording that asks for one part of an article: whole words, or letters for Khmer. */
export interface FacetCue {
  readonly facet: Facet;
  readonly weight: number;
  readonly words?: string;
  readonly letters?: RegExp;
}

// What somebody asks for outweighs words that may only name the procedure or tell the story
// (`nộp lệ phí ở đâu` asks where). Weights were set by hand; ties go to the cue listed first.
const fee: readonly FacetCue[] = [
  {
    facet: 'fee',
    weight: 2.7,
    words: 'lệ phí|mức phí|phí|chi phí|giá tiền|bảng giá|tốn kém|miễn phí|mất phí',
  },
  {
    facet: 'fee',
    weight: 3.4,
    words:
      'bao nhiêu tiền|(?:hết|tốn|mất|đóng|nộp|trả|giá|phí|thuế|tiền)(?: \\S+){0,3} (?:bao nhiêu|nhiêu|mấy)|bao nhiêu(?: \\S+)? (?:tiền|đồng|nghìn|triệu|phần trăm)|mấy đồng|nhiêu tiền|mất tiền|tốn tiền|trả tiền|có tốn|mức (?:đóng|hưởng|thuế|thu|trợ cấp|lương|quà|tiền)|thuế suất|công thức|cách tính|tính (?:như )?(?:thế nào|ra sao)|(?:được|trừ|giảm) bao nhiêu|hưởng(?: \\S+){0,5} bao nhiêu|còn bao nhiêu|(?:bao nhiêu|mấy) (?:%|phần trăm)|mức (?:nào|bao nhiêu)',
  },
  {
    facet: 'fee',
    weight: 3.4,
    words:
      '(?:tốn|hết|mất|đóng|nộp|trả|tính|lấy|thu|rút được|được|lãnh|lĩnh)(?: \\S+){0,2} (?:nhiu|mấy tiền|mấy phần trăm|mấy %)|(?:những|các|mấy) (?:khoản|tiền)(?: gì| nào)|tiền gì|trừ (?:thêm )?phí|(?:có|phải) (?:phải )?(?:mất|tốn|trả|đóng|nộp|thu|lấy)(?: thêm)? (?:tiền|phí|thuế|lệ phí|đồng)|(?:được|có)(?: được)? (?:miễn|giảm|hoàn)(?: \\S+){0,6} (?:không|thuế|phí|tiền)|trả lại tiền|khỏi (?:tốn|đóng|mất) tiền',
  },
  { facet: 'fee', weight: 3, words: 'how much|fees?|costs?|price|charge|pay|free' },
  { facet: 'fee', weight: 3, letters: /ថ្លៃ|កម្រៃ|ប៉ុន្មាន/u },
];

const time: readonly FacetCue[] = [
  {
    facet: 'time',
    weight: 3.4,
    words:
      'bao lâu|mất mấy ngày|mấy ngày|mấy hôm|bao nhiêu ngày|bao nhiêu lâu|bao giờ|khi nào(?: \\S+){0,3} (?:có|xong|lấy|nhận)|chừng nào|mấy bữa|mấy tháng|mấy năm|bao nhiêu năm|bao nhiêu tháng|mấy giờ',
  },
  {
    facet: 'time',
    weight: 3.3,
    words:
      'khi nào|ngày nào|lúc nào|tháng nào|hạn cuối|chậm nhất|muộn nhất|trễ nhất|trước bao nhiêu ngày|còn kịp|kịp không|bao lâu nữa|mấy tuần|giờ (?:làm việc|hành chính|mở cửa)|có làm việc',
  },
  // Filed, days ago, and still nothing: how long it takes.
  {
    facet: 'time',
    weight: 3.6,
    words: 'nộp(?: \\S+){0,12} (?:ngày|tuần|tháng)(?: \\S+){0,6} (?:chưa|vẫn)',
  },
  {
    facet: 'time',
    weight: 2.6,
    words: 'thời hạn|thời gian|lâu không|lấy liền|lấy ngay|trong ngày|hạn chót|thời điểm',
  },
  {
    facet: 'time',
    weight: 3.4,
    words: 'how long|how many days|processing time|deadline|when will',
  },
  { facet: 'time', weight: 3, letters: /រយៈពេល|យូរ|ថ្ងៃ|ពេលណា/u },
];

const documents: readonly FacetCue[] = [
  {
    facet: 'documents',
    weight: 3.4,
    words:
      '(?:giấy tờ|giấy|hồ sơ|tài liệu) (?:gì|nào|chi|j)|(?:những|các|loại) (?:loại )?giấy tờ|hồ sơ(?: \\S+){0,12} (?:gồm|bao gồm|cần|những|gì)|(?:cần|chuẩn bị|mang|mang theo|đem|đem theo|cầm|cầm theo) (?:thêm )?(?:những )?(?:giấy tờ|hồ sơ|tài liệu|gì|chi)|nộp (?:thêm )?(?:những )?(?:gì|chi)|cần gì|thành phần hồ sơ|bộ hồ sơ|(?:mẫu|phiếu|đơn) (?:nào|gì)|mẫu (?:đơn|phiếu|giấy|tờ)|tờ khai|thay (?:cho|thế) giấy',
  },
  {
    facet: 'documents',
    weight: 3.4,
    words:
      'có (?:cần|phải)(?: (?:nộp|mang|cung cấp|đưa|xin|có|in|làm|kèm))?(?: \\S+){0,2} (?:giấy(?! phép)|sổ|bản sao|bản gốc|bản chính|hợp đồng|chữ ký|xác nhận|ủy quyền|đồng ý|ý kiến)|có cần (?:nộp|mang|cung cấp|giấy|sổ|phải có)|(?:dùng|thay) (?:\\S+ ){1,8}(?:để|cho) chứng minh',
  },
  {
    facet: 'documents',
    weight: 2.5,
    words:
      '(?:thu|nộp|giữ|trả) lại (?!tiền|hồ sơ|phí|lệ phí|từ)\\S+|chụp hay|hay (?:phải )?(?:scan|quét|photo)',
  },
  { facet: 'documents', weight: 1.5, words: 'hồ sơ|giấy tờ|những gì|chứng minh' },
  {
    facet: 'documents',
    weight: 3.2,
    words: 'documents?|papers?|paperwork|what do i need|bring',
  },
  { facet: 'documents', weight: 3, letters: /ឯកសារ|ក្រដាសអ្វី|ត្រូវការអ្វី/u },
];

const where: readonly FacetCue[] = [
  {
    facet: 'where',
    weight: 3.4,
    words:
      'ở đâu|nơi nào|chỗ nào|đến đâu|tại đâu|ra đâu|đi đâu|lên đâu|(?:nộp|làm|xin|cấp|gửi|đăng ký)(?: \\S+){0,4} đâu|nơi nộp|địa chỉ (?:nộp|nào|cơ quan)|cơ quan nào(?! nữa)|ủy ban nào|xã nào|phường nào|tỉnh nào|(?:nộp|gửi|đăng ký|liên hệ)(?: \\S+){0,3} (?:cho |với )?ai(?! (?:có|được|phải|cần|là))',
  },
  {
    facet: 'where',
    weight: 3.2,
    words:
      'bên nào|(?:xã|phường|tỉnh|huyện|trung ương|công an|bên thuế|văn phòng \\S+)(?: \\S+){0,2} (?:hay|hoặc)(?: \\S+){0,4} (?:xã|phường|tỉnh|huyện|công an|thuế|văn phòng|bưu điện|trung tâm|ngân hàng|kho bạc|tòa án|sở|trường)|phải (?:quay )?về|phải (?:lên|ra|đến|tới|đi)(?: \\S+){0,3}? (?:quê|tận|nơi|tỉnh khác|từng)|(?:hỏi|báo|gặp|tìm) ai(?! (?:có|được|phải|cần|là|sẽ|thuộc))|liên hệ với (?:những )?(?:cơ quan|đơn vị)',
  },
  {
    facet: 'where',
    weight: 3,
    words:
      '(?:nộp|làm|đổi|xin|cấp|nhận|lấy|đăng ký)(?: [^\\s,;?.]+){0,10} (?:ở|tại) (?!nhà)(?:[^\\s,;?.]+ ){1,5}(?:được )?không|(?:ở|tại) (?:nơi|chỗ|tỉnh|xã|phường)(?: \\S+){0,4} được không|(?:quay )?về (?:quê|nơi)(?: \\S+){0,4} không',
  },
  {
    facet: 'where',
    weight: 3.2,
    words: '(?!từ|bấm|vào)\\S+ đâu(?: (?:ạ|vậy|ad|hả|nhỉ|thế|em|anh|chị|mọi người))*\\s*(?:[?.]|$)',
  },
  { facet: 'where', weight: 3, words: 'where|which (?:office|agency|authority)' },
  { facet: 'where', weight: 3, letters: /កន្លែងណា|នៅឯណា|នៅណា|ទីណា/u },
];

const who: readonly FacetCue[] = [
  {
    facet: 'who',
    weight: 3.2,
    words:
      'ai (?:có|được|phải|là|cần|sẽ|nên|đủ|thuộc|đứng|ký|chịu|xét|duyệt|cấp|giải quyết|hỗ trợ)|những ai|thẩm quyền|đối tượng nào|người nào|nhờ (?:người|ai)|ủy quyền|(?:làm|đi|nộp) (?:thay|giùm|giúp|hộ(?! (?:chiếu|khẩu|tịch|kinh|nghèo|gia|tống)))|điều kiện (?:gì|nào|để|được|nhận|hưởng)|điều kiện(?: \\S+){0,12} (?:như thế nào|như nào|thế nào|ra sao|gồm|là gì)|những điều kiện',
  },
  { facet: 'who', weight: 2.9, words: 'trường hợp nào|thuộc diện|diện nào' },
  {
    facet: 'who',
    weight: 2.2,
    words: 'điều kiện|đối tượng|đủ tuổi|độ tuổi|bao nhiêu tuổi|mấy tuổi',
  },
  { facet: 'who', weight: 1.6, words: 'có được(?: \\S+){0,8} không|được không' },
  { facet: 'who', weight: 2.8, words: 'who|eligible|requirements?' },
  { facet: 'who', weight: 1.6, words: 'can (?:i|my|we|a|an)|am i allowed' },
];

const trouble: readonly FacetCue[] = [
  { facet: 'trouble', weight: 3.4, words: 'chưa (?:\\S+ )?(?:nhận được|thấy|có kết quả)' },
  {
    facet: 'trouble',
    weight: 3,
    words:
      'bị lỗi|báo lỗi|lỗi|không (?:vào|đăng nhập|tải|nhận|thanh toán|mở|nộp|quét|xác thực|hiện|thấy) được|không được thì sao|bị từ chối|trả (?:lại )?hồ sơ|bị trả|bị treo|sự cố|không về|chậm trả|không chịu',
  },
  {
    facet: 'trouble',
    weight: 2.9,
    words:
      'không (?:gửi|bấm|chạy|lên|ra|load|xem|tải lên|đọc) được|báo (?:sai|vượt)|(?:nó|hệ thống|máy|app|cổng) báo|vượt quá dung lượng|bị (?:khóa|treo|đơ|mất tiền|trừ tiền|trừ hai lần|trừ 2 lần)|không thấy(?: \\S+){0,3} (?:đâu|về)|mãi không|hoài không|vẫn (?:kêu|đòi|bắt|ghi|báo|chưa|không)|lỡ (?:bấm|nộp|gửi|nhập|đưa)|có (?:bị )?sao không|thì bị sao|có đúng không|có sai không|mà không được$',
  },
  {
    facet: 'trouble',
    weight: 1.9,
    words:
      'quá hạn|trễ hạn|sai thông tin|không khớp|bị (?:mờ|nhòe|rách|sai|lệch|trùng)|không cho|không đồng ý',
  },
  {
    facet: 'trouble',
    weight: 3,
    words: 'errors?|problem|failed|cannot log|rejected|does not work',
  },
];

const result: readonly FacetCue[] = [
  {
    facet: 'result',
    weight: 3.7,
    words:
      '(?:có|giá trị|hiệu lực|sử dụng|dùng|xài)(?: \\S+){0,2} (?:hạn|giá trị|hiệu lực|được)(?: sử dụng| dùng)? (?:bao lâu|mấy (?:năm|tháng|ngày)|bao nhiêu (?:năm|tháng|ngày))|có (?:thời )?hạn (?:không|bao lâu|mấy|bao nhiêu|sử dụng)|(?:đưa|phát|cho|được nhận|được cấp) (?:mình |tôi )?(?:những )?giấy gì',
  },
  {
    facet: 'result',
    weight: 3.1,
    words:
      'kết quả như|nhận được gì|có giá trị|giá trị (?:sử dụng|pháp lý|như)|hiệu lực(?: \\S+){0,3} (?:bao|mấy)|thông báo kết quả|(?:gửi|giao|trả|chuyển)(?: \\S+){0,4} (?:về|tận|tại) nhà|lấy gì chứng minh|được (?:hưởng|nhận|lãnh|lĩnh|cấp) (?:những )?(?:\\S+ )?gì(?! không)|(?:giấy|bằng|sổ|thẻ|cái) mới (?:hay|không)',
  },
  { facet: 'result', weight: 2.5, words: 'kết quả|result|valid for|validity' },
];

const steps: readonly FacetCue[] = [
  {
    facet: 'steps',
    weight: 2.9,
    words:
      'các bước|bước nào|mấy bước|bước tiếp|tiếp theo (?:là|làm|phải)|(?:hình thức|phương thức|kênh) nào|quy trình|trình tự|cách (?:làm|thức|nộp|đăng ký|xin|nào)|làm cách nào|thủ tục (?:gì|nào)|thủ tục(?: \\S+){0,12} (?:như thế nào|như nào|thế nào|ra sao)|làm (?:những )?gì|bắt đầu từ đâu|bấm (?:vào |ở )?(?:đâu|mục)|(?:vào|ở) mục nào|(?:chỉ|cho) (?:mình|em|tôi|giúp|cho)(?: \\S+){0,2} cách|(?:online|trực tuyến|qua mạng|qua app|trên mạng|trên vneid|trên điện thoại|ở nhà|tại nhà) (?:có )?được (?:không|chưa)',
  },
  {
    facet: 'steps',
    weight: 2.5,
    words:
      'làm (?:sao|thế nào|như thế nào|kiểu gì)|hướng dẫn|thực hiện(?: \\S+){0,4} (?:thế nào|ra sao|như nào)|như thế nào|như nào|thế nào|ra sao|phương thức|kiểu gi|kiểu gì|xử lý|sao đây|tính sao|(?:làm|khai|xin|nộp|đổi|đăng ký|sửa|mở|lấy|chuyển|ký|gửi|đóng|trả|rút|tải|viết|ghi|chụp|giải quyết)(?: (?!thì )\\S+){0,3} sao(?: (?:ạ|vậy|đây|giờ|ad|hả|ta|em|anh|chị|mọi người))*\\s*(?:[?.]|$)',
  },
  {
    facet: 'steps',
    weight: 1.9,
    words: 'thủ tục|online|trực tuyến|qua mạng|trên mạng|trên vneid|trên điện thoại|qua app',
  },
  {
    facet: 'steps',
    weight: 2.2,
    words: 'how (?:do|can|to|should)|steps?|procedure|apply|process|online',
  },
  { facet: 'steps', weight: 2.5, letters: /របៀប|ជំហាន|ដូចម្តេច|ដូចម្ដេច|យ៉ាងណា|យ៉ាងម៉េច/u },
];

const overview: readonly FacetCue[] = [
  {
    facet: 'overview',
    weight: 2.9,
    words:
      '(?:là|nghĩa) (?:là )?(?:gì|sao)|để làm gì|dùng làm gì|khác (?:nhau|gì)|khác biệt|ý nghĩa|lợi ích|(?:có )?lợi gì',
  },
];

const legalAndLink: readonly FacetCue[] = [
  {
    facet: 'legal',
    weight: 3.3,
    words:
      'căn cứ (?:pháp lý|nào|vào)|văn bản nào|luật nào|nghị định nào|thông tư nào|theo luật nào|điều luật|điều mấy|cơ sở pháp lý|trái (?:luật|quy định)',
  },
  {
    facet: 'legal',
    weight: 3.6,
    words:
      'bị (?:xử )?phạt(?! nguội| (?:\\S+ )?(?:không|chưa))|mức (?:xử )?phạt|phạt (?:bao nhiêu|mấy|ra sao|thế nào|như thế nào)',
  },
  { facet: 'legal', weight: 2.6, words: 'thu hồi giấy|xử phạt(?! (?:\\S+ )?không)|xử lý vi phạm' },
  { facet: 'legal', weight: 3, words: 'legal basis|which law|fined?|penalty' },
  {
    facet: 'link',
    weight: 3.9,
    words:
      'đường dẫn|đường link|link|(?:ở |vào )?trang web nào|website nào|địa chỉ trang|(?:ở |vào )?trang nào|web nào|tải (?:mẫu|tờ khai|đơn)',
  },
];

/** All cues on repaired, lower-case text, in three languages. */
export const facetCues: readonly FacetCue[] = [
  ...fee,
  ...time,
  ...documents,
  ...where,
  ...who,
  ...trouble,
  ...result,
  ...steps,
  ...overview,
  ...legalAndLink,
];

/** Wording of a question whose answer is yes or no, or one of two. */
export const whetherCue =
  'có (?:được|phải|cần|thể|bị|quyền|thuộc|đủ)(?: \\S+){0,14}? (?:không|chưa)|(?:không|chưa|hông|hả|à|chứ)(?: (?:ạ|vậy|nhỉ|ad|thế|nữa|em|mọi người|các bạn|anh chị))*\\s*(?:[?.!]|$)|được (?:không|chưa|hay không)|hay không|có (?:bị )?bắt buộc|bắt buộc(?: \\S+){0,6} (?:không|hay)|phải không|(?:phải|nên|cần|được)(?: \\S+){1,8} hay (?:là )?(?!gì)\\S+|hay (?:là )?(?:phải|đợi|chờ)';

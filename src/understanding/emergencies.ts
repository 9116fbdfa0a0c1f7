import { fold, normalize, placeTone } from '../text';
import type { EmergencyKind } from './intents';

/** Words in a row that tell of a danger, and the words around them that tell of something else. */
interface Danger {
  readonly kind: EmergencyKind;
  readonly says: RegExp;
  /** True where the words alone are enough, whatever papers or fees are named beside them. */
  readonly certain: boolean;
}

/**
 * A pattern of Vietnamese words: a word fits with its marks or written without any, `…` stands for
 * up to seven words between, `~` before a word asks for its marks.
 */
function words(pattern: string): RegExp {
  const source = pattern
    .replace(/\s*…\s*/gu, ' (?:[^ ]+ ){0,7}?')
    .replace(/~?[\p{L}\p{M}]+/gu, (word) => eitherWay(word))
    .replace(/ \?/g, ' ?');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u');
}

function eitherWay(word: string): string {
  const marked = placeTone(word.replace('~', ''));
  const plain = fold(marked);
  return word.startsWith('~') || plain === marked ? marked : `(?:${marked}|${plain})`;
}

const dangers = (
  kind: EmergencyKind,
  { certain, likely }: Readonly<Record<'certain' | 'likely', readonly string[]>>,
): readonly Danger[] => [
  ...certain.map((pattern) => ({ kind, says: words(pattern), certain: true })),
  ...likely.map((pattern) => ({ kind, says: words(pattern), certain: false })),
];

const someone =
  '(?:tôi|tui|em|mình|cháu|con|bé|trẻ|vợ|chồng|bố|ba|cha|mẹ|má|ông|bà|anh|chị|chú|bác|cô|dì|cậu|bạn|nó|người|ai đó)';
const child =
  '(?:trẻ|trẻ em|trẻ con|trẻ nhỏ|đứa trẻ|đứa bé|đứa nhỏ|em bé|cháu bé|bé|bé gái|bé trai|cháu|con|con gái|con trai|học sinh)';
const place =
  '(?:nhà|căn nhà|căn hộ|chung cư|toà nhà|phòng|phòng trọ|dãy trọ|khu trọ|bếp|quán|chợ|kho|xưởng|công ty|trường|rừng|xe|ô tô|ổ điện|bình gas)';
const officer =
  '(?:công an|cảnh sát|toà án|viện kiểm sát|cán bộ|ngân hàng|bưu điện|điện lực|thuế|bảo hiểm|bệnh viện|nhân viên|tổng đài|người ta|người lạ|số lạ|kẻ lạ|ai đó|họ|nó|chúng nó|bọn nó)';
const secret =
  '(?:otp|mã xác thực|mã xác nhận|mật khẩu|chuyển tiền|chuyển khoản|cài (?:app|ứng dụng|phần mềm) lạ|số tài khoản|số thẻ|bấm (?:vào )?link)';
const force = '(?:bắt|bắt ép|ép|yêu cầu|đòi|bảo|kêu|nhờ|hối|giục|hỏi|xin|dụ)';

const table: readonly Danger[] = [
  ...dangers('fire', {
    certain: [
      `${place} … đang (?:bốc )?~cháy`,
      '(?:nhà|bếp|phòng|quán) … (?:đang|bốc|bị) cháy (?:to|lớn|dữ|quá|rồi|lan|lên|cứu)',
      '^(?:~cháy|cháy nhà) (?:rồi|to|lớn|quá|dữ)',
      '^chay (?:roi|to|lon|du)',
      '(?:xe|xe máy|ô tô|nhà|quán|kho) … bốc ~?cháy',
      '^cháy (?:ở|trong|ngoài|tại) … (?:to|lớn|dữ|lắm|quá|cứu|rồi)',
      'cháy … (?:cứu với|cứu tôi|cứu em|cứu người)',
      '(?:mắc kẹt|bị kẹt|kẹt) (?:ở |trong |dưới )?(?:tầng|thang máy|đám cháy|đống đổ nát|lửa|khói|lũ|nước lũ|xe|nóc nhà|mái nhà)',
      `${someone} … (?:bị |đang )?đuối nước`,
      '(?:~vùi|~đè|sạt lở|vùi lấp) … (?:người|nhà|căn)',
      'rơi (?:xuống|vào) (?:giếng|hố|sông|ao|vực|cống)',
      '(?:house|home|kitchen|building|room|car) is (?:on fire|burning)',
      '^(?:there is a )?fire(?: fire)*$',
    ],
    likely: [
      `(?:^|có )(?:đám )?cháy (?:nhà|lớn|chung cư|chợ|quán|xe|rừng|bếp|phòng)`,
      `${place} … (?:bốc|bị|đang) ~?cháy(?: rồi)?$`,
      `${place} … ~cháy rồi`,
      '(?:bị |đang |^)(?:vùi lấp|chôn vùi|lũ cuốn|nước cuốn)',
      '~cháy',
      '(?:nhà|xóm|kho|phòng|trọ|rác|vườn) … cháy … (?:lan|rồi|kẹt|to|lớn|cứu|khói)',
      '^chay (?:lớn|to|nhà)',
      '(?:xì|rò|rò rỉ) (?:khí )?gas',
      '(?:nổ|bị xì|bị rò) (?:bình )?gas',
      'bình gas … (?:nổ|xì|rò)',
      'mùi gas',
      'sập (?:nhà|tường(?! rào)|giàn giáo|cầu|hầm)',
      '(?:~lửa|~khói|lửa khói) … (?:cháy|lan|bốc|mù mịt|nghi ngút|với lửa)',
      '(?:kẹt|mắc kẹt) … (?:nhà cháy|đám cháy|thang máy|trong xe|nước lũ|nóc nhà|mái nhà)',
      'cháy (?:trạm|tủ|cột|đường dây) điện',
      '(?:thuyền|ghe|tàu|phà|xe) … (?:lật|chìm|lao xuống) … (?:sông|biển|hồ|vực|kênh|suối|người)',
      'rơi xuống (?:nước|biển|hồ|kênh|suối)',
      '(?:lũ quét|lũ về|nước dâng) … (?:kẹt|cứu|nóc|mái|trôi)',
    ],
  }),
  ...dangers('medical', {
    certain: [
      '(?:không|ko|k|ngừng|khó) thở (?:được |nổi )?(?:nữa|quá|rồi|lắm)',
      '(?:ngừng thở|ngưng thở)',
      `${someone} … (?:bất tỉnh|ngất xỉu|té xỉu|ngất đi|xỉu|hôn mê) (?:rồi|không tỉnh|không biết gì|gọi không|lay không)`,
      'gọi (?:mãi )?không (?:dậy|tỉnh)',
      'nằm bất động',
      '(?:gọi|kêu|cần) (?:ngay |gấp )?(?:xe )?cấp cứu (?:giúp|với|gấp|ngay|hộ|đi|cho)',
      'cấp cứu (?:với|gấp|giúp|ngay)',
      'đau (?:~đẻ|bụng ~đẻ|đẻ quá) (?:quá|dữ|lắm|rồi)',
      'vỡ ối',
      'chuyển dạ (?:rồi|gấp|quá|mà)',
      '(?:call|need|send) (?:an |the )?ambulance',
      '(?:heart attack|not breathing|unconscious|having a stroke)',
    ],
    likely: [
      '(?:gọi|kêu|cần) (?:xe )?cấp cứu',
      `${someone} … (?:đột quỵ|co giật|ngất xỉu|té xỉu|bất tỉnh|~hóc|sặc sữa|nhồi máu|trúng gió|méo miệng)`,
      'co giật (?:tím tái|liên tục|sùi bọt)',
      '(?:bị|vừa) (?:rắn cắn|rắn độc cắn|điện giật|ngộ độc|bỏng nặng|ong đốt)',
      'ngộ độc … (?:nôn|ói|ngất|nguy kịch|cả nhà)',
      `${someone} … uống nhầm (?:thuốc|hoá chất|xăng|axit)`,
      'uống nhầm thuốc',
      'đẻ rơi',
      '(?:tắt thở|hết thở)',
      '(?:tai biến|sốc phản vệ|ngưng tim|ngừng tim|sùi bọt mép|tím tái|hấp hối|nguy kịch)',
      '(?:không|ko|k) thở (?:được|nổi)',
      '(?:băng huyết|sản giật|dị ứng nặng|lên cơn (?:hen|đau tim|co giật))',
      'bị (?:xe|ô tô|xe tải|xe máy|tàu|container) … (?:cán|tông|đụng|đâm)',
      '(?:chảy|phun|ộc) máu (?:đầu|miệng|mũi|tai|bụng)',
      '(?:nuốt|hóc|sặc) (?:phải )?(?:cúc|pin|đồng xu|hạt|xương|đồ chơi|kim|cháo|sữa)',
      '(?:xe|ô tô|xe tải|xe máy) (?:tông|đâm|cán|đụng) … (?:người|chết|nằm|gãy|máu|nặng)',
      '(?:ngã|té|rơi) (?:từ )?(?:cầu thang|mái nhà|lầu|tầng|giàn giáo|trên cao|cây) … (?:máu|gãy|bất tỉnh|không dậy|nặng|đầu)',
      'nằm (?:gục|bất tỉnh|trên đường|giữa đường)',
      '(?:chảy|mất) (?:rất )?(?:nhiều )?máu (?:nhiều|quá|không cầm|lắm)',
      'chảy nhiều máu',
      '(?:có|vừa có|gặp|bị) tai nạn … (?:nằm|bất tỉnh|máu|bị thương|nặng|gãy|kẹt|cứu)',
      '(?:có|vừa có|xảy ra|người bị) tai nạn(?: giao thông| xe)?(?: ở| tại| trước|$)',
      'đau (?:ngực|tim) … (?:khó thở|dữ dội|quằn quại|quá)',
      'đau ngực khó thở',
    ],
  }),
  ...dangers('child', {
    certain: [
      `${child} … bị … (?:đánh đập|bạo hành|hành hạ|xâm hại|lạm dụng|dâm ô|bỏ đói|bắt cóc|sàm sỡ|quấy rối|hiếp dâm|cưỡng hiếp|tra tấn|xiềng)`,
      'bạo hành (?:trẻ|trẻ em|em bé|cháu|con nít|học sinh)',
      `(?:đang )?(?:hành hạ|đánh đập|tra tấn|sàm sỡ|xâm hại|dâm ô) (?:một )?${child}`,
      '(?:bố|ba|cha|mẹ|bố dượng|cha dượng|dượng|mẹ kế|dì ghẻ|thầy|bảo mẫu) … (?:đánh|sàm sỡ|sờ|xâm hại|hiếp) (?:đập )?(?:em|cháu|bé)(?: mỗi| suốt| hoài| hàng| mãi| dã|$)',
      '(?:bố dượng|cha dượng|dượng|bảo mẫu|thầy|bạn trai của mẹ) … (?:sờ soạng|sàm sỡ|xâm hại|hiếp|dâm ô)',
      `${child} … bị … (?:hiếp|đánh hội đồng|bắt nạt hội đồng)`,
      '(?:em|cháu|con) bị (?:bố|ba|cha|mẹ|dượng|bố dượng|cha dượng|mẹ kế|dì ghẻ|thầy|chú|bác|cậu) … (?:đánh|sàm sỡ|xâm hại|hiếp|sờ|chửi|nhốt|bỏ đói)',
      '(?:child|kid|baby|daughter|son) … (?:abused|beaten|missing|kidnapped)',
      'child abuse',
    ],
    likely: [
      `${child} … (?:bị )?(?:mất tích|thất lạc)(?! (?:trong|trên|giấy|hồ sơ|dữ liệu))`,
      `${child} … (?:bị|đi) lạc(?! mất (?:giấy|thẻ|sổ))`,
      `${child} … bị (?:bảo mẫu|cô giáo|thầy|thầy giáo|bố|ba|cha|mẹ|dượng|người lớn) … (?:đánh|nhốt)`,
      `${child} … (?:bị |đang bị )(?:nhốt|đánh)(?! (?:khẩu|máy|sai|dấu|giá|vần|số|rơi|mất|nhầm|lộn|tráo|rớt|trượt|thuế))`,
      '(?:hàng xóm|nhà bên|cô giáo|bảo mẫu|bà|ông|dì|dượng) … (?:đánh|hành hạ) (?:con|cháu|bé|trẻ|đứa)',
      `${child} … bị … (?:~sờ|trói|xích|bóc lột|~bán|dụ dỗ|~ép)`,
      '(?:em|cháu|con) bị … (?:sờ|sàm sỡ|quấy rối|dụ dỗ)',
      'lạc (?:mất )?(?:con|cháu|bé)',
      '(?:sờ|bóp|vuốt) (?:đùi|mông|ngực|vào người|chỗ kín|vùng kín|mó) … (?:con|em|cháu|bé)',
      `${child} … (?:không|chưa) thấy (?:về|đâu)`,
      '(?:một|có) (?:cháu|bé|đứa) … (?:trói|nhốt|đánh|bỏ đói|khóc thét)',
    ],
  }),
  ...dangers('police', {
    certain: [
      `đang (?:bị )?(?:đánh|đâm|chém|giết|bóp cổ|tấn công|~rượt|cướp|hiếp) (?:đập )?(?:tôi|tui|em|mình|con|vợ|mẹ|người|nhau|cả)`,
      'đang bị (?:đánh|đâm|chém|cướp|hành hung|đuổi giết|~rượt|khống chế|trói|bắt cóc|doạ giết|tấn công|giam cầm|nhốt)',
      '(?:doạ|đòi|dọa|định|sẽ) (?:giết|chém|đâm) (?:tôi|tui|em|mình|con|cả|vợ|mẹ|người|chết)',
      '(?:cầm|mang|vác|vung) (?:dao|búa|rựa|súng|kiếm|mã tấu|phóng lợn) … (?:doạ|đòi|đuổi|chém|đâm|giết|vào|trước|nhà)',
      '(?:trộm|cướp|kẻ gian|kẻ lạ) (?:đang |đã )?(?:ở trong|trong|vào|đột nhập|leo vào|trèo vào) (?:trong )?nhà',
      '(?:đang )?(?:~cạy|phá|đập) (?:phá )?(?:cửa|nhà|khoá) … (?:nhà )?(?:tôi|tui|em|mình)',
      'đang đập phá',
      'có (?:trộm|cướp)(?: đang| vào| trong| cứu|$)',
      '(?:kẻ|người|nó|bọn) … (?:đang )?đột nhập',
      'bị nhốt$',
      '(?:có người|nghi|kẻ|bọn|nó|đang) … bắt cóc',
      '(?:bị|đang bị) (?:bắt cóc|hiếp dâm|cưỡng hiếp|hiếp|bắt giữ trái phép|giam giữ trái phép)',
      'bị nhốt … (?:không cho|trong|ở)',
      '^(?:cứu|cứu giúp) (?:tôi|tui|em|con|mình|cháu)(?: với| đi)?$',
      '(?:chém|đánh|bắn) nhau … (?:ngoài|trước|ở|ngay|dữ)',
      'nổ súng',
      'gọi (?:công an|cảnh sát|113) (?:giúp|gấp|ngay|hộ|đi|cho)',
      '(?:attacking|robbing|going to kill) (?:me|us)',
      'call the police',
    ],
    likely: [
      `(?:chồng|vợ|bố|ba|cha|anh|nó|người yêu|bạn trai|chủ|hàng xóm) … (?:đánh|đánh đập|bóp cổ|hành hung) (?:tôi|tui|em|mình|mẹ|vợ|con)`,
      'bị (?:chồng|vợ|bố|ba|cha|người yêu|bạn trai|chủ|hàng xóm|côn đồ|giang hồ|xã hội đen) … (?:đánh|chém|đâm|hành hung|doạ)',
      '(?:nhà|phòng) … (?:có|bị) (?:trộm|cướp) (?:đột nhập|vào)',
      'cứu (?:tôi|tui|em|mạng) với',
      '(?:mã tấu|phóng lợn|dao bầu|súng) … (?:~rượt|đuổi|chém|doạ|dí)',
      '(?:~rượt|~đuổi(?! việc)|bám theo|theo dõi) … (?:chém|đánh|giết|hiếp|tôi|em|mình)',
      '(?:kẻ|thằng|tên|bọn) (?:cướp|trộm|biến thái|hiếp dâm)',
      '(?:định|đòi|muốn|bị) (?:hiếp|hãm hiếp|làm nhục)',
      '(?:thấy|có|bị|nhóm|bọn) (?:thằng |tên )?(?:trộm|cướp|côn đồ|giang hồ|kẻ lạ)(?! (?:mất|ví|xe|túi|điện thoại))',
      '(?:chặn đường|xông vào|leo rào|trèo tường|cạy cửa|đập cửa|phá cửa|phá khoá) … (?:em|tôi|tui|mình|nhà|đánh|giết|cướp|vào)',
      'giật (?:dây chuyền|túi|điện thoại)',
      '(?:nhốt|trói|giam) (?:và đánh|tôi|em|mình|lại)',
      '(?:kề|dí) (?:dao|súng)',
      '(?:bị|có người) (?:đe doạ|doạ) (?:giết|tính mạng)',
    ],
  }),
  // `tu van` without marks is `tư vấn` (advice) a thousand times before it is `tự vẫn`.
  ...dangers('self-harm', {
    certain: [
      '(?:muốn|định|sẽ|đòi|tính|quyết định|doạ|sắp) … (?:tự tử|tự sát|~tự ~vẫn|quyên sinh|treo cổ|nhảy lầu|nhảy cầu|cắt tay|rạch tay)',
      '(?:muốn|định|đòi|sắp) … nhảy (?:xuống|lầu|cầu|sông)',
      '(?:đứng|ngồi|leo) … (?:cầu|lầu|nóc|sân thượng|lan can) … (?:đòi nhảy|định nhảy|muốn nhảy)',
      'kết thúc (?:cuộc đời|cuộc sống|mạng sống|tất cả)',
      '(?:vừa|mới|đã|đang) uống … (?:thuốc sâu|thuốc trừ sâu|thuốc diệt cỏ|thuốc chuột|cả vỉ|hết lọ)',
      '(?:rạch|cắt) (?:cổ )?tay',
      'uống thuốc (?:ngủ|sâu|chuột|diệt cỏ) (?:rồi|cả|hết|quá liều)',
      'có người … nhảy (?:cầu|lầu|xuống sông)',
      'không còn (?:lý do|lí do) (?:để|gì để) sống',
      '(?:không|chẳng|hết) (?:còn )?(?:muốn|thiết) sống (?:nữa|làm gì)',
      'thà chết (?:còn|đi|quách|cho)',
      '(?:chết|chết đi|chết quách) (?:cho xong|cho rồi|cho nhẹ)',
      'làm đau bản thân',
      'tự làm đau mình',
      '(?:kill myself|suicide|want to die|end my life|hurt myself)',
    ],
    likely: [
      `^(?:${someone} )?(?:chỉ |rất |thật sự )?(?:muốn|thèm) chết(?: đi| quá| lắm| rồi| thôi)?$`,
      '(?:chỉ|thật sự|thực sự|chán đời|tuyệt vọng|bảo nó|nó bảo|nói là|nói) … muốn chết',
      'không muốn sống(?! (?:chung|cùng|với|ở))',
      'sống (?:để )?làm gì(?: nữa)?$',
      'chán sống',
      'thư tuyệt mệnh',
      '(?:doạ|đòi|định|muốn|sắp) nhảy (?:từ|khỏi|xuống|lầu|tầng|cầu)',
      'không muốn sống … (?:trên đời|nữa|tiếp|đâu)',
      'không (?:muốn|thiết) tồn tại',
      '(?:muốn|chỉ muốn) biến mất (?:mãi|khỏi|vĩnh viễn|luôn)',
      '(?:muốn|sắp) (?:đi theo|tìm đến cái chết|ra đi mãi)',
      '(?:đang đứng|đang ngồi) (?:trên|ở) (?:thành )?(?:cầu|sân thượng|nóc|lan can)$',
    ],
  }),
  ...dangers('scam', {
    certain: [
      `(?:xưng|tự xưng|giả danh|mạo danh|giả làm|nói|bảo) (?:là )?${officer} … ${force} … ${secret}`,
      `${officer} … (?:gọi|gọi điện|điện thoại|nhắn|nhắn tin|gọi tới) … ${secret}`,
      `(?:gọi|gọi điện|điện thoại|nhắn tin) … ${officer} … ${secret}`,
      '(?:gọi|gọi điện|nhắn) … (?:cấp cứu|tai nạn|bị bắt|gặp nạn) … chuyển (?:tiền|khoản)',
      `đang (?:${force} )+(?:tôi |em |mẹ |bố |con |mình )?… ${secret}`,
      '(?:họ|nó|bọn nó|chúng nó|người ta|có người|số lạ) … (?:gọi|bắt|ép|doạ) … (?:otp|mã xác thực|chuyển tiền|chuyển khoản|cài (?:app|ứng dụng|phần mềm) lạ)',
      `(?:gọi|gọi điện|nhắn) … ${officer} … (?:kêu|bảo|bắt|yêu cầu|đòi) … (?:tải|cài) … (?:app|ứng dụng|phần mềm)`,
      '(?:rửa tiền|dính vụ án|lệnh bắt|tài khoản an toàn) … chuyển (?:tiền|khoản)',
      '(?:gọi video|bắt tôi|bắt em) … (?:không được nói với ai|ở yên trong phòng)',
      '(?:vừa|lỡ|trót|đã lỡ|mới|đã) (?:đưa|đọc|cho|gửi|cung cấp|nhập) … (?:otp|mã xác thực|mật khẩu) … (?:lạ|người ta|lừa|nó|họ|công an|cán bộ|rồi)',
      '(?:vừa|lỡ|trót|đã lỡ|mới) (?:chuyển tiền|chuyển khoản|gửi tiền) … (?:lừa|lạ|bọn|chúng nó)',
      '(?:công an|cán bộ|nhân viên|shipper|ngân hàng) giả … (?:gọi|nhắn|bắt|cài|chuyển)',
      'đang bị lừa',
      '(?:vừa|mới) bị lừa',
      '(?:bấm|nhấn|cài|tải|mở) … (?:link|app|ứng dụng|phần mềm) lạ',
      '(?:tài khoản|thẻ|ngân hàng) … (?:bị|vừa|mới) (?:rút|hack|chiếm|trừ|mất|bay) (?:sạch|hết|mất|tiền sạch)',
      '(?:bị )?hack … mất (?:hết )?tiền',
      '(?:scammed|scammer)',
      '(?:police|officer|bank) … (?:asks|asking|wants|told) … (?:transfer|otp|password|money)',
    ],
    likely: [
      'bị lừa (?:đảo )?(?:mất |chuyển )(?:hết )?(?:tiền|khoản)',
      'lừa (?:đảo )?(?:mất )?hết tiền',
      '(?:lỡ|vừa|trót) (?:cài|tải|bấm|nhấn|mở) … (?:giả|lạ|lừa|độc)',
      '(?:link|app|shipper|nhân viên|công an|cán bộ) (?:giả|lừa) … (?:tiền|otp|thẻ|mã)',
      `${officer} … (?:gọi|điện|nhắn) … (?:cài|tải) (?:app|ứng dụng|phần mềm)(?! vneid$)`,
      `(?:công an|toà án|viện kiểm sát|cảnh sát|ngân hàng) … (?:gọi|bảo|nói|doạ) … (?:phải )?chuyển (?:ngay|gấp|tiền|khoản)`,
      'doạ … (?:không|nếu) … (?:gửi|chuyển) tiền',
      'chuyển (?:tiền|khoản) … (?:bảo lãnh|chứng minh trong sạch|tài khoản an toàn|phong toả)',
    ],
  }),
];

// Who names papers, fees, rules or former days asks about them, even with a frightening word beside.
const asksAboutPapers = words(
  '(?:thủ tục|hồ sơ|giấy|sổ đỏ|sổ hồng|căn cước|cccd|hộ chiếu|bằng lái|vneid|đăng ký|làm lại|cấp lại|cấp đổi|xin cấp|xác nhận|khai sinh|khai tử|tạm trú|thường trú|tách hộ|lệ phí|bao nhiêu|phạt|xử lý|quy định|nghị định|luật|trợ cấp|chế độ|bảo hiểm|mai táng|pccc|phòng cháy|chữa cháy|phòng chống|là gì|kiện|ly hôn|hộ khẩu|trình báo|khai báo|năm ngoái|năm trước|tuần trước|tháng trước|hồi trước|lâu rồi|diễn tập|bồi thường|có phải|có được|nhận biết|nghèo|ma chay|nằm một chỗ|liệt|hồi đó|hồi nhỏ|ngày xưa|bằng đại học|bằng cấp|thẻ lái xe|xin (?:xã|cấp|giấy|hỗ trợ)|báo với ai|làm thay|nộp hộ|ký thay|uỷ quyền|mua hàng|lấy lại)',
);
const figureOfSpeech = words(
  '(?:~?cháy (?:túi|hàng|vé|máy|phố|giáo án|hết mình|pin)|(?:mệt|nóng|lạnh|đói|chờ|đợi|lâu|tức|bực|rối|cười|xấu hổ|đau đầu|ngán|bận) (?:quá )?muốn chết|(?:app|máy|web|trang|ứng dụng|điện thoại) … chết)',
);

// Who writes only a number means to call it.
const numbers: Readonly<Record<string, EmergencyKind>> = {
  '111': 'child',
  '113': 'police',
  '114': 'fire',
  '115': 'medical',
};

// Nobody in danger writes more before saying so; it bounds the work on hostile input.
const longest = 1000;

/**
 * The danger a message speaks of, or undefined. Words decide, not likeness: who is in danger must
 * be heard in any spelling, and who asks about papers must not be frightened.
 */
export function recognizeEmergency(text: string): EmergencyKind | undefined {
  const said = simplified(text);
  const called = numbers[said];
  if (called !== undefined) return called;
  if (figureOfSpeech.test(said)) return undefined;
  const asking = asksAboutPapers.test(said);
  return table.find(({ says, certain }) => (certain || !asking) && says.test(said))?.kind;
}

/** False for a message that names papers, fees or former days: likeness to a cry for help is chance. */
export function mayBeEmergency(text: string): boolean {
  const said = simplified(text);
  return !figureOfSpeech.test(said) && !asksAboutPapers.test(said);
}

function simplified(text: string): string {
  return normalize(text.slice(0, longest))
    .toLowerCase()
    .replace(/[\p{L}\p{M}]+/gu, (word) => placeTone(word))
    .replace(/[^\p{L}\p{M}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

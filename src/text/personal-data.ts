interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly replace: (match: string, ...groups: string[]) => string;
}

const digits = (text: string): string => text.replace(/\D/gu, '');

/** The check digit of bank cards. */
function passesLuhn(number: string): boolean {
  let sum = 0;
  Array.from(number)
    .reverse()
    .forEach((digit, at) => {
      const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    });
  return sum % 10 === 0;
}

const always = (label: string) => (): string => label;

const afterLead =
  (label: string) =>
  (_: string, lead: string | undefined): string =>
    `${lead ?? ''}${label}`;

// What people put between the digits of one number.
const gap = '[ \\u00A0.\\-–—_…]{0,2}';
const phoneGap = '[ \\u00A0.\\-–—_…()]{0,3}';
const startOfNumber = '(?<![\\p{L}\\p{N}][.,/\\-]?)(?<![\\p{N}])';
const endOfNumber = '(?![.,/]?\\p{N})(?![\\p{L}\\p{N}])';
const notMoney = '(?!\\s?(?:đ(?!\\p{L})|đồng|dong(?!\\p{L})|vnđ|vnd|triệu|trieu|m2|m²|mét))';
const spoken =
  'không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|năm|nam|lăm|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin|linh|lẻ';
const surnames =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Đào|Mai|Tô|Trịnh|Đoàn|Lâm|Cao|Hà|Tạ|Lò|Sùng|Giàng|Vàng|Thạch|Sơn|Kim|Danh|Châu|Lù|Tẩn';
const personName = `(?:${surnames})(?: \\p{Lu}\\p{Ll}*){1,4}`;
const fullDate = '\\d{1,2}\\s?[/.\\-]\\s?\\d{1,2}\\s?[/.\\-]\\s?(?:19|20)?\\d{2}';
const spokenDate = 'ngày \\d{1,2} tháng \\d{1,2} năm \\d{4}';
const houseNumber = '\\d{1,4}[A-Za-zĐđ]?(?:\\s?/\\s?\\d{1,4}[A-Za-z]?){0,4}';
const street = '(?:đường|phố|ngõ|ngách|hẻm|kiệt|duong|pho|ngo|ngach|hem|kiet)';
const restOfAddress = '[^,;.\\n?!\\[]{0,40}';
// Words that may stand between the name of a paper or an account and its number.
const between =
  '(?:\\s{0,2}(?:số|so|là|la|:|=|của|cua|tôi|toi|em|mình|con|vợ|chồng|cũ|mới|no\\.?|is)(?!\\p{L})){0,4}\\s{0,2}';
const papers =
  'cccd|cmnd|cmt|căn cước(?: công dân)?|can cuoc(?: cong dan)?|cc(?=:)|chứng minh(?: nhân dân| thư)?|chung minh(?: nhan dan| thu)?|hộ chiếu|ho chieu|passport|định danh|dinh danh|bhxh|bhyt|bảo hiểm(?: xã hội| y tế)?|bao hiem(?: xa hoi| y te)?|mst|mã số thuế(?: cá nhân)?|ma so thue(?: ca nhan)?|gplx|giấy phép lái xe|bằng lái(?: xe)?';
const banks =
  'vietcombank|vcb|bidv|agribank|vietinbank|techcombank|tcb|mb ?bank|mb|acb|vpbank|tpbank|sacombank|shb|vib|hdbank|ocb|msb|seabank|lpbank|ngân hàng|ngan hang';

// Order matters: longer and surer things first, so that a card is not read as a phone.
const rules: readonly Rule[] = [
  {
    name: 'email',
    pattern:
      /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\]|\(a còng\)|(?<=\s)a (?:còng|cong)(?=\s))\s?[\p{L}\p{N}-]{1,63}(?:(?:\.|\s(?:chấm|cham)\s)[\p{L}\p{N}-]{1,63}){1,4}/giu,
    replace: always('[email]'),
  },
  {
    name: 'password',
    pattern:
      /((?:mật khẩu|mat khau|password|pass)(?:\s(?:của tôi|cua toi))?\s{0,2}(?:là|la|is|:|=)\s{0,2})(?=\S{0,40}\d)\S{3,39}[^\s;,.?!]/giu,
    replace: afterLead('[mã bí mật]'),
  },
  {
    name: 'secret',
    pattern:
      /((?:otp|cvv2?|cvc|mã pin|ma pin)\s{0,2}(?:là|la|is|:|=|số)?\s{0,2})\d{3,8}(?!\p{N})/giu,
    replace: afterLead('[mã bí mật]'),
  },
  {
    name: 'account',
    pattern: new RegExp(
      `((?<!\\p{L})(?:stk|tk|tài khoản|tai khoan)(?:\\s{1,2}(?:${banks})){0,2}${between})(?:\\d{2,4}[A-Z]\\d{6,12}|\\d(?:[ .\\-]?\\d){5,18})(?!\\p{N})${notMoney}`,
      'giu',
    ),
    replace: afterLead('[số tài khoản]'),
  },
  {
    name: 'health-card',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2} ?\d ?\d{2} ?\d{10}(?!\p{N})/gu,
    replace: always('[số giấy tờ]'),
  },
  {
    name: 'named-identity',
    pattern: new RegExp(
      `((?<!\\p{L})(?:${papers})${between})((?:[A-Z]{1,2}\\s?)?\\d(?:${gap}\\d){6,14})(?!\\p{N})${notMoney}`,
      'giu',
    ),
    replace: (match, lead = '', number = '') => (hasDate(number) ? match : `${lead}[số giấy tờ]`),
  },
  {
    name: 'card',
    pattern: new RegExp(
      `${startOfNumber}(?:(?!0084)\\d(?:[ \\-–]?\\d){12,18}|\\d{4}(?:\\.\\d{4}){3})${endOfNumber}${notMoney}`,
      'gu',
    ),
    replace: (match) => (passesLuhn(digits(match)) ? '[số thẻ]' : '[dãy số]'),
  },
  {
    name: 'identity',
    pattern: new RegExp(
      `${startOfNumber}(?:0(?:${gap}\\d){11}|\\d{3}(?:${gap}\\d{3}){3})${endOfNumber}`,
      'gu',
    ),
    replace: maskIdentity,
  },
  {
    name: 'phone',
    pattern: new RegExp(
      `(?:(?<![\\p{L}\\p{N}]|\\d[.,\\-]|(?<!\\d{3})/)|(?<=sdt|sđt|đt|tel|zalo|phone))` +
        `(?:\\((?=\\+?[\\dOo]{1,4}\\)))?(?:(?:\\+|00)?84${phoneGap}0?|[0oO])` +
        `(?:${phoneGap}(?:[\\dOo]|[lI](?=\\d))){8,10}(?!\\p{N}|/(?!0\\d{2}))${notMoney}`,
      'giu',
    ),
    replace: (match) => (isPhone(match) ? '[số điện thoại]' : match),
  },
  {
    name: 'phone-with-slashes',
    pattern: /(?<![\p{L}\p{N}/.])0\d{3}\/\d{3}\/\d{3}(?![\p{L}\p{N}/])/gu,
    replace: always('[số điện thoại]'),
  },
  {
    name: 'spoken-number',
    pattern: new RegExp(
      `(?<![\\p{L}])(?:${spoken})(?:[ ,.\\-]{1,2}(?:${spoken})){8,14}(?![\\p{L}])`,
      'giu',
    ),
    replace: always('[dãy số]'),
  },
  {
    name: 'old-identity',
    pattern: new RegExp(
      `${startOfNumber}\\d{3}(?:[ \\-–]?\\d{3}){2}${endOfNumber}${notMoney}`,
      'gu',
    ),
    replace: always('[số giấy tờ]'),
  },
  {
    name: 'passport',
    pattern: /(?<![\p{L}\p{N}/-])[A-Z]\d{7,8}(?![\p{L}\p{N}/-])/gu,
    replace: always('[số giấy tờ]'),
  },
  {
    name: 'plate',
    pattern:
      /(?<![\p{L}\p{N}./])\d{2}\s?-?\s?(?:[A-Z]{1,2}|[A-Z]\d|Đ|MĐ\d?)\s?[-. ]\s?(?:\d{3}\.?\d{2}|\d{4})(?![\p{L}\p{N}/])|(?<![\p{L}\p{N}./])\d{2}[A-Za-z]\d?-?\d{5}(?![\p{L}\p{N}/])/gu,
    replace: always('[biển số]'),
  },
  {
    name: 'named-plate',
    pattern:
      /((?:biển số|bien so|biển|bs)(?:\s(?:xe|của tôi|là|la))?\s{0,2}:?\s{0,2})\d{2}\s?-?\s?[a-z]{1,2}\d?\s?[-. ]?\s?(?:\d{3}\.?\d{2}|\d{4})(?![\p{L}\p{N}/])/giu,
    replace: afterLead('[biển số]'),
  },
  {
    name: 'birth-date',
    pattern: new RegExp(
      `((?:ngày sinh|sinh ngày|sinh|sn|ngay sinh|sinh ngay|born(?: on)?|date of birth|dob)\\s{0,2}(?:là|la|:|vào|hôm)?\\s{0,2})(?:${fullDate}|${spokenDate})(?!\\p{N})`,
      'giu',
    ),
    replace: afterLead('[ngày sinh]'),
  },
  {
    name: 'name-and-date',
    pattern: new RegExp(
      `(${personName}[,;: (\\-]{1,4}(?:\\p{Ll}+ ){0,2})(?:${fullDate}|${spokenDate})(?!\\p{N})`,
      'gu',
    ),
    replace: afterLead('[ngày sinh]'),
  },
  {
    name: 'street-address',
    pattern: new RegExp(
      `(?<!thửa (?:đất )?|thửa đất |bản đồ |mẫu )(?:(?:số nhà|nhà số|so nha|nha so|số|so|ngõ|ngách|hẻm|kiệt)\\s{1,2})?(?<![\\p{N}/.])${houseNumber},?\\s{1,2}${street}\\s${restOfAddress}`,
      'giu',
    ),
    replace: always('[địa chỉ]'),
  },
  {
    name: 'house-number',
    pattern: new RegExp(
      `(?:số nhà|nhà số|so nha|nha so)\\s{0,2}:?\\s{0,2}${houseNumber}${restOfAddress}`,
      'giu',
    ),
    replace: always('[địa chỉ]'),
  },
  {
    name: 'lane',
    pattern: /(?<!\p{L})(?:ngõ|ngách|hẻm|kiệt|ngo|ngach|hem)\s\d{1,4}[^,;.\n?![]{0,40}/giu,
    replace: always('[địa chỉ]'),
  },
  {
    name: 'number-and-street',
    pattern: new RegExp(
      `((?:địa chỉ|dia chi|đc|ở|tại|sống ở|trú tại)\\s{0,2}:?\\s{0,2}(?:số\\s)?)${houseNumber}\\s(?:\\p{Lu}\\p{Ll}+ ?){1,4}`,
      'gu',
    ),
    replace: afterLead('[địa chỉ] '),
  },
];

// Twelve digits grouped by dots are money in dong: 120.500.000.000.
function maskIdentity(match: string): string {
  if (hasDate(match)) return match;
  return /^\d{3}(?:\.\d{3}){3}$/u.test(match) && !match.startsWith('0') ? match : '[số giấy tờ]';
}

const anyDate = /(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}(?!\d)/u;

/** Two days beside each other have as many digits as a card. */
function hasDate(text: string): boolean {
  return anyDate.test(text);
}

// Hot lines (1800, 1900) are public; 84 or 0 and nine or ten digits are a person's number.
function isPhone(match: string): boolean {
  if (hasDate(match)) return false;
  const number = match
    .replace(/[oO]/gu, '0')
    .replace(/[lI]/gu, '1')
    .replace(/\D/gu, '')
    .replace(/^00/u, '');
  const local = (number.startsWith('84') ? number.slice(2) : number).replace(/^0/u, '');
  return local.length >= 9 && local.length <= 10 && /^[235789]/u.test(local);
}

const longestMasked = 20_000;

/**
 * Replaces personal data by a word in brackets that names its kind: identity numbers, phones,
 * e-mail, bank cards and accounts, secrets, plates, birth dates, addresses with house numbers. Codes of procedures and
 * laws, money, dates and land plots stay. Text after 20,000 characters is dropped. Never throws.
 */
export function maskPersonalData(text: string): string {
  return rules.reduce(
    (masked, { pattern, replace }) => masked.replace(pattern, replace),
    text
      .slice(0, longestMasked)
      .normalize('NFC')
      .replace(/[０-９]/gu, (digit) => digit.normalize('NFKC')),
  );
}

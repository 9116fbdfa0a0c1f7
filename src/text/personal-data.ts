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

const gap = '[ .\\-]{0,2}';
const startOfNumber = '(?<![\\p{L}\\p{N}][.,/\\-]?)(?<![\\p{N}])';
const endOfNumber = '(?![.,/]?\\p{N})(?![\\p{L}\\p{N}])';
const spoken =
  'không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|năm|nam|lăm|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin|linh|lẻ';
const surnames =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Đào|Mai|Tô|Trịnh|Đoàn|Lâm|Cao|Hà|Tạ|Lò|Sùng|Giàng|Vàng|Thạch|Sơn|Kim|Danh|Châu|Lù|Tẩn';
const personName = `(?:${surnames})(?: \\p{Lu}\\p{Ll}+){1,4}`;
const fullDate = '\\d{1,2}\\s?[/.\\-]\\s?\\d{1,2}\\s?[/.\\-]\\s?(?:19|20)?\\d{2}';
const spokenDate = 'ngày \\d{1,2} tháng \\d{1,2} năm \\d{4}';
const houseNumber = '\\d{1,4}[A-Za-zĐđ]?(?:\\s?/\\s?\\d{1,4}[A-Za-z]?){0,4}';
const street = '(?:đường|phố|ngõ|ngách|hẻm|kiệt|duong|pho|ngo|ngach|hem|kiet)';
const restOfAddress = '[^,;.\\n?!\\[]{0,40}';

// Order matters: longer and surer things first, so that a card is not read as a phone.
const rules: readonly Rule[] = [
  {
    name: 'email',
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/giu,
    replace: always('[email]'),
  },
  {
    name: 'card',
    pattern: new RegExp(`${startOfNumber}\\d(?:[ \\-]?\\d){12,18}${endOfNumber}`, 'gu'),
    replace: (match) => (passesLuhn(digits(match)) ? '[số thẻ]' : '[dãy số]'),
  },
  {
    name: 'identity',
    pattern: new RegExp(
      `${startOfNumber}\\d{3}${gap}\\d{3}${gap}\\d{3}${gap}\\d{3}${endOfNumber}`,
      'gu',
    ),
    replace: maskIdentity,
  },
  {
    name: 'account',
    pattern:
      /((?:stk|số tài khoản|so tai khoan|tài khoản số|tk ngân hàng)\s{0,2}(?:là|:|số)?\s{0,2})\d(?:[ .-]?\d){5,18}/giu,
    replace: afterLead('[số tài khoản]'),
  },
  {
    name: 'phone',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}/]|\\d[.,\\-])\\(?(?:\\+?84|0|o|O)\\)?(?:${gap}[\\dOo]){8,10}(?![\\p{N}/])(?!\\s?(?:đ|đồng|vnđ|vnd))`,
      'gu',
    ),
    replace: (match) => (isPhone(match) ? '[số điện thoại]' : match),
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
      `${startOfNumber}\\d{3}(?:[ \\-]?\\d{3}){2}${endOfNumber}(?!\\s?(?:đ|đồng|vnđ|vnd|triệu|m2|m²))`,
      'gu',
    ),
    replace: always('[số giấy tờ]'),
  },
  {
    name: 'named-identity',
    pattern:
      /((?:cccd|cmnd|cmt|căn cước|can cuoc|hộ chiếu|ho chieu|định danh|bhxh|bhyt)(?:\s{0,2}(?:số|so|là|la|:|của tôi|cua toi|em|tôi)){1,3}\s{0,2})(?:[A-Z]{1,2}\s?)?\d(?:[ .-]?\d){6,14}/giu,
    replace: afterLead('[số giấy tờ]'),
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
      `(?<!thửa (?:đất )?|thửa đất |bản đồ |mẫu )(?:(?:số nhà|nhà số|so nha|nha so|số|so)\\s{1,2})?(?<![\\p{N}/.])${houseNumber},?\\s{1,2}${street}\\s${restOfAddress}`,
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
  return /^\d{3}(?:\.\d{3}){3}$/u.test(match) && !match.startsWith('0') ? match : '[số giấy tờ]';
}

// Hot lines (1800, 1900) are public; 84 or 0 and nine or ten digits are a person's number.
function isPhone(match: string): boolean {
  const number = match.replace(/[oO]/gu, '0').replace(/\D/gu, '');
  const local = number.startsWith('84') ? number.slice(2) : number.slice(1);
  return local.length >= 9 && local.length <= 10 && /^[235789]/u.test(local);
}

const longestMasked = 20_000;

/**
 * Replaces personal data by a word in brackets that names its kind: identity numbers, phones,
 * e-mail, bank cards, plates, birth dates, addresses with house numbers. Codes of procedures and
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

// Control and format characters: zero width, direction, soft hyphen, byte order mark.
const invisible = /[\p{Cc}\p{Cf}]/gu;
// A letter of any language carries at most a few marks; more is an attack on the reader or on us.
const excessMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * NFC without control or invisible characters, with single spaces; the form every other part of
 * the program expects. Khmer keeps its zero-width spaces as spaces. Never throws.
 */
export function normalize(text: string): string {
  return usual.test(text) && !text.includes('  ') ? text.normalize('NFC').trim() : clean(text);
}

// Most texts hold nothing but letters, figures and plain punctuation between single spaces.
const usual = /^[\p{L}\p{N} .,;:!?()/%+"'&-]*$/u;

function clean(text: string): string {
  return text
    .replace(excessMarks, '$1')
    .normalize('NFC')
    .replace(/\u200B/gu, ' ')
    .replace(/[\t\n\r]/gu, ' ')
    .replace(invisible, '')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’`´]/gu, "'")
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

const plain =
  'aaaaaaaaaaaaaaaaa' + 'eeeeeeeeeee' + 'iiiii' + 'ooooooooooooooooo' + 'uuuuuuuuuuu' + 'yyyyyd';
const marked =
  'àáảãạăằắẳẵặâầấẩẫậ' + 'èéẻẽẹêềếểễệ' + 'ìíỉĩị' + 'òóỏõọôồốổỗộơờớởỡợ' + 'ùúủũụưừứửữự' + 'ỳýỷỹỵđ';

// By code unit: every word of every text is folded, and a table takes a third of the time.
const unmarked = Array.from({ length: 0x1f00 }, (_, code) => String.fromCharCode(code));
Array.from(marked).forEach((letter, at) => {
  unmarked[letter.charCodeAt(0)] = plain.charAt(at);
});

/** Lower case without Vietnamese marks (`Đăng ký` -> `dang ky`); other scripts stay as they are. */
export function fold(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  let folded = '';
  for (let at = 0; at < lower.length; at += 1) {
    folded += unmarked[lower.charCodeAt(at)] ?? lower.charAt(at);
  }
  return folded;
}

/** True where a text carries at least one Vietnamese mark. */
export function hasMarks(text: string): boolean {
  return anyMark.test(text.normalize('NFC'));
}

const anyMark = new RegExp(`[${marked}${marked.toUpperCase()}]`, 'u');

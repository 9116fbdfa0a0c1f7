import { seededRandom } from './seeded-random';

const long = 50_000;
const manySyllables = 10_000;

/** Made-up syllables, all different. */
function differentSyllables(count: number): string {
  const onsets = ['b', 'ch', 'd', 'đ', 'gh', 'kh', 'l', 'ngh', 'nh', 'ph', 'qu', 's', 'th', 'tr'];
  const vowels = [
    'a',
    'ă',
    'â',
    'e',
    'ê',
    'i',
    'o',
    'ô',
    'ơ',
    'u',
    'ư',
    'oa',
    'uê',
    'iê',
    'ươ',
    'yê',
  ];
  const ends = ['', 'c', 'ch', 'm', 'n', 'ng', 'nh', 'p', 't'];
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  return Array.from({ length: count }, (_, at) => {
    const onset = onsets[at % onsets.length] ?? '';
    const vowel = vowels[Math.floor(at / onsets.length) % vowels.length] ?? '';
    const end = ends[Math.floor(at / (onsets.length * vowels.length)) % ends.length] ?? '';
    const tone = tones[Math.floor(at / (onsets.length * vowels.length * ends.length))] ?? '';
    return `${onset}${vowel}${tone}${end}`;
  }).join(' ');
}

function mixedScripts(length: number, seed: number): string {
  const random = seededRandom(seed);
  const letters = Array.from('aăđơừ ខ្មែរ русский 漢字 العربية 🇻🇳👨‍👩‍👧 \u200b\u202e');
  const pick = (): string => letters[Math.floor(random() * letters.length)] ?? '';
  return Array.from({ length }, pick).join('');
}

/** The same words in another order, so that no round meets what the one before has met. */
function rotated(words: string, round: number): string {
  const list = words.split(' ');
  const at = (round * 700) % list.length;
  return [...list.slice(at), ...list.slice(0, at)].join(' ');
}

/** Questions nobody means well with, by what they strain; other ones each round where it matters. */
export const hostileInputs: Readonly<Record<string, (round: number) => string>> = {
  '50 kB of one letter': () => 'a'.repeat(long),
  '50 kB of one marked letter': () => 'ắ'.repeat(long / 3),
  '10,000 different syllables': (round) => rotated(differentSyllables(manySyllables), round),
  '10,000 marks on one letter': () =>
    `e${'\u0301\u0323\u0302'.repeat(manySyllables / 3)} khai sinh`,
  'marks on every letter': () => `${'e\u0301\u0302\u0323\u0309'.repeat(400)} khai sinh`,
  'mixed scripts': (round) => mixedScripts(long / 5, round),
  'regular-expression bombs': () =>
    `${'(a+)+$'.repeat(300)}${'aaaaaaaaaaaaaaaaaaaaaaaa!'.repeat(300)}`,
  'figures and signs': () => '1.1.1.1-'.repeat(long / 8),
  'one word for ever': () => 'đăng ký '.repeat(long / 8),
  'Telex keys for ever': () => 'ddawng kys khais sinhh '.repeat(long / 23),
  'unmarked text without spaces': () => 'dangkykhaisinhchocon'.repeat(100),
  // For our own patterns, which let some words stand between two others.
  'danger words for ever': () =>
    'công an gọi bảo cài app yêu cầu chuyển cán bộ gọi trẻ con bị '.repeat(40),
  'cues that never end': () =>
    'hồ sơ x x x x x x x x x x x có được y y y y y y y bắt buộc thực hiện z z z '.repeat(30),
  'Khmer without spaces': () => 'ខ្ញុំចង់ចុះបញ្ជីកំណើត'.repeat(500),
};

/** A Vietnamese syllable taken apart: letters without tone, and the tone (0 none … 5 nặng). */
export interface Syllable {
  readonly letters: string;
  readonly tone: number;
}

const rows = [
  'aàáảãạ',
  'ăằắẳẵặ',
  'âầấẩẫậ',
  'eèéẻẽẹ',
  'êềếểễệ',
  'iìíỉĩị',
  'oòóỏõọ',
  'ôồốổỗộ',
  'ơờớởỡợ',
  'uùúủũụ',
  'ưừứửữự',
  'yỳýỷỹỵ',
].map((row) => Array.from(row));

const toneless = new Map<string, { readonly base: string; readonly tone: number }>();
const toned = new Map<string, readonly string[]>();
for (const row of rows) {
  const base = row[0] ?? '';
  toned.set(base, row);
  row.forEach((letter, tone) => toneless.set(letter, { base, tone }));
}

/** Takes the tone off a lower-case syllable; the last tone wins where there are several. */
export function splitTone(syllable: string): Syllable {
  let letters = '';
  let tone = 0;
  for (const letter of syllable) {
    const found = toneless.get(letter);
    letters += found?.base ?? letter;
    if (found && found.tone > 0) tone = found.tone;
  }
  return { letters, tone };
}

// onset, vowels, coda; `qu` and `gi` are onsets when another vowel follows
const shape =
  /^(qu(?=[aăâeêiouơôy])|gi(?=[aăâeêouôơư])|ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(ch|ng|nh|[cmnpt])?$/u;

/** Onset, vowels and coda of a toneless syllable, or undefined where it has no Vietnamese shape. */
export function splitSyllable(letters: string): readonly [string, string, string] | undefined {
  const match = shape.exec(letters);
  return match ? [match[1] ?? '', match[2] ?? '', match[3] ?? ''] : undefined;
}

/** True where a lower-case word could be a Vietnamese syllable by its letters, whatever its tone. */
export function isSyllable(word: string): boolean {
  return word.length <= 8 && splitSyllable(splitTone(word).letters) !== undefined;
}

/** True for syllables as dictionaries write them: a stop at the end takes only sắc or nặng. */
export function isWellFormed(word: string): boolean {
  const { letters, tone } = splitTone(word);
  const parts = word.length <= 8 ? splitSyllable(letters) : undefined;
  if (!parts) return false;
  return !/^(?:ch|[cpt])$/u.test(parts[2]) || tone === 2 || tone === 5;
}

function toneSeat(vowels: string, coda: string): number {
  const changed = Math.max(...Array.from('ăâêôơư', (letter) => vowels.lastIndexOf(letter)));
  if (changed >= 0) return changed;
  if (vowels.length === 1) return 0;
  if (vowels.length === 3) return 1;
  return coda === '' ? 0 : 1;
}

/** Writes a tone where the older spelling puts it: `hoà` and `hòa` both become `hòa`. */
export function joinTone({ letters, tone }: Syllable): string | undefined {
  const parts = splitSyllable(letters);
  if (!parts) return undefined;
  const [onset, vowels, coda] = parts;
  const seat = toneSeat(vowels, coda);
  const letter = vowels.charAt(seat);
  const vowel = toned.get(letter)?.[tone] ?? letter;
  return onset + vowels.slice(0, seat) + vowel + vowels.slice(seat + 1) + coda;
}

function seatTone(word: string): string {
  const parts = splitTone(word);
  if (parts.tone === 0) return word;
  return joinTone(parts) ?? word;
}

// The language has some thousand syllables, and every word of every text passes here.
const mostSeated = 20_000;
const seated = new Map<string, string>();

/** Moves the tone of a lower-case word to its usual seat; other words stay. */
export function placeTone(word: string): string {
  const known = seated.get(word);
  if (known !== undefined) return known;
  const placed = seatTone(word);
  if (seated.size < mostSeated) seated.set(word, placed);
  return placed;
}

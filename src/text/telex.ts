import { joinTone, splitSyllable, splitTone } from './syllable';

const telexTones: Readonly<Record<string, number>> = { f: 1, s: 2, r: 3, x: 4, j: 5 };
const vniTones: Readonly<Record<string, number>> = { '1': 2, '2': 1, '3': 3, '4': 4, '5': 5 };
const circumflex: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };

interface Typing {
  readonly letters: string;
  readonly tone: number;
}

type Key = (typed: Typing, key: string) => Typing | undefined;

function replaceAt(text: string, at: number, letter: string): string {
  return text.slice(0, at) + letter + text.slice(at + 1);
}

// `w` and VNI `7` put the horn on `uo` as a pair, else on the last letter that takes it.
function addHorn(letters: string): string | undefined {
  const pair = letters.lastIndexOf('uo');
  if (pair >= 0) return `${letters.slice(0, pair)}ươ${letters.slice(pair + 2)}`;
  const half = letters.lastIndexOf('ưo');
  if (half >= 0) return replaceAt(letters, half + 1, 'ơ');
  const at = Math.max(letters.lastIndexOf('o'), letters.lastIndexOf('u'));
  return at < 0 ? undefined : replaceAt(letters, at, letters.charAt(at) === 'o' ? 'ơ' : 'ư');
}

function addBreve(letters: string): string | undefined {
  const at = letters.lastIndexOf('a');
  return at < 0 ? undefined : replaceAt(letters, at, 'ă');
}

function addCircumflex(letters: string, vowel: string): string | undefined {
  const at = letters.lastIndexOf(vowel);
  return at < 0 ? undefined : replaceAt(letters, at, circumflex[vowel] ?? vowel);
}

function addBar(letters: string): string | undefined {
  return letters.startsWith('d') ? `đ${letters.slice(1)}` : undefined;
}

function withLetters(typed: Typing, letters: string | undefined): Typing | undefined {
  return letters === undefined ? undefined : { ...typed, letters };
}

function hasVowel(letters: string): boolean {
  return /[aăâeêioôơuưy]/u.test(letters);
}

const telexKey: Key = (typed, key) => {
  const tone = telexTones[key];
  if (tone !== undefined) return hasVowel(typed.letters) ? { ...typed, tone } : undefined;
  if (key === 'w') return withLetters(typed, addHornOrBreve(typed.letters));
  if (key === 'd') return withLetters(typed, addBar(typed.letters));
  return key in circumflex ? withLetters(typed, addCircumflex(typed.letters, key)) : undefined;
};

function addHornOrBreve(letters: string): string | undefined {
  const breve = letters.lastIndexOf('a');
  const horn = Math.max(letters.lastIndexOf('o'), letters.lastIndexOf('u'));
  return breve > horn ? addBreve(letters) : (addHorn(letters) ?? addBreve(letters));
}

const vniKey: Key = (typed, key) => {
  const tone = vniTones[key];
  if (tone !== undefined) return hasVowel(typed.letters) ? { ...typed, tone } : undefined;
  if (key === '6') return withLetters(typed, addAnyCircumflex(typed.letters));
  if (key === '7') return withLetters(typed, addHorn(typed.letters));
  if (key === '8') return withLetters(typed, addBreve(typed.letters));
  return key === '9' ? withLetters(typed, addBar(typed.letters)) : undefined;
};

function addAnyCircumflex(letters: string): string | undefined {
  const at = Math.max(...['a', 'e', 'o'].map((vowel) => letters.lastIndexOf(vowel)));
  return at < 0 ? undefined : addCircumflex(letters, letters.charAt(at));
}

function type(word: string, press: Key): string | undefined {
  let typed: Typing = { letters: '', tone: 0 };
  let pressed = 0;
  for (const key of word) {
    const next = press(typed, key);
    if (next) pressed += 1;
    typed = next ?? { ...typed, letters: typed.letters + key };
  }
  return pressed === 0 || !splitSyllable(typed.letters) ? undefined : joinTone(typed);
}

// The longest raw syllable, "nghieengs", has nine keys; a few more for doubled tones.
const longestTyped = 11;

/** The syllable that Telex keystrokes such as `dduowcj` spell, or undefined. */
export function decodeTelex(word: string): string | undefined {
  if (word.length > longestTyped || !/^[a-z]+$/u.test(word)) return undefined;
  return type(word, telexKey);
}

/** The syllable that VNI keystrokes such as `d9u7o7c5` spell, or undefined. */
export function decodeVni(word: string): string | undefined {
  if (word.length > longestTyped || !/^[a-z]+[a-z1-9]*[1-9][a-z1-9]*$/u.test(word))
    return undefined;
  return type(word, vniKey);
}

/** True where the last key of a Telex word is a tone, the usual habit and the surest sign. */
export function endsWithTone(word: string): boolean {
  return word.slice(-1) in telexTones && splitTone(word).tone === 0;
}

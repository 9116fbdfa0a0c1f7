import { fold, hasMarks, isFunctionWord, pairsOf, tokenize } from '../text';

// What masking put in the place of personal data is nobody's word.
const masks = /\[[^\]]{2,20}\]/gu;
const lettersOnly = /^\p{L}[\p{L}\p{M}\p{N}]*$/u;

/** The words of a question, folded, without grammar and courtesy; those of a text without marks too. */
export function contentWords(text: string): readonly string[] {
  const tokens = tokenize(text.replace(masks, ' '), 'vi');
  const marked = hasMarks(text);
  return tokens
    .filter((token) => !isFunctionWord(token) && !(marked ? false : isFunctionUnmarked(token)))
    .map(fold)
    .filter((token) => lettersOnly.test(token));
}

/** Words and neighbouring pairs by which questions are compared. */
export function questionTerms(text: string): readonly string[] {
  const words = contentWords(text);
  return [...new Set([...words, ...pairsOf(words)])];
}

/** How much a term tells. */
export type TermWeight = (term: string) => number;

// Neighbours mostly repeat what their words say already.
const pairWeight = 0.5;

/** Terms tell the more, the fewer of the known `questions` hold them. */
export function weightsFrom(questions: Iterable<string>): TermWeight {
  const spread = new Map<string, number>();
  let count = 0;
  for (const question of questions) {
    count += 1;
    for (const term of questionTerms(question)) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  return (term) =>
    Math.log(1 + (count + 1) / (1 + (spread.get(term) ?? 0))) *
    (term.includes('_') ? pairWeight : 1);
}

// Unmarked, `toi` and `tới` look alike; these few are nearly always grammar.
const unmarked = new Set(
  (
    'toi tui minh ban bac chu ong chung cac nhung la thi va hoac nhung nen vi boi neu khi luc lai cung ' +
    'van da se vua roi khong chua duoc bi phai can muon nho giup cho cua tai trong tren duoi tu den ve ra ' +
    'vao gi nao sao dau may bao nhieu the vay nay kia do gio ngay qua lam hon nhat chi deu oi nhe nha a vang xin hoi biet'
  ).split(' '),
);

function isFunctionUnmarked(token: string): boolean {
  return unmarked.has(token);
}

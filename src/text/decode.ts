import { placeTone } from './syllable';
import { fold, hasMarks } from './unicode';
import { mapWords, wordsOf } from './words';
import type { Candidate, Propose } from './candidates';
import { clauseStart } from './syllable-chances';
import type { SyllableModel } from './syllable-model';
import type { Word } from './words';

interface State extends Candidate {
  readonly score: number;
  readonly before: State | undefined;
}

const outside: Candidate = { id: -1, cost: 0 };

// No chance is above 1; counts are stored rounded, so that one may seem a little higher.
const mostChance = 1;

/** The best way to a candidate from the states before, which come best first. */
function stepTo(
  candidate: Candidate,
  states: readonly State[],
  joined: boolean,
  model: SyllableModel,
): State {
  const { id, cost } = candidate;
  let best: State | undefined;
  let bestScore = -Infinity;
  for (const state of states) {
    if (state.score + mostChance - cost <= bestScore) break;
    const chance = id < 0 ? 0 : model.logChance(joined ? state.id : clauseStart, id);
    const score = state.score + chance - cost;
    if (score > bestScore) {
      bestScore = score;
      best = state;
    }
  }
  return { id, cost, score: bestScore, before: best };
}

/**
 * Finds the likeliest syllables for typed words (Viterbi over pairs of neighbours):
 *
 *   dang  ->  đang  đăng  đặng  đáng        each column: what the word may stand for
 *               \     |                     each edge: how likely one follows the other
 *   ky    ->  kỳ    ký    kỹ    kỵ          the best path is the text
 */
function bestPath(
  words: readonly Word[],
  columns: readonly (readonly Candidate[])[],
  model: SyllableModel,
): readonly number[] {
  let states: readonly State[] = [{ ...outside, score: 0, before: undefined }];
  columns.forEach((column, at) => {
    const joined = at > 0 && words[at]?.afterBreak !== true;
    states = column
      .map((candidate) => stepTo(candidate, states, joined, model))
      .sort((a, b) => b.score - a.score);
  });
  const path: number[] = [];
  for (let state = states[0]; state?.before; state = state.before) path.push(state.id);
  return path.reverse();
}

// Written-out short forms and pasted names do not make the rest of a text marked.
function isUnmarked(words: readonly Word[]): boolean {
  const marked = words.filter(({ text }) => hasMarks(text)).length;
  return marked * 2 < words.length;
}

// The work grows with the square of the columns' height; a long text has context enough.
const longText = 60;
const narrow = 6;
/** A text with more unknown words is no text; each costs a search among all syllables. */
const mostMended = 60;
const digit = /\p{N}/u;

/** The neighbours of a word in the same clause, or -1. */
function neighboursOf(
  ids: readonly number[],
  words: readonly Word[],
  at: number,
): readonly [before: number, after: number] {
  const before = words[at]?.afterBreak === true ? -1 : (ids[at - 1] ?? -1);
  const after = words[at + 1]?.afterBreak === true ? -1 : (ids[at + 1] ?? -1);
  return [before, after];
}

/**
 * What a known word may stand for that was never seen beside its neighbours (`cấp tước đây`): another
 * word too, if that was seen beside both. Most rare words are no slips.
 */
function readOdd(
  word: string,
  [before, after]: readonly [number, number],
  model: SyllableModel,
  propose: Propose,
): readonly Candidate[] | undefined {
  const id = model.idOf(word);
  if (id < 0 || before < 0 || after < 0) return undefined;
  if (model.seen(before, id) || model.seen(id, after)) return undefined;
  const own = new Set(model.idsOfFolded(fold(word)));
  return propose(word, false, true).filter(
    ({ id: other }) => own.has(other) || (model.seen(before, other) && model.seen(other, after)),
  );
}

/** Mends spelling and restores missing marks together, since each needs the other's context. */
export function createDecoder(model: SyllableModel, propose: Propose): (text: string) => string {
  // After a figure stands what stands after a number word: `11 nam` is 11 năm.
  const number: Candidate = { id: model.idOf('hai'), cost: 0 };
  return (text) => {
    const lower = text.toLowerCase();
    const words = wordsOf(lower);
    const free = isUnmarked(words);
    const isLong = words.length > longText;
    const width = isLong ? narrow : Infinity;
    const typed = words.map(({ text: word }) => (digit.test(word) ? word : placeTone(word)));
    const ids = typed.map((word) => (digit.test(word) ? number.id : model.idOf(word)));
    let unknown = 0;
    const read = (word: string, at: number): readonly Candidate[] => {
      if ((ids[at] ?? -1) < 0) unknown += 1;
      if (unknown > mostMended) return [outside];
      const odd = free || isLong ? undefined : neighboursOf(ids, words, at);
      return (odd && readOdd(word, odd, model, propose)) ?? propose(word, free && !hasMarks(word));
    };
    const columns = typed.map((word, at) =>
      digit.test(word) ? [number] : read(word, at).slice(0, width),
    );
    const path = bestPath(words, columns, model);
    return mapWords(lower, (word, at) => {
      const id = path[at] ?? -1;
      return id < 0 || digit.test(word) ? word : model.syllable(id);
    });
  };
}

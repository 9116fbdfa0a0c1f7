import { isWellFormed, splitTone } from './syllable';
import { fold, hasMarks } from './unicode';
import type { SyllableModel } from './syllable-model';

/** A reading of a word as typed: a syllable (or -1: a foreign word, as it is) and what it costs. */
export interface Candidate {
  readonly id: number;
  readonly cost: number;
}

/** Costs in natural-log units, set by hand on development texts. */
const repairCosts = {
  /** Another mark on an unmarked word of a text that has marks elsewhere. */
  addMark: 5,
  /** hỏi for ngã and the reverse. */
  swapTone: 5,
  /** Any other mark on a marked word. */
  changeMark: 8.5,
  /** One letter too many, missing, or the key beside it. */
  letter: 6,
  /** A letter typed twice, two letters in the wrong order, a letter from across the keyboard. */
  doubled: 3,
  swapped: 4.5,
  farKey: 8,
  /** More for making another known word of a known word. */
  otherWord: 5,
  /** Leaving a word as it is that is no syllable: a foreign one, or (with marks) none at all. */
  keepUnknown: 17,
  keepMarked: 28,
  /** Leaving a syllable that neither laws nor articles use: an insult, a name. */
  keepRare: 15,
} as const;

const mostCandidates = 20;
const longestRepaired = 9;

function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Optimal string alignment at most one: an insertion, deletion, substitution or swap. */
export function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}

/** Finds known unmarked forms one edit away, through shared deletions (SymSpell). */
function createNeighbours(forms: Iterable<string>): (folded: string) => readonly string[] {
  const index = new Map<string, string[]>();
  for (const form of forms) {
    for (const key of [form, ...deletions(form)]) {
      const entry = index.get(key);
      if (entry) entry.push(form);
      else index.set(key, [form]);
    }
  }
  return (folded) => {
    const found = new Set<string>();
    for (const key of [folded, ...deletions(folded)]) {
      for (const form of index.get(key) ?? []) if (withinOneEdit(folded, form)) found.add(form);
    }
    return [...found];
  };
}

function markCost(typed: string, meant: string): number {
  if (typed === meant) return 0;
  const before = splitTone(typed);
  const after = splitTone(meant);
  if (before.letters === after.letters && before.tone * after.tone === 12)
    return repairCosts.swapTone;
  return typed === fold(typed) ? repairCosts.addMark : repairCosts.changeMark;
}

// Marks that survive a typo speak for a candidate: `cônng` is công rather than cộng.
function sharedMarks(typed: string, meant: string): number {
  const letters = new Set(Array.from(meant).filter((letter) => fold(letter) !== letter));
  const marked = Array.from(typed).filter((letter) => fold(letter) !== letter);
  return marked.filter((letter) => letters.has(letter)).length - marked.length;
}

/**
 * Proposes what a typed word may stand for; `free` says that the whole text has no marks, `odd` that a
 * known word fits neither of its neighbours.
 */
export type Propose = (word: string, free: boolean, odd?: boolean) => readonly Candidate[];

/** Candidates from the syllables a model knows, best first where there are too many. */
export function createPropose(model: SyllableModel): Propose {
  const neighbours = createNeighbours(model.foldedForms());
  const sameLetters = (word: string, free: boolean): Candidate[] =>
    model
      .idsOfFolded(fold(word))
      .map((id) => ({ id, cost: free ? 0 : markCost(word, model.syllable(id)) }));
  const oneEdit = (word: string, free: boolean, known: boolean): Candidate[] => {
    const folded = fold(word);
    return neighbours(folded).flatMap((form) => {
      if (form === folded) return [];
      const cost = editCost(folded, form) + (known ? repairCosts.otherWord : 0);
      return model.idsOfFolded(form).map((id) => {
        const marks = free ? 0 : -1.5 * sharedMarks(word, model.syllable(id));
        return { id, cost: cost + marks };
      });
    });
  };
  return remember((word, free, odd) => {
    if (model.idOf(word) >= 0) {
      const same = sameLetters(word, free);
      return best(odd === true ? [...same, ...oneEdit(word, free, true)] : same, model);
    }
    if (word.length > longestRepaired || model.knows(word)) return [{ id: -1, cost: 0 }];
    const cost = keepCost(word);
    const near = word.length < 2 ? [] : oneEdit(word, free, false);
    return [{ id: -1, cost }, ...best([...sameLetters(word, free), ...near], model)];
  });
}

function keepCost(word: string): number {
  if (!hasMarks(word)) return repairCosts.keepUnknown;
  return isWellFormed(word) ? repairCosts.keepRare : repairCosts.keepMarked;
}

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const keyPlaces = new Map(
  keyboard.flatMap((row, y) => Array.from(row, (key, x) => [key, { x: x + y / 2, y }] as const)),
);

function isBeside(a: string, b: string): boolean {
  const one = keyPlaces.get(a);
  const other = keyPlaces.get(b);
  if (!one || !other) return false;
  return Math.abs(one.y - other.y) <= 1 && Math.abs(one.x - other.x) <= 1;
}

/** The cost of the one edit between what was typed and what was meant, both unmarked. */
function editCost(typed: string, meant: string): number {
  let at = 0;
  while (at < meant.length && typed[at] === meant[at]) at += 1;
  if (typed.length > meant.length)
    return typed[at] === typed[at - 1] ? repairCosts.doubled : repairCosts.letter;
  if (typed.length < meant.length) return repairCosts.letter;
  if (typed[at] === meant[at + 1] && typed[at + 1] === meant[at]) return repairCosts.swapped;
  return isBeside(typed[at] ?? '', meant[at] ?? '') ? repairCosts.letter : repairCosts.farKey;
}

const mostRemembered = 4000;

/** The same few thousand words come again and again. */
function remember(propose: Propose): Propose {
  const tables = Array.from({ length: 4 }, () => new Map<string, readonly Candidate[]>());
  return (word, free, odd) => {
    const known = tables[(free ? 1 : 0) + (odd === true ? 2 : 0)];
    const before = known?.get(word);
    if (before) return before;
    const proposed = propose(word, free, odd);
    if (known && known.size < mostRemembered) known.set(word, proposed);
    return proposed;
  };
}

// What falls this far behind (natural log) before its context is seen never wins.
const farthestBehind = 9;

function best(candidates: readonly Candidate[], model: SyllableModel): readonly Candidate[] {
  const score = ({ id, cost }: Candidate): number => model.logSingle(id) - cost;
  const sorted = candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort((a, b) => b.score - a.score);
  const least = (sorted[0]?.score ?? 0) - farthestBehind;
  return sorted
    .slice(0, mostCandidates)
    .filter((entry) => entry.score >= least)
    .map(({ candidate }) => candidate);
}

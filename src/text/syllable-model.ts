import { SyllableChances, clauseStart, pairKey } from './syllable-chances';
import { isSyllable, isWellFormed, placeTone } from './syllable';
import { fold, normalize } from './unicode';
import type { SyllableCounts } from './counts';

/** What a model has counted, to make the same model again without reading the texts. */
export interface LearnedSyllables {
  /** By number. */
  readonly syllables: readonly string[];
  readonly single: Float64Array;
  /** How often each begins a clause of our own texts. */
  readonly starts: Float64Array;
  /** Pairs of our own texts by `pairKey`, with their counts. */
  readonly pairs: Float64Array;
  readonly pairCounts: Float64Array;
  /** Foreign words. */
  readonly words: readonly string[];
}

/** What the decoder needs to know about the language: which syllables exist and what follows what. */
export interface SyllableModel {
  /** The number of a syllable, or -1. */
  idOf(syllable: string): number;
  syllable(id: number): string;
  /** Numbers of the syllables with this unmarked form, most frequent first. */
  idsOfFolded(folded: string): readonly number[];
  /** Every unmarked form. */
  foldedForms(): Iterable<string>;
  /** True for syllables and for foreign words of the texts, both as a citizen may type them. */
  knows(word: string): boolean;
  /**
   * Natural logarithm of the chance of `next` after `previous` (`clauseStart`: nothing; -1: a foreign
   * word).
   */
  logChance(previous: number, next: number): number;
  logSingle(id: number): number;
  /** True where the two syllables were seen side by side. */
  seen(previous: number, next: number): boolean;
  learned(): LearnedSyllables;
}

interface OwnTexts {
  readonly texts: Iterable<string>;
  /** Texts as people type them: they teach what follows what, but their slips are no words. */
  readonly typed?: Iterable<string>;
  /** How many times a pair of our own texts counts as much as one of the base. */
  readonly weight: number;
}

/** What several people type the same way is a word, not a slip. */
const wordNotSlip = 3;

class CountedModel implements SyllableModel {
  private readonly ids = new Map<string, number>();
  private readonly syllables: string[] = [];
  private readonly single: number[] = [];
  private readonly starts: number[] = [];
  private readonly folded = new Map<string, number[]>();
  private readonly own = new Map<number, number>();
  private readonly words = new Set<string>();
  /** Words of typed texts that may be slips, with how often they were seen. */
  private readonly slips = new Map<string, number>();
  private readonly chances: SyllableChances;

  constructor(
    private readonly base: SyllableCounts,
    own: OwnTexts,
    before?: LearnedSyllables,
  ) {
    if (before) this.recall(before);
    else this.read(own);
    for (const ids of this.folded.values()) ids.sort((a, b) => this.count(b) - this.count(a));
    const { base: counted, single, starts, own: pairs } = this;
    this.chances = new SyllableChances({ base: counted, single, starts, own: pairs });
  }

  learned(): LearnedSyllables {
    return {
      syllables: this.syllables,
      single: Float64Array.from(this.single),
      starts: Float64Array.from(this.starts),
      pairs: Float64Array.from(this.own.keys()),
      pairCounts: Float64Array.from(this.own.values()),
      words: [...this.words],
    };
  }

  idOf(syllable: string): number {
    return this.ids.get(syllable) ?? -1;
  }

  syllable(id: number): string {
    return this.syllables[id] ?? '';
  }

  idsOfFolded(folded: string): readonly number[] {
    return this.folded.get(folded) ?? [];
  }

  foldedForms(): Iterable<string> {
    return this.folded.keys();
  }

  knows(word: string): boolean {
    return this.ids.has(word) || this.words.has(word);
  }

  logSingle(id: number): number {
    return this.chances.logSingle(id);
  }

  logChance(previous: number, next: number): number {
    return this.chances.logChance(previous, next);
  }

  seen(previous: number, next: number): boolean {
    return this.chances.seen(previous, next);
  }

  private read(own: OwnTexts): void {
    const { syllables, single } = this.base;
    syllables.forEach((syllable, at) => this.add(syllable, single[at] ?? 0));
    for (const text of own.texts) this.learn(text, own.weight, true);
    for (const text of own.typed ?? []) this.learn(text, own.weight, false);
  }

  private recall({ syllables, single, starts, pairs, pairCounts, words }: LearnedSyllables): void {
    syllables.forEach((syllable, at) => this.add(syllable, single[at] ?? 0));
    starts.forEach((count, at) => {
      this.starts[at] = count;
    });
    pairs.forEach((pair, at) => this.own.set(pair, pairCounts[at] ?? 0));
    for (const word of words) this.words.add(word);
  }

  private count(id: number): number {
    return this.single[id] ?? 0;
  }

  private add(syllable: string, count: number): number {
    const known = this.ids.get(syllable);
    if (known !== undefined) {
      this.single[known] = this.count(known) + count;
      return known;
    }
    const id = this.syllables.length;
    this.ids.set(syllable, id);
    this.syllables.push(syllable);
    this.single.push(count);
    this.starts.push(0);
    const key = fold(syllable);
    const forms = this.folded.get(key);
    if (forms) forms.push(id);
    else this.folded.set(key, [id]);
    return id;
  }

  private follow(previous: number, id: number, weight: number): void {
    if (previous === clauseStart) this.starts[id] = (this.starts[id] ?? 0) + 1;
    if (previous < 0) return;
    const key = pairKey(previous, id);
    this.own.set(key, (this.own.get(key) ?? 0) + weight);
  }

  private learnForeign(word: string, edited: boolean): void {
    if (edited || this.isNoSlip(word)) this.words.add(word);
  }

  /** Counts how often a word of typed texts was met. */
  private isNoSlip(word: string): boolean {
    const seen = (this.slips.get(word) ?? 0) + 1;
    this.slips.set(word, seen);
    return seen >= wordNotSlip;
  }

  private learn(text: string, weight: number, edited: boolean): void {
    for (const clause of normalize(text)
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}\s]+/u)) {
      let previous = clauseStart;
      for (const raw of clause.split(' ')) {
        const word = placeTone(raw);
        if (this.ids.has(word) || (isWellFormed(word) && (edited || this.isNoSlip(word)))) {
          const id = this.add(word, weight);
          this.follow(previous, id, weight);
          previous = id;
        } else {
          // An unmarked `cap` in a marked line (a web address) must stay open to restoration.
          if (word.length > 1 && !isSyllable(word)) this.learnForeign(word, edited);
          previous = -1;
        }
      }
    }
  }
}

/**
 * A model from stored counts and the texts we curate ourselves; give only texts written with marks.
 * `before`: what a model of the same counts and texts learned; the texts are not read then.
 */
export function createSyllableModel(
  base: SyllableCounts,
  own: OwnTexts,
  before?: LearnedSyllables,
): SyllableModel {
  return new CountedModel(base, own, before);
}

import { GrowingInts, Lexicon, PairNumbers, isFunctionWord } from '../text';
import type { StoredPairs } from '../text';

const kindNames = ['word', 'grammar', 'pair', 'grammarPair'] as const;

/** What a term is: a word or a pair of words, about a subject or only grammar. */
export type TermKind = (typeof kindNames)[number];

/** The terms of an utterance, each once. */
export interface UtteranceTerms {
  /** Numbers of the terms that occur in samples, in the order of the utterance. */
  readonly known: readonly number[];
  /** Kinds of the terms that do not. */
  readonly unknown: readonly TermKind[];
}

/** The terms as they are kept in a file. */
export interface StoredTerms {
  readonly words: readonly string[];
  readonly pairs: StoredPairs;
  readonly ofWords: Int32Array;
  readonly ofPairs: Int32Array;
  /** By term, places in the list of kinds. */
  readonly kinds: Int32Array;
}

/**
 * Words and pairs of words of sample questions as numbers, shared by everything that learns from
 * them.
 */
export class SampleTerms {
  private readonly words: Lexicon;
  private readonly pairs: PairNumbers;
  /** The terms of words and of pairs, and the kinds of terms, by number. */
  private readonly ofWords: GrowingInts;
  private readonly ofPairs: GrowingInts;
  private readonly kinds: GrowingInts;

  constructor(stored?: StoredTerms) {
    this.words = new Lexicon(stored?.words);
    this.pairs = new PairNumbers(stored?.pairs);
    this.ofWords = new GrowingInts(stored?.ofWords);
    this.ofPairs = new GrowingInts(stored?.ofPairs);
    this.kinds = new GrowingInts(stored?.kinds);
  }

  stored(): StoredTerms {
    return {
      words: this.words.stored(),
      pairs: this.pairs.stored(),
      ofWords: this.ofWords.toArray(),
      ofPairs: this.ofPairs.toArray(),
      kinds: this.kinds.toArray(),
    };
  }

  get size(): number {
    return this.kinds.length;
  }

  kind(term: number): TermKind {
    return kindNames[this.kinds.at(term)] ?? 'word';
  }

  /** The terms of a sample, each once, numbered now where they are new. */
  learn(tokens: readonly string[]): Int32Array {
    const found = new Set<number>();
    let previous = -1;
    for (const token of tokens) {
      const word = this.learnWord(token);
      found.add(this.ofWords.at(word));
      if (previous >= 0) found.add(this.learnPair(previous, word));
      previous = word;
    }
    return Int32Array.from(found);
  }

  /** The terms of an utterance that is no sample. */
  read(tokens: readonly string[]): UtteranceTerms {
    const known = new Set<number>();
    const unknown = new Map<string, TermKind>();
    tokens.forEach((token, at) => {
      const word = this.words.find(token);
      if (word >= 0) known.add(this.ofWords.at(word));
      else unknown.set(token, wordKind(isFunctionWord(token)));
      const before = tokens[at - 1];
      if (before === undefined) return;
      const pair = this.pairs.find(this.words.find(before), word);
      if (pair >= 0) known.add(this.ofPairs.at(pair));
      else
        unknown.set(`${before}_${token}`, pairKind(isFunctionWord(before), isFunctionWord(token)));
    });
    return { known: [...known], unknown: [...unknown.values()] };
  }

  private learnWord(token: string): number {
    const word = this.words.numberOf(token);
    if (word === this.ofWords.length) {
      this.ofWords.push(this.learnTerm(wordKind(isFunctionWord(token))));
    }
    return word;
  }

  private learnPair(first: number, second: number): number {
    const pair = this.pairs.numberOf(first, second);
    if (pair === this.ofPairs.length) {
      const kind = pairKind(this.isGrammar(first), this.isGrammar(second));
      this.ofPairs.push(this.learnTerm(kind));
    }
    return this.ofPairs.at(pair);
  }

  private learnTerm(kind: TermKind): number {
    this.kinds.push(kindNames.indexOf(kind));
    return this.size - 1;
  }

  private isGrammar(word: number): boolean {
    return this.kind(this.ofWords.at(word)) === 'grammar';
  }
}

function wordKind(grammar: boolean): TermKind {
  return grammar ? 'grammar' : 'word';
}

function pairKind(first: boolean, second: boolean): TermKind {
  return first && second ? 'grammarPair' : 'pair';
}

/** True for terms that say something about a subject. */
export function isContent(kind: TermKind): boolean {
  return kind === 'word' || kind === 'pair';
}

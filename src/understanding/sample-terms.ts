import { Lexicon, isFunctionWord } from '../text';

/** What a term is: a word or a pair of words, about a subject or only grammar. */
export type TermKind = 'word' | 'grammar' | 'pair' | 'grammarPair';

/** The terms of an utterance, each once. */
export interface UtteranceTerms {
  /** Numbers of the terms that occur in samples, in the order of the utterance. */
  readonly known: readonly number[];
  /** Kinds of the terms that do not. */
  readonly unknown: readonly TermKind[];
}

// A pair of words as one map key.
const pairBase = 65536;

/**
 * Words and pairs of words of sample questions as numbers, shared by everything that learns from
 * them.
 */
export class SampleTerms {
  private readonly words = new Lexicon();
  private readonly isGrammar: boolean[] = [];
  private readonly ofWords: number[] = [];
  private readonly ofPairs = new Map<number, number>();
  private readonly kinds: TermKind[] = [];

  get size(): number {
    return this.kinds.length;
  }

  kind(term: number): TermKind {
    return this.kinds[term] ?? 'word';
  }

  /** The terms of a sample, each once, numbered now where they are new. */
  learn(tokens: readonly string[]): Int32Array {
    const found = new Set<number>();
    let previous = -1;
    for (const token of tokens) {
      const word = this.learnWord(token);
      found.add(this.ofWords[word] ?? 0);
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
      if (word >= 0) known.add(this.ofWords[word] ?? 0);
      else unknown.set(token, wordKind(isFunctionWord(token)));
      const before = tokens[at - 1];
      if (before === undefined) return;
      const pair = this.ofPairs.get(this.words.find(before) * pairBase + word);
      if (word >= 0 && pair !== undefined) known.add(pair);
      else
        unknown.set(`${before}_${token}`, pairKind(isFunctionWord(before), isFunctionWord(token)));
    });
    return { known: [...known], unknown: [...unknown.values()] };
  }

  private learnWord(token: string): number {
    const word = this.words.numberOf(token);
    if (word === this.isGrammar.length) {
      const grammar = isFunctionWord(token);
      this.isGrammar.push(grammar);
      this.ofWords.push(this.kinds.push(wordKind(grammar)) - 1);
    }
    return word;
  }

  private learnPair(first: number, second: number): number {
    const key = first * pairBase + second;
    const known = this.ofPairs.get(key);
    if (known !== undefined) return known;
    const kind = pairKind(this.isGrammar[first] === true, this.isGrammar[second] === true);
    const term = this.kinds.push(kind) - 1;
    this.ofPairs.set(key, term);
    return term;
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

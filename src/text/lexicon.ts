/** Words as numbers, so that indexes keep and compare integers and each word is stored once. */
export class Lexicon {
  private readonly numbers: Map<string, number>;
  private readonly words: string[];

  /** `stored`: words to begin with, numbered as they come, each once. */
  constructor(stored: readonly string[] = []) {
    this.words = [...stored];
    this.numbers = new Map(stored.map((word, number) => [word, number]));
  }

  get size(): number {
    return this.words.length;
  }

  /** The number of a word, given to it now if it is new. */
  numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.words.length);
    this.words.push(word);
    return this.words.length - 1;
  }

  /** The number of a word, or -1. */
  find(word: string): number {
    return this.numbers.get(word) ?? -1;
  }

  stored(): readonly string[] {
    return this.words;
  }

  word(number: number): string {
    return this.words[number] ?? '';
  }
}

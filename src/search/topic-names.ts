import { wordWeight } from './query-profile';
import type { TermWeight } from './query-profile';

interface NameTerm {
  readonly name: number;
  readonly weight: number;
}

/** How much of the title of a topic, and of the name it fits best, a question contains, 0..1. */
export interface NameShares {
  readonly title: number;
  readonly name: number;
}

// Grammar elsewhere, but all that tells registering or issuing again from the first time.
const again = 'lại';

function nameWeight(term: string, weigh: TermWeight): number {
  if (term.includes('_')) return 0.5;
  return term === again ? 0.6 : wordWeight(term, weigh) + 0.05;
}

/**
 * The names of all topics, numbered through, with their terms the other way round: a question is
 * compared with all of them at once by reading only the terms it has.
 */
export class NameIndex {
  private readonly namesWith = new Map<string, NameTerm[]>();
  /** For each name the sum of its weights. */
  private readonly sums: number[] = [];
  /** For each topic its first name, the title. */
  private readonly titles: number[] = [];

  /** `topics`: the terms of the names of each topic, its title first. */
  constructor(topics: Iterable<readonly (readonly string[])[]>, weigh: TermWeight) {
    for (const names of topics) {
      this.titles.push(this.sums.length);
      for (const terms of names) this.add(terms, weigh);
    }
    this.titles.push(this.sums.length);
  }

  /** How much of the names of a topic a question with these terms contains. */
  compare(has: ReadonlyMap<string, number>): (topic: number) => NameShares {
    const found = new Float64Array(this.sums.length);
    for (const [term, share] of has) {
      for (const { name, weight } of this.namesWith.get(term) ?? []) {
        found[name] = (found[name] ?? 0) + weight * share;
      }
    }
    return (topic) => this.sharesOf(topic, found);
  }

  private sharesOf(topic: number, found: Float64Array): NameShares {
    const title = this.titles[topic] ?? 0;
    let best = 0;
    for (let name = title; name < (this.titles[topic + 1] ?? 0); name += 1) {
      best = Math.max(best, (found[name] ?? 0) / (this.sums[name] ?? 1));
    }
    return { title: (found[title] ?? 0) / (this.sums[title] ?? 1), name: best };
  }

  private add(terms: readonly string[], weigh: TermWeight): void {
    const name = this.sums.length;
    let sum = 0;
    for (const term of terms) {
      const weight = nameWeight(term, weigh);
      sum += weight;
      const known = this.namesWith.get(term);
      if (known) known.push({ name, weight });
      else this.namesWith.set(term, [{ name, weight }]);
    }
    this.sums.push(sum);
  }
}

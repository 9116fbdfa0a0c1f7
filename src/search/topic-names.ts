import type { NameShares } from './lexical-features';
import { wordWeight } from './query-profile';
import type { TermWeight } from './query-profile';

interface NameTerm {
  readonly name: number;
  readonly weight: number;
}

/** The names of all topics, as they are kept in a file too. */
export interface StoredNames {
  readonly namesWith: ReadonlyMap<string, readonly NameTerm[]>;
  /** For each name the sum of its weights. */
  readonly sums: readonly number[];
  /** For each topic its first name, the title; one more at the end. */
  readonly titles: readonly number[];
}

export const noNames: StoredNames = { namesWith: new Map(), sums: [], titles: [] };

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
  constructor(private readonly names: StoredNames) {}

  stored(): StoredNames {
    return this.names;
  }

  /** How much of the names of a topic a question with these terms contains. */
  compare(has: ReadonlyMap<string, number>): (topic: number) => NameShares {
    const found = new Float64Array(this.names.sums.length);
    for (const [term, share] of has) {
      for (const { name, weight } of this.names.namesWith.get(term) ?? []) {
        found[name] = (found[name] ?? 0) + weight * share;
      }
    }
    return (topic) => this.sharesOf(topic, found);
  }

  private sharesOf(topic: number, found: Float64Array): NameShares {
    const { titles, sums } = this.names;
    const title = titles[topic] ?? 0;
    let best = 0;
    for (let name = title; name < (titles[topic + 1] ?? 0); name += 1) {
      best = Math.max(best, (found[name] ?? 0) / (sums[name] ?? 1));
    }
    return { title: (found[title] ?? 0) / (sums[title] ?? 1), name: best };
  }
}

/** Numbers the names of all topics; `topics`: the terms of the names of each, its title first. */
export function numberNames(
  topics: Iterable<readonly (readonly string[])[]>,
  weigh: TermWeight,
): StoredNames {
  const namesWith = new Map<string, NameTerm[]>();
  const sums: number[] = [];
  const titles: number[] = [];
  for (const names of topics) {
    titles.push(sums.length);
    for (const terms of names) {
      const weights = terms.map((term) => nameWeight(term, weigh));
      terms.forEach((term, at) => {
        const known = namesWith.get(term) ?? [];
        known.push({ name: sums.length, weight: weights[at] ?? 0 });
        namesWith.set(term, known);
      });
      sums.push(weights.reduce((sum, weight) => sum + weight, 0));
    }
  }
  titles.push(sums.length);
  return { namesWith, sums, titles };
}

import { wordWeight } from './query-profile';
import type { TermWeight } from './query-profile';

interface NameTerm {
  readonly name: number;
  readonly weight: number;
}

/** How much each term counts in each name of a topic; the title is name 0. */
export interface NameWeights {
  /** The sum of the weights of each name. */
  readonly all: readonly number[];
  readonly of: ReadonlyMap<string, readonly NameTerm[]>;
}

// Grammar elsewhere, but all that tells registering or issuing again from the first time.
const again = 'lại';

function nameWeight(term: string, weigh: TermWeight): number {
  if (term.includes('_')) return 0.5;
  return term === again ? 0.6 : wordWeight(term, weigh) + 0.05;
}

/** Weighs the terms of names, the title first. */
export function weighNames(names: readonly (readonly string[])[], weigh: TermWeight): NameWeights {
  const of = new Map<string, NameTerm[]>();
  const all = names.map((terms, name) =>
    terms.reduce((sum, term) => {
      const weight = nameWeight(term, weigh);
      const known = of.get(term);
      if (known) known.push({ name, weight });
      else of.set(term, [{ name, weight }]);
      return sum + weight;
    }, 0),
  );
  return { all, of };
}

/** How much of the title, and of the name it fits best, a question contains, 0..1. */
export function compareNames(
  { all, of }: NameWeights,
  has: ReadonlyMap<string, number>,
): { readonly title: number; readonly name: number } {
  const found = all.map(() => 0);
  for (const [term, share] of has) {
    for (const { name, weight } of of.get(term) ?? []) {
      found[name] = (found[name] ?? 0) + weight * share;
    }
  }
  const shares = found.map((sum, name) => sum / (all[name] ?? 1));
  return { title: shares[0] ?? 0, name: Math.max(0, ...shares) };
}

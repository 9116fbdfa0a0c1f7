import type { QueryTerm } from './prepared-query';

export interface RarestOptions {
  /** How many of the rarest terms are looked up; the cost of a search follows their frequencies. */
  readonly mostTerms?: number;
  /** Common terms are not looked up once this many documents hold the rarer ones (default: no end). */
  readonly mostFound?: number;
}

const defaultMostTerms = 14;
const fewestTerms = 3;

/** Known terms, rarest first, each once with its largest weight. */
export function rarestTerms(
  terms: readonly QueryTerm[],
  frequency: (term: string) => number,
  { mostTerms = defaultMostTerms, mostFound = Infinity }: RarestOptions,
): ReadonlyMap<string, number> {
  const known = new Map<string, { found: number; weight: number }>();
  for (const { term, weight } of terms) {
    const before = known.get(term);
    const found = before?.found ?? frequency(term);
    if (found > 0) known.set(term, { found, weight: Math.max(weight, before?.weight ?? 0) });
  }
  const sorted = [...known].sort(([, a], [, b]) => a.found - b.found);
  let sum = 0;
  const affordable = sorted.slice(0, mostTerms).filter(([, { found }], at) => {
    sum += found;
    return at < fewestTerms || sum <= mostFound;
  });
  return new Map(affordable.map(([term, { weight }]) => [term, weight]));
}

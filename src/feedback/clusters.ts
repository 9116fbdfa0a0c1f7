// Questions are alike from this cosine on; clusters are joined from the second on.
const alike = 0.36;
const same = 0.5;

type Vector = ReadonlyMap<string, number>;

/** Something to be grouped by its terms. */
export interface Termed {
  readonly terms: readonly string[];
}

/** Things that are alike, the most typical first. */
export type Cluster<T> = readonly T[];

interface Growing {
  readonly members: number[];
  readonly sum: Map<string, number>;
}

/**
 * Groups things that share telling terms; the biggest group first. `weightOf` says how much a term
 * tells. The same things in the same order always give the same groups.
 */
export function cluster<T extends Termed>(
  things: readonly T[],
  weightOf: (term: string) => number,
): readonly Cluster<T>[] {
  const vectors = things.map(({ terms }) =>
    unit(new Map(terms.map((term) => [term, weightOf(term)]))),
  );
  const groups = join(assign(vectors));
  return groups
    .sort((a, b) => b.members.length - a.members.length || first(a) - first(b))
    .map(({ members, sum }) =>
      [...members]
        .sort((a, b) => likeness(at(vectors, b), sum) - likeness(at(vectors, a), sum) || a - b)
        .flatMap((i) => things[i] ?? []),
    );
}

function assign(vectors: readonly Vector[]): Growing[] {
  const groups: Growing[] = [];
  const byTerm = new Map<string, Set<number>>();
  vectors.forEach((vector, i) => {
    const near = new Set([...vector.keys()].flatMap((term) => [...(byTerm.get(term) ?? [])]));
    const best = bestOf([...near].sort(numerically), groups, vector);
    const place = best ?? groups.push({ members: [], sum: new Map() }) - 1;
    const group = groups[place];
    if (group === undefined) return;
    add(group, i, vector);
    for (const term of vector.keys()) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(place));
  });
  return groups;
}

function bestOf(
  places: readonly number[],
  groups: readonly Growing[],
  vector: Vector,
): number | undefined {
  let best: number | undefined;
  let most = alike;
  for (const place of places) {
    const score = likeness(vector, groups[place]?.sum ?? new Map());
    if (score > most) [best, most] = [place, score];
  }
  return best;
}

/** Joins groups that turned out alike once they were whole. */
function join(groups: readonly Growing[]): Growing[] {
  const kept: Growing[] = [];
  for (const group of groups) {
    const other = kept.find(({ sum }) => likeness(unit(group.sum), sum) >= same);
    if (other === undefined) kept.push(group);
    else {
      other.members.push(...group.members);
      for (const [term, value] of group.sum)
        other.sum.set(term, (other.sum.get(term) ?? 0) + value);
    }
  }
  return kept;
}

function add({ members, sum }: Growing, i: number, vector: Vector): void {
  members.push(i);
  for (const [term, value] of vector) sum.set(term, (sum.get(term) ?? 0) + value);
}

/** The cosine of a vector of length 1 and any other. */
function likeness(vector: Vector, sum: Vector): number {
  let product = 0;
  for (const [term, value] of vector) product += value * (sum.get(term) ?? 0);
  return product === 0 ? 0 : product / length(sum);
}

function unit(vector: Vector): Vector {
  const size = length(vector);
  return new Map([...vector].map(([term, value]) => [term, value / size]));
}

function length(vector: Vector): number {
  let square = 0;
  for (const value of vector.values()) square += value * value;
  return Math.sqrt(square) || 1;
}

function at(vectors: readonly Vector[], i: number): Vector {
  return vectors[i] ?? new Map();
}

function first({ members }: Growing): number {
  return members[0] ?? 0;
}

function numerically(a: number, b: number): number {
  return a - b;
}

import type { BM25Params } from 'minisearch';
import type { DocumentColumns, TermEntry } from './document-columns';
import type { PlaceHit } from './first-look';
import type { Postings } from './postings';
import { inverseFrequency } from './prepared-query';

/** A term to look up and how much it counts. */
export interface WeighedTerm extends TermEntry {
  readonly weight: number;
}

/**
 * The first look over columns: scores as MiniSearch does for the same terms (BM25+ by field, times
 * the number of terms found), in arrays that are reused from search to search.
 */
export class RarestLook {
  private readonly scores: Float64Array;
  private readonly matched: Int32Array;
  /** For each slot what its length adds to the count of a term. */
  private readonly lengths: Float64Array;

  constructor(
    private readonly columns: DocumentColumns,
    private readonly boosts: readonly number[],
    private readonly bm25: BM25Params,
    /** The postings that terms come from; the length of a field is the number of its terms. */
    postings: readonly Postings[],
  ) {
    this.scores = new Float64Array(columns.documents);
    this.matched = new Int32Array(columns.documents);
    this.lengths = lengthShares(countTerms(columns, postings), boosts.length, bm25);
  }

  /** The best documents that hold one of the terms, at most `most`, best first. */
  search(terms: readonly WeighedTerm[], most: number): readonly PlaceHit[] {
    const touched: number[] = [];
    for (const term of terms) this.add(term, touched);
    const best = new BestPlaces(most);
    for (const place of touched) {
      best.offer(place, (this.scores[place] ?? 0) * (this.matched[place] ?? 0));
      this.scores[place] = 0;
      this.matched[place] = 0;
    }
    return best.hits;
  }

  private add({ postings, number, weight }: WeighedTerm, touched: number[]): void {
    const { fields } = this.columns;
    const { k, d } = this.bm25;
    const from = postings.from[number] ?? 0;
    const end = postings.from[number + 1] ?? from;
    const weights = this.fieldWeights(postings.slots, from, end).map((rarity) => rarity * weight);
    let last = -1;
    for (let at = from; at < end; at += 1) {
      const slot = postings.slots[at] ?? 0;
      const document = Math.trunc(slot / fields);
      const field = slot - document * fields;
      const count = postings.counts[at] ?? 0;
      const gain = d + (count * (k + 1)) / (count + (this.lengths[slot] ?? 0));
      if (document !== last) {
        if (this.matched[document] === 0) touched.push(document);
        this.matched[document] = (this.matched[document] ?? 0) + 1;
        last = document;
      }
      this.scores[document] = (this.scores[document] ?? 0) + (weights[field] ?? 0) * gain;
    }
  }

  private fieldWeights(slots: Int32Array, from: number, end: number): number[] {
    const { fields, documents } = this.columns;
    const found = this.boosts.map(() => 0);
    for (let at = from; at < end; at += 1) {
      const field = (slots[at] ?? 0) % fields;
      found[field] = (found[field] ?? 0) + 1;
    }
    return this.boosts.map(
      (boost, field) => boost * inverseFrequency(found[field] ?? 0, documents),
    );
  }
}

/** Different terms of each slot; an empty one counts as one term, as in MiniSearch. */
function countTerms({ slotStarts }: DocumentColumns, all: readonly Postings[]): Int32Array {
  const terms = new Int32Array(slotStarts.length - 1);
  for (const { held } of all) {
    for (let slot = 0; slot < terms.length; slot += 1) {
      terms[slot] = (terms[slot] ?? 0) + (held[slot] ?? 0);
    }
  }
  return terms.map((count) => Math.max(1, count));
}

function lengthShares(terms: Int32Array, fields: number, { k, b }: BM25Params): Float64Array {
  const sums = new Float64Array(fields);
  terms.forEach((count, slot) => {
    sums[slot % fields] = (sums[slot % fields] ?? 0) + count;
  });
  return Float64Array.from(terms, (count, slot) => {
    const average = ((sums[slot % fields] ?? 0) * fields) / terms.length;
    return k * (1 - b + (b * count) / average);
  });
}

/** Keeps the best few of many; ties go to the earlier place. */
class BestPlaces {
  readonly hits: PlaceHit[] = [];

  constructor(private readonly most: number) {}

  offer(place: number, score: number): void {
    const { hits, most } = this;
    const last = hits[hits.length - 1];
    if (hits.length >= most && (last === undefined || !isBetter(place, score, last))) return;
    let at = hits.length;
    while (at > 0 && isBetter(place, score, hits[at - 1])) at -= 1;
    hits.splice(at, 0, { place, score });
    if (hits.length > most) hits.pop();
  }
}

function isBetter(place: number, score: number, other: PlaceHit | undefined): boolean {
  if (other === undefined) return false;
  return score > other.score || (score === other.score && place < other.place);
}

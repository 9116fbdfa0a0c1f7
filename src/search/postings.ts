/** Stands for no term where a list of terms has a place without one. */
export const noTerm = -1;

/**
 * For each term where it stands: in which slots (a field of a document, counted through all
 * documents), ascending, and how often; the entries of a term lie from `from[term]` to
 * `from[term + 1]`.
 */
export interface Postings {
  readonly from: Int32Array;
  readonly slots: Int32Array;
  readonly counts: Uint16Array;
  /** In how many documents each term stands. */
  readonly documents: Int32Array;
  /** How many different terms each slot holds. */
  readonly held: Int32Array;
}

/** Terms of all documents one after the other; slot `s` begins at `slotStarts[s]`. */
export interface TermRows {
  readonly terms: Int32Array;
  readonly slotStarts: Int32Array;
  readonly fields: number;
  /** Terms are numbers below this. */
  readonly size: number;
}

const mostCounted = 65_535;

// Some milliseconds of work, cold.
const slotsAtOnce = 500;

type Steps<Result = void> = Generator<undefined, Result>;
type Visit = (term: number, slot: number) => void;

function* visitTerms({ terms, slotStarts }: TermRows, visit: Visit): Steps {
  for (let slot = 0; slot + 1 < slotStarts.length; slot += 1) {
    if (slot % slotsAtOnce === 0) yield;
    const end = slotStarts[slot + 1] ?? 0;
    for (let at = slotStarts[slot] ?? end; at < end; at += 1) {
      const term = terms[at] ?? noTerm;
      if (term !== noTerm) visit(term, slot);
    }
  }
}

/** Counts entries (`from`, shifted by one) and documents of each term. */
function* countEntries(rows: TermRows): Steps<Pick<Postings, 'from' | 'documents'>> {
  const from = new Int32Array(rows.size + 1);
  const documents = new Int32Array(rows.size);
  const lastSlot = new Int32Array(rows.size).fill(-1);
  yield* visitTerms(rows, (term, slot) => {
    const before = lastSlot[term] ?? -1;
    if (before === slot) return;
    lastSlot[term] = slot;
    from[term + 1] = (from[term + 1] ?? 0) + 1;
    const same = before >= 0 && sameDocument(before, slot, rows.fields);
    if (!same) documents[term] = (documents[term] ?? 0) + 1;
  });
  return { from, documents };
}

function sameDocument(slot: number, other: number, fields: number): boolean {
  return Math.trunc(slot / fields) === Math.trunc(other / fields);
}

/**
 * Sorts the places of all terms into postings: two readings, no comparison. In steps, since answers
 * go on meanwhile.
 */
export function* createPostings(rows: TermRows): Steps<Postings> {
  const { from, documents } = yield* countEntries(rows);
  for (let term = 0; term < rows.size; term += 1) {
    from[term + 1] = (from[term + 1] ?? 0) + (from[term] ?? 0);
  }
  const all = from[rows.size] ?? 0;
  const slots = new Int32Array(all);
  const counts = new Uint16Array(all);
  const held = new Int32Array(rows.slotStarts.length - 1);
  const next = from.slice(0, rows.size);
  yield* visitTerms(rows, (term, slot) => {
    const at = next[term] ?? 0;
    const isOpen = at > (from[term] ?? 0) && slots[at - 1] === slot;
    const place = isOpen ? at - 1 : at;
    if (!isOpen) held[slot] = (held[slot] ?? 0) + 1;
    slots[place] = slot;
    counts[place] = Math.min(mostCounted, (counts[place] ?? 0) + 1);
    next[term] = place + 1;
  });
  return { from, slots, counts, documents, held };
}

// Vietnamese repeats its syllables and phrases, and gzip looks back no further than 32 kB. Written
// as numbers of a table of phrases, a text is a quarter as long before gzip and a quarter shorter
// after it.
const oneByteCodes = 224;
const mostPhrases = oneByteCodes + (256 - oneByteCodes) * 256;
const fewestUses = 3;
const tablesEnd = '\n\n';

/** Reads what `compactText` wrote. Throws a TypeError or RangeError when the bytes are something else. */
export function expandText(bytes: Uint8Array): string {
  const start = endOfTable(bytes);
  const table = new TextDecoder('utf-8', { fatal: true })
    .decode(bytes.subarray(0, start - tablesEnd.length))
    .split('\n');
  const parts: string[] = [];
  for (let at = start; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    const long = first >= oneByteCodes;
    if (long) at += 1;
    const place = long ? oneByteCodes + (first - oneByteCodes) * 256 + (bytes[at] ?? 0) : first;
    const phrase = table[place];
    if (phrase === undefined) throw new RangeError(`no phrase ${place} of ${table.length}`);
    parts.push(phrase);
  }
  return parts.join('');
}

/**
 * Writes a text without line breaks (JSON of one line) as bytes that gzip well; same text, same
 * bytes. Awaits `rest` between its passes of about a tenth of a second each.
 */
export async function compactText(
  text: string,
  rest: () => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  let phrases = spell(text);
  for (let pass = 0; pass < passes; pass += 1) {
    await rest();
    const joined = phrases.join();
    if (joined === undefined) break;
    phrases = joined;
  }
  return phrases.toBytes();
}

const passes = 12;
const pairsAPass = 300;
const fewestPairs = 16;

/** A text as a row of numbers, each standing for a phrase. */
class Phrases {
  constructor(
    private readonly names: readonly string[],
    private readonly row: Uint16Array,
  ) {}

  /** Makes one phrase of neighbours that often stand together; undefined when none do. */
  join(): Phrases | undefined {
    const pairs = this.frequentPairs();
    if (pairs.size === 0) return undefined;
    const names = [...this.names];
    const numbers = new Map<number, number>();
    for (const pair of pairs) {
      const [first, second] = [Math.floor(pair / 65536), pair % 65536];
      numbers.set(pair, names.push(`${names[first] ?? ''}${names[second] ?? ''}`) - 1);
    }
    const row = new Uint16Array(this.row.length);
    let length = 0;
    for (let at = 0; at < this.row.length; at += 1) {
      const number = numbers.get(this.pairAt(at));
      row[length] = number ?? this.row[at] ?? 0;
      if (number !== undefined) at += 1;
      length += 1;
    }
    return new Phrases(names, row.slice(0, length));
  }

  toBytes(): Uint8Array {
    const uses = new Uint32Array(this.names.length);
    for (const number of this.row) uses[number] = (uses[number] ?? 0) + 1;
    const byUse = (a: number, b: number): number => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b;
    const used = [...this.names.keys()].filter((number) => uses[number] !== 0).sort(byUse);
    const places = new Uint16Array(this.names.length);
    used.forEach((number, place) => (places[number] = place));
    const table = used.map((number) => this.names[number]).join('\n');
    const codes = Array.from(this.row, (number) => codeOf(places[number] ?? 0)).flat();
    return Uint8Array.from([...new TextEncoder().encode(`${table}${tablesEnd}`), ...codes]);
  }

  // A phrase that ends one new pair must not begin another in the same pass, or neither is whole.
  private frequentPairs(): ReadonlySet<number> {
    const counts = new Map<number, number>();
    for (let at = 0; at + 1 < this.row.length; at += 1) {
      const pair = this.pairAt(at);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    const often = [...counts].filter(([, count]) => count >= fewestPairs);
    const sorted = often.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const [begins, ends] = [new Set<number>(), new Set<number>()];
    const chosen = new Set<number>();
    const room = Math.min(pairsAPass, mostPhrases - this.names.length);
    for (const [pair] of sorted) {
      const [first, second] = [Math.floor(pair / 65536), pair % 65536];
      if (chosen.size >= room) break;
      if (ends.has(first) || begins.has(second) || first === second) continue;
      chosen.add(pair);
      begins.add(first);
      ends.add(second);
    }
    return chosen;
  }

  private pairAt(at: number): number {
    return (this.row[at] ?? 0) * 65536 + (this.row[at + 1] ?? 0);
  }
}

/** The first row: frequent words with the space before them, all else letter by letter. */
function spell(text: string): Phrases {
  const words = text.match(/ ?\p{L}+|[^\p{L}]/gu) ?? [];
  const uses = new Map<string, number>();
  for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  const frequent = new Set(
    [...uses]
      .filter(([, times]) => times >= fewestUses)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostPhrases / 2)
      .map(([word]) => word),
  );
  const numbers = new Map<string, number>();
  const row = words.flatMap((word) =>
    (frequent.has(word) ? [word] : Array.from(word)).map((part) => {
      const number = numbers.get(part) ?? numbers.size;
      numbers.set(part, number);
      return number;
    }),
  );
  return new Phrases([...numbers.keys()], Uint16Array.from(row));
}

function endOfTable(bytes: Uint8Array): number {
  for (let at = 1; at < bytes.length; at += 1) {
    if (bytes[at] === 10 && bytes[at - 1] === 10) return at + 1;
  }
  throw new RangeError('no table of phrases');
}

function codeOf(place: number): readonly number[] {
  if (place < oneByteCodes) return [place];
  const rest = place - oneByteCodes;
  return [oneByteCodes + Math.floor(rest / 256), rest % 256];
}

import { indexOf } from './gazetteer-index';
import type { UnitEntry, UnitTarget } from './gazetteer-index';
import { anyMarks, phraseAt, sameWord, unitWords } from './gazetteer-words';
import type { UnitWord } from './gazetteer-words';
import type { Locality } from './model';

type Level = 'commune' | 'district' | 'province';

interface KindWord {
  readonly phrase: readonly UnitWord[];
  readonly kind: string;
  readonly level: Level;
}

/** A name in the question, with the kind said before it and everything it may stand for. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly targets: readonly UnitTarget[];
}

export interface Mentions {
  readonly units: readonly Mention[];
  /** Localities whose province was named; empty when none was. */
  readonly provinces: readonly Locality[];
  /** Words that belong to names of units, districts and provinces. */
  readonly covered: readonly boolean[];
}

const kindWords: readonly KindWord[] = (
  [
    ['thị trấn', 'thị trấn', 'commune'],
    ['thị xã', 'thị xã', 'district'],
    ['thành phố', 'thành phố', 'district'],
    ['đặc khu', 'đặc khu', 'commune'],
    ['phường', 'phường', 'commune'],
    ['huyện', 'huyện', 'district'],
    ['quận', 'huyện', 'district'],
    ['tỉnh', 'tỉnh', 'province'],
    ['xã', 'xã', 'commune'],
    ['tt', 'thị trấn', 'commune'],
    ['tx', 'thị xã', 'district'],
    ['tp', 'thành phố', 'district'],
    ['x', 'xã', 'commune'],
    ['p', 'phường', 'commune'],
    ['h', 'huyện', 'district'],
  ] as const
).map(([word, kind, level]) => ({ phrase: unitWords(word), kind, level }));

/** Every name of a unit, district or province in the question, the longest reading first. */
export function findMentions(
  words: readonly UnitWord[],
  localities: readonly Locality[],
): Mentions {
  const units: Mention[] = [];
  const provinces: Locality[] = [];
  const covered: boolean[] = words.map(() => false);
  for (let at = 0; at < words.length;) {
    const kind = kindBefore(words, at);
    const { length, targets, named } = readName(words, at, kind, localities);
    provinces.push(...named);
    if (targets.length > 0) units.push({ start: at, end: at + length, targets });
    if (length > 0) covered.fill(true, at - (kind?.phrase.length ?? 0), at + length);
    at += Math.max(1, length);
  }
  return { units, provinces, covered };
}

interface Name {
  /** Words of the name; 0 where there is none. */
  readonly length: number;
  readonly targets: readonly UnitTarget[];
  readonly named: readonly Locality[];
}

function readName(
  words: readonly UnitWord[],
  at: number,
  kind: KindWord | undefined,
  localities: readonly Locality[],
): Name {
  const province = provinceAt(words, at, localities);
  const entries = entriesAt(words, at, localities);
  const length = entries[0]?.words.length ?? 0;
  if (isProvince(province.length, length, kind)) return { ...province, targets: [] };
  const targets = targetsFor(entries, words.slice(at, at + length), kind);
  return { length: targets.length > 0 ? length : 0, targets, named: [] };
}

function kindBefore(words: readonly UnitWord[], at: number): KindWord | undefined {
  return kindWords.find(({ phrase }) => {
    const start = at - phrase.length;
    return start >= 0 && phraseAt(words, start, phrase);
  });
}

// “Sóc Trăng” is a former province, city and a new ward: without a kind the province is meant.
function isProvince(
  provinceLength: number,
  unitLength: number,
  kind: KindWord | undefined,
): boolean {
  if (provinceLength === 0 || provinceLength < unitLength) return false;
  return provinceLength > unitLength || kind === undefined || kind.level === 'province';
}

function provinceAt(
  words: readonly UnitWord[],
  at: number,
  localities: readonly Locality[],
): Pick<Name, 'length' | 'named'> {
  const hits = localities.flatMap((locality) =>
    indexOf(locality)
      .provinces.filter((name) => phraseAt(words, at, name))
      .map((name) => ({ length: name.length, locality })),
  );
  const length = Math.max(0, ...hits.map((hit) => hit.length));
  const named = hits.filter((hit) => hit.length === length).map(({ locality }) => locality);
  return { length, named };
}

/** The longest entries that begin at `at`. */
function entriesAt(
  words: readonly UnitWord[],
  at: number,
  localities: readonly Locality[],
): readonly UnitEntry[] {
  const first = words[at]?.key ?? '';
  const fitting = localities
    .flatMap((locality) => indexOf(locality).entries.get(first) ?? [])
    .filter((entry) => entry.words.every(({ key }, i) => words[at + i]?.key === key));
  const longest = Math.max(0, ...fitting.map((entry) => entry.words.length));
  return fitting.filter((entry) => entry.words.length === longest);
}

function targetsFor(
  entries: readonly UnitEntry[],
  span: readonly UnitWord[],
  kind: KindWord | undefined,
): readonly UnitTarget[] {
  return withKind(
    withMarks(entries.filter(isWritten(span)), span, kind).map(({ target }) => target),
    kind,
  );
}

function isWritten(span: readonly UnitWord[]): (entry: UnitEntry) => boolean {
  return ({ strict, words }) =>
    !strict || words.slice(1).every(({ written }, i) => span[i + 1]?.written === written);
}

/** Marks decide where they were written; wrong marks are forgiven only after a kind. */
function withMarks(
  entries: readonly UnitEntry[],
  span: readonly UnitWord[],
  kind: KindWord | undefined,
): readonly UnitEntry[] {
  if (!anyMarks(span)) return entries;
  const exact = entries.filter(({ words }) =>
    words.every((wanted, i) => sameWord(span[i] ?? wanted, wanted)),
  );
  return exact.length > 0 || kind === undefined ? exact : entries;
}

function withKind(
  targets: readonly UnitTarget[],
  kind: KindWord | undefined,
): readonly UnitTarget[] {
  if (kind === undefined) return targets;
  if (kind.level === 'province') return [];
  if (kind.level === 'district') return targets.filter(isDistrict);
  const communes = targets.filter((target) => target.type !== 'district');
  const same = communes.filter((target) => kindOf(target) === kind.kind);
  return same.length > 0 ? same : communes;
}

function isDistrict(target: UnitTarget): boolean {
  return target.type === 'district' || kindOf(target) === 'huyện';
}

function kindOf(target: UnitTarget): string {
  if (target.type === 'district') return 'huyện';
  return target.type === 'old' ? target.old.kind : target.now.kind;
}

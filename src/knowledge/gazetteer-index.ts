import { fold } from '../text';
import { byFirstWord, spellingsOf, unitWords } from './gazetteer-words';
import type { UnitWord } from './gazetteer-words';
import type { Locality, NewUnit, OldUnit } from './model';

/** What a name in a question may stand for. */
export type UnitTarget =
  | {
      readonly type: 'old';
      readonly locality: Locality;
      readonly old: OldUnit;
      readonly now: NewUnit;
    }
  | { readonly type: 'new'; readonly locality: Locality; readonly now: NewUnit }
  | {
      readonly type: 'district';
      readonly locality: Locality;
      /** Its name in June 2025. */
      readonly name: string;
      /** The name that was asked for, which may be older. */
      readonly called: string;
      readonly units: readonly NewUnit[];
    };

/** One spelling of one name. */
export interface UnitEntry {
  readonly words: readonly UnitWord[];
  /** Must be written with its marks: “phường tám” is a ward 8, “phuong tam …” most often not. */
  readonly strict: boolean;
  readonly target: UnitTarget;
}

/** What can be looked up in one locality. */
export interface UnitIndex {
  /** Entries by the first word of the spelling, without marks. */
  readonly entries: ReadonlyMap<string, readonly UnitEntry[]>;
  /** What people call the province. */
  readonly provinces: readonly (readonly UnitWord[])[];
}

// A locality is replaced as a whole on reload, so that the old index goes with it.
const indexes = new WeakMap<Locality, UnitIndex>();

/** The index of a locality; built once. */
export function indexOf(locality: Locality): UnitIndex {
  const known = indexes.get(locality);
  if (known !== undefined) return known;
  const entries = byFirstWord(buildEntries(locality));
  const index = { entries, provinces: provinceNames(locality).map(unitWords) };
  indexes.set(locality, index);
  return index;
}

/** Names people use for a province besides its own, by its name without marks. */
const provinceNicknames: Readonly<Record<string, readonly string[]>> = {
  'ho chi minh': ['hcm', 'tphcm', 'sài gòn', 'sg'],
  'ba ria - vung tau': ['brvt', 'br vt'],
};

function provinceNames(locality: Locality): readonly string[] {
  if (locality.units.length === 0) return [];
  return [locality.name, locality.formerName ?? ''].map(bareName).flatMap((name) => {
    return name === '' ? [] : [name, ...(provinceNicknames[fold(name)] ?? [])];
  });
}

function buildEntries(locality: Locality): readonly UnitEntry[] {
  const units = locality.units.flatMap((now) => [
    ...namesOf(now).map((name) => entry(name, { type: 'new', locality, now })),
    ...now.formedFrom.flatMap((old) =>
      namesOf(old).map((name) => entry(name, { type: 'old', locality, old, now })),
    ),
  ]);
  return [...units, ...districtEntries(locality)];
}

// "1" alone would match any number: a numbered ward is always called by its kind.
function namesOf({ name, kind, also }: OldUnit | NewUnit): readonly string[] {
  const isNumber = /^\d+$/.test(name);
  return [name, ...also].flatMap(spellingsOf).map((one) => (isNumber ? `${kind} ${one}` : one));
}

function districtEntries(locality: Locality): readonly UnitEntry[] {
  const byDistrict = new Map<string, Set<NewUnit>>();
  for (const now of locality.units) {
    for (const { district } of now.formedFrom) {
      if (district === '') continue;
      byDistrict.set(district, (byDistrict.get(district) ?? new Set()).add(now));
    }
  }
  const aliases = locality.formerDistricts.map(({ name, became }) => ({ name, district: became }));
  const own = [...byDistrict.keys()].map((district) => ({ name: district, district }));
  return [...own, ...aliases].map(({ name, district }) => {
    const units = [...(byDistrict.get(district) ?? [])];
    return entry(bareName(name), {
      type: 'district',
      locality,
      name: district,
      called: name,
      units,
    });
  });
}

/** `huyện Tam Đường` → `Tam Đường`. */
function bareName(district: string): string {
  return district.replace(/^(huyện|thị xã|thành phố|quận|tỉnh)\s+/iu, '');
}

function entry(name: string, target: UnitTarget): UnitEntry {
  const strict = target.type !== 'district' && /^phường \p{Ll}/u.test(name);
  return { words: unitWords(name), strict, target };
}

import type { Locality, NewUnit } from '../knowledge';
import { fold, normalize } from '../text';

/**
 * The commune a text speaks of, as `xã Tủa Sín Chải`: by its kind and name, by its bare name of two
 * syllables or more, or by the name of a unit it was formed from. Undefined when none or several.
 */
export function proposeUnit(text: string, { units }: Pick<Locality, 'units'>): string | undefined {
  const said = padded(text);
  const named = pick(units, (unit) => spellings(unit).some((name) => said.includes(padded(name))));
  if (named !== undefined) return named;
  const bare = pick(units, ({ name }) => isLong(name) && said.includes(padded(name)));
  if (bare !== undefined) return bare;
  return pick(units, ({ formedFrom }) =>
    formedFrom.some(({ kind, name }) => said.includes(padded(`${kind} ${name}`))),
  );
}

/** The commune of a short reply that is nothing but its name. */
export function unitNamed(text: string, locality: Pick<Locality, 'units'>): string | undefined {
  const said = padded(text).trim();
  const exact = locality.units.filter((unit) =>
    [unit.name, ...unit.also, ...spellings(unit)].some((name) => padded(name).trim() === said),
  );
  const [only, ...more] = exact;
  if (only !== undefined && more.length === 0) return fullName(only);
  return proposeUnit(text, locality);
}

function pick(units: readonly NewUnit[], fits: (unit: NewUnit) => boolean): string | undefined {
  const found = units.filter(fits);
  // “Nậm” occurs in “Nậm Nhùn”: the longest name is meant.
  const longest = found.filter(({ name }) => found.every((other) => holds(name, other.name)));
  const [only] = longest;
  return only === undefined ? undefined : fullName(only);
}

function holds(name: string, other: string): boolean {
  return padded(name).includes(padded(other));
}

function spellings({ kind, name, also }: NewUnit): readonly string[] {
  return [name, ...also].map((one) => `${kind} ${one}`);
}

function fullName({ kind, name }: NewUnit): string {
  return `${kind} ${name}`;
}

function isLong(name: string): boolean {
  return name.trim().includes(' ');
}

function padded(text: string): string {
  return ` ${fold(normalize(text))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

import type { Language } from '../core';
import { neutralHandling } from '../knowledge';
import type { Handling, HandlingAgency, HandlingLocality } from '../knowledge';
import { fold, hasMarks, normalize, tokenize } from '../text';

/** A field that words point to; `share` is its part of all the words found, from 0 to 1. */
export interface FieldProposal {
  readonly field: string;
  readonly name: string;
  readonly share: number;
}

/**
 * Fields a text may be about, the likeliest first and at most `limit`; empty when no word of
 * co-quan.yaml occurs. Marks matter where the text has them: "đất" is not "đắt".
 */
export function proposeFields(
  { fields }: Pick<Handling, 'fields'>,
  text: string,
  lang: Language = 'vi',
  limit = 3,
): readonly FieldProposal[] {
  const marked = hasMarks(text);
  const said = wordsOf(text, marked);
  const scored = fields
    .map((field) => ({
      field,
      // Longer phrases say more than single words.
      score: field.words.reduce(
        (sum, phrase) => sum + (occurs(said, wordsOf(phrase, marked)) ? weightOf(phrase) : 0),
        0,
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const total = scored.reduce((sum, { score }) => sum + score, 0);
  return scored.slice(0, limit).map(({ field, score }) => ({
    field: field.id,
    name: field.names[lang],
    share: score / total,
  }));
}

/** The field's name, or its id when it is not known (any more). */
export function fieldName(
  { fields }: Pick<Handling, 'fields'>,
  id: string,
  lang: Language = 'vi',
): string {
  return fields.find((field) => field.id === id)?.names[lang] ?? id;
}

/** The locality's entry; the neutral one where it has none, so that no ticket is lost. */
export function handlingOf(handling: Handling, locality: string): HandlingLocality {
  const [neutral] = neutralHandling.localities;
  const found =
    handling.localities.find(({ id }) => id === locality) ??
    handling.localities.find(({ id }) => id === 'mac-dinh') ??
    neutral;
  if (found === undefined) throw new Error('There is a neutral locality');
  return found;
}

/** The agency that takes a field in a place: the commune where it may, else the department, else the desk. */
export function routeTicket(
  handling: Handling,
  {
    locality,
    field,
    unit,
  }: { readonly locality: string; readonly field: string; readonly unit?: string },
): HandlingAgency {
  const { agencies } = handlingOf(handling, locality);
  const named = agencies.filter(({ fields }) => fields.includes(field));
  const able = named.find(({ perUnit }) => !perUnit || unit !== undefined);
  const found = able ?? agencies.find(({ desk }) => desk) ?? agencies[0];
  if (found === undefined) throw new Error('A locality has an agency');
  return found;
}

/** The agency of an id, wherever it stands; undefined when it is gone. */
export function agencyOf({ localities }: Handling, id: string): HandlingAgency | undefined {
  return localities.flatMap(({ agencies }) => agencies).find((agency) => agency.id === id);
}

/** What people call the agency of a ticket; communes with the unit's name. */
export function agencyName(
  handling: Handling,
  { agency, unit }: { readonly agency: string; readonly unit: string | null },
): string {
  const found = agencyOf(handling, agency);
  if (found?.perUnit !== true || unit === null) return found?.name ?? agency;
  return /^(xã|phường|đặc khu|thị trấn) /iu.test(unit)
    ? `Ủy ban nhân dân ${unit}`
    : `${found.name} ${unit}`;
}

function occurs(said: readonly string[], phrase: readonly string[]): boolean {
  return said.some((_, at) => phrase.every((word, i) => said[at + i] === word));
}

function weightOf(phrase: string): number {
  return wordsOf(phrase, true).length ** 2;
}

function wordsOf(text: string, marked: boolean): readonly string[] {
  const words = normalize(text).toLowerCase();
  return tokenize(marked ? words : fold(words), 'vi');
}

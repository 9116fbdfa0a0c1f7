import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type {
  Group,
  IntentSamples,
  LegalDocument,
  LifeEvent,
  Locality,
  LocalNote,
  Problem,
  SampleQuestions,
  Vocabulary,
} from './model';
import { handlingSchema, holidaysSchema } from './handling-schemas';
import type { Handling, HolidayYear } from './handling';
import { definedOnly, textHash, toProvenance } from './parse-article';
import {
  groupsSchema,
  intentsSchema,
  legalSchema,
  localitySchema,
  samplesSchema,
  vocabularySchema,
} from './schemas';
import { parseYaml } from './yaml-file';
import type { Parsed } from './yaml-file';

/** One registry file: its value (or what is wrong), its text, and the text's hash. */
export interface RegistryFile<T> {
  readonly file: string;
  readonly text: string;
  readonly parsed: Parsed<T>;
  readonly hash: string;
}

export interface Groups {
  readonly groups: readonly Group[];
  readonly lifeEvents: readonly LifeEvent[];
}

export const readGroups = (dir: string): Promise<RegistryFile<Groups>> =>
  readRegistry(dir, 'nhom.yaml', groupsSchema, (value) => value);

export const readLegal = (dir: string): Promise<RegistryFile<readonly LegalDocument[]>> =>
  readRegistry(dir, 'can-cu.yaml', legalSchema, (value) =>
    value.map((entry) => definedOnly(entry)),
  );

export const readVocabulary = (dir: string): Promise<RegistryFile<Vocabulary>> =>
  readRegistry(dir, 'tu-dien.yaml', vocabularySchema, (value) => value);

export const readIntents = (dir: string): Promise<RegistryFile<readonly IntentSamples[]>> =>
  readRegistry(dir, 'y-dinh.yaml', intentsSchema, (value) => value);

export const readSampleFile = (dir: string, file: string): Promise<RegistryFile<SampleQuestions>> =>
  readRegistry(dir, file, samplesSchema, (value) => value ?? {});

export const readLocality = (dir: string, file: string): Promise<RegistryFile<Locality>> =>
  readRegistry(dir, file, localitySchema, toLocality);

/** All of `Handling` but the holidays, which have a file of their own. */
export const readAgencies = (dir: string): Promise<RegistryFile<Omit<Handling, 'holidays'>>> =>
  readRegistry(dir, 'co-quan.yaml', handlingSchema, ({ deadlines, localities, ...rest }) => ({
    ...rest,
    deadlines: deadlines.map((deadline) => definedOnly(deadline)),
    localities: localities.map((locality) => ({
      ...definedOnly(locality),
      agencies: locality.agencies.map((agency) => definedOnly(agency)),
    })),
  }));

export const readHolidays = (dir: string): Promise<RegistryFile<readonly HolidayYear[]>> =>
  readRegistry(dir, 'ngay-nghi.yaml', holidaysSchema, ({ years }) => years);

async function readRegistry<S extends z.ZodType, T>(
  dir: string,
  file: string,
  schema: S,
  convert: (value: z.infer<S>) => T,
): Promise<RegistryFile<T>> {
  const text = await readText(path.join(dir, file));
  if (text === undefined) {
    return { file, text: '', hash: '', parsed: { ok: false, problems: [missing(file)] } };
  }
  const parsed = parseYaml({ file, text: text.normalize('NFC'), lineOffset: 0 }, schema);
  return {
    file,
    text,
    hash: textHash(text),
    parsed: parsed.ok ? { ok: true, value: convert(parsed.value) } : parsed,
  };
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function missing(file: string): Problem {
  return {
    severity: 'error',
    file,
    line: 1,
    message: 'Không tìm thấy tệp này.',
    cure: 'Khôi phục tệp từ bản lưu; hệ thống không chạy đủ khi thiếu tệp.',
  };
}

function toLocality(value: z.infer<typeof localitySchema>): Locality {
  const { formerName, notes, units, review, unitsProvenance, ...rest } = value;
  return {
    ...rest,
    ...definedOnly({ formerName }),
    ...(unitsProvenance === undefined ? {} : { unitsProvenance: toProvenance(unitsProvenance) }),
    review: definedOnly(review),
    notes: notes.map((note): LocalNote => ({
      ...definedOnly(note),
      provenance: toProvenance(note.provenance),
    })),
    units: units.map((unit) => ({
      ...definedOnly(unit),
      formedFrom: unit.formedFrom.map((old) => definedOnly(old)),
    })),
  };
}

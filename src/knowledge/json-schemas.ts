import { z } from 'zod';
import { handlingSchema, holidaysSchema } from './handling-schemas';
import {
  groupsSchema,
  intentsSchema,
  legalSchema,
  localitySchema,
  masterSchema,
  samplesSchema,
  translationSchema,
  vocabularySchema,
} from './schemas';

const schemas = {
  'bai-viet': masterSchema,
  'ban-dich': translationSchema,
  nhom: groupsSchema,
  'can-cu': legalSchema,
  'tu-dien': vocabularySchema,
  'y-dinh': intentsSchema,
  'cau-hoi': samplesSchema,
  'dia-phuong': localitySchema,
  'co-quan': handlingSchema,
  'ngay-nghi': holidaysSchema,
} as const;

/**
 * JSON Schemas of everything curators write, by file name, for editors that complete and check
 * while typing. Generated from the very schemas that the loader uses.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

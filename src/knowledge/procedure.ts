import { z } from 'zod';

const text = z.string().trim();
const words = text
  .nullish()
  .transform((value) => (value === '' ? undefined : (value ?? undefined)));

/** How a procedure can be filed, as the national database records it. */
const methodSchema = z.object({
  form: z.enum(['ONLINE', 'DIRECT', 'POSTAL']),
  time: words,
  fee: words,
});

/** One line of the national database of administrative procedures (TTHC), as exported. */
export const procedureSchema = z.object({
  code: text.regex(/^\d\.\d{6}\S*$/),
  name: text.min(1),
  decision: words,
  level: words,
  field: words,
  steps: words,
  methods: z
    .array(methodSchema)
    .nullish()
    .transform((value) => value ?? []),
  documents: words,
  audience: words,
  agency: words,
  competentAuthority: words,
  result: words,
  legalBasis: z
    .array(text)
    .nullish()
    .transform((value) => [...new Set(value ?? [])]),
  conditions: words,
  keywords: words,
});

/** A procedure of the catalogue, as recorded: official words, not checked or rewritten by us. */
export type Procedure = z.output<typeof procedureSchema>;
export type FilingMethod = Procedure['methods'][number];

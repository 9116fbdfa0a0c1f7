import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { UserError, inSlices } from '../core';
import { procedureSchema } from './procedure';
import type { Procedure } from './procedure';

export const catalogueIndexFile = 'index.json';

const entrySchema = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string().optional(),
  keywords: z.string().optional(),
  /** Place of the record in the data file, bytes. */
  offset: z.number().int().min(0),
  length: z.number().int().min(1),
  hash: z.string(),
});

/** The index of an imported catalogue; the one file whose replacement makes an import effective. */
const headSchema = z.object({
  /** The day the records were copied from the national database, `YYYY-MM-DD`. */
  asOf: z.string(),
  version: z.string(),
  dataFile: z.string(),
  entries: z.array(z.unknown()),
});
export type CatalogueEntry = z.infer<typeof entrySchema>;
export type CatalogueIndex = Omit<z.infer<typeof headSchema>, 'entries'> & {
  readonly entries: readonly CatalogueEntry[];
};

/** The imported national database: names in memory, records read from disk when one is shown. */
export interface Catalogue {
  readonly asOf: string;
  readonly version: string;
  readonly entries: readonly CatalogueEntry[];
  /** The record of a code; undefined when the catalogue does not hold it. */
  read(code: string): Procedure | undefined;
  close(): void;
}

/** Opens the catalogue in `dir`, or resolves to undefined when none was imported. */
export async function openCatalogue(dir: string): Promise<Catalogue | undefined> {
  const index = await readCatalogueIndex(dir);
  if (index === undefined) return undefined;
  const file = openSync(path.join(dir, index.dataFile), 'r');
  const byCode = new Map(index.entries.map((entry) => [entry.code, entry]));
  return {
    asOf: index.asOf,
    version: index.version,
    entries: index.entries,
    read: (code) => {
      const entry = byCode.get(code);
      return entry && readRecord(file, entry);
    },
    close: () => {
      closeSync(file);
    },
  };
}

/** The index as last imported; throws a UserError when the file is damaged. */
export async function readCatalogueIndex(dir: string): Promise<CatalogueIndex | undefined> {
  const file = path.join(dir, catalogueIndexFile);
  try {
    const head = headSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const entries: CatalogueEntry[] = [];
    await inSlices(head.entries, (entry) => entries.push(entrySchema.parse(entry)));
    return { ...head, entries };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UserError(
      `${file} is damaged. Delete it and import the catalogue again.`,
      'catalogue',
      {
        cause: error,
      },
    );
  }
}

// A few kilobytes from the page cache: cheaper than keeping 48 MB of text in memory.
function readRecord(file: number, { offset, length }: CatalogueEntry): Procedure {
  const buffer = Buffer.alloc(length);
  readSync(file, buffer, 0, length, offset);
  return procedureSchema.parse(JSON.parse(buffer.toString('utf8')));
}

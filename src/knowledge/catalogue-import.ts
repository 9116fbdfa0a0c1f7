import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../core';
import { catalogueIndexFile, readCatalogueIndex } from './catalogue';
import type { CatalogueEntry, CatalogueIndex } from './catalogue';
import { textHash } from './parse-article';
import { procedureSchema } from './procedure';
import type { Procedure } from './procedure';

export interface ImportOptions {
  /** JSONL, perhaps gzipped (`.gz`). */
  readonly file: string;
  readonly dir: string;
  /** The day the records were copied, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Called now and then with the number of lines read. */
  readonly onProgress?: (lines: number) => void;
}

interface Named {
  readonly code: string;
  readonly name: string;
}

/** What an import changed; also the list of new, amended and abolished procedures to publish. */
export interface ImportReport {
  readonly total: number;
  readonly added: readonly Named[];
  readonly changed: readonly Named[];
  readonly disappeared: readonly Named[];
  readonly unchanged: number;
  /** Numbers of the lines that could not be read, 1-based. */
  readonly brokenLines: readonly number[];
}

const progressEvery = 1000;
/** One line an import: the history of what changed. */
const catalogueChangesFile = 'changes.jsonl';

/**
 * Imports the national database into `dir`. Repeating an import changes nothing; the new data goes
 * into service by the rename of one file, so that a crash leaves the old catalogue whole.
 */
export async function importCatalogue(options: ImportOptions): Promise<ImportReport> {
  const { procedures, brokenLines } = await readProcedures(options);
  if (procedures.length === 0) {
    throw new UserError(
      `${options.file} holds no readable procedure; nothing was changed.`,
      'catalogue',
    );
  }
  await mkdir(options.dir, { recursive: true });
  const before = await readCatalogueIndex(options.dir);
  const { entries, data } = layOut(procedures);
  const report = { ...compare(before?.entries ?? [], entries), brokenLines };
  const version = textHash(entries.map(({ code, hash }) => `${code}:${hash}`).join('\n'));
  if (version !== before?.version || options.asOf !== before.asOf) {
    await write(
      options,
      { asOf: options.asOf, version, dataFile: `procedures-${version}.jsonl`, entries },
      data,
    );
    await noteChanges(options, report);
  }
  return report;
}

async function readProcedures({ file, onProgress }: ImportOptions): Promise<{
  readonly procedures: readonly Procedure[];
  readonly brokenLines: readonly number[];
}> {
  const byCode = new Map<string, Procedure>();
  const brokenLines: number[] = [];
  let line = 0;
  for await (const raw of createInterface({ input: openInput(file), crlfDelay: Infinity })) {
    line += 1;
    if (line % progressEvery === 0) onProgress?.(line);
    if (raw.trim() === '') continue;
    const procedure = parseLine(raw);
    // A code said twice: the later line is the newer record.
    if (procedure === undefined) brokenLines.push(line);
    else byCode.set(procedure.code, procedure);
  }
  return { procedures: [...byCode.values()], brokenLines };
}

function openInput(file: string): Readable {
  const raw = createReadStream(file);
  if (!file.endsWith('.gz')) return raw;
  const unzipped = createGunzip();
  raw.on('error', (error) => unzipped.destroy(error));
  return raw.pipe(unzipped);
}

function parseLine(raw: string): Procedure | undefined {
  try {
    return procedureSchema.parse(JSON.parse(raw.normalize('NFC')));
  } catch {
    return undefined;
  }
}

function layOut(procedures: readonly Procedure[]): { entries: CatalogueEntry[]; data: Buffer } {
  const entries: CatalogueEntry[] = [];
  const lines: Buffer[] = [];
  let offset = 0;
  for (const procedure of [...procedures].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const text = JSON.stringify(procedure);
    const line = Buffer.from(`${text}\n`);
    const { code, name, field, keywords } = procedure;
    entries.push({
      code,
      name,
      ...(field === undefined ? {} : { field }),
      ...(keywords === undefined ? {} : { keywords }),
      offset,
      length: line.length,
      hash: textHash(text),
    });
    lines.push(line);
    offset += line.length;
  }
  return { entries, data: Buffer.concat(lines) };
}

function compare(
  before: readonly CatalogueEntry[],
  after: readonly CatalogueEntry[],
): Omit<ImportReport, 'brokenLines'> {
  const old = new Map(before.map((entry) => [entry.code, entry]));
  const now = new Set(after.map(({ code }) => code));
  const named = ({ code, name }: CatalogueEntry): Named => ({ code, name });
  return {
    total: after.length,
    added: after.filter(({ code }) => !old.has(code)).map(named),
    changed: after
      .filter((entry) => old.has(entry.code) && old.get(entry.code)?.hash !== entry.hash)
      .map(named),
    disappeared: before.filter(({ code }) => !now.has(code)).map(named),
    unchanged: after.filter((entry) => old.get(entry.code)?.hash === entry.hash).length,
  };
}

async function write({ dir }: ImportOptions, index: CatalogueIndex, data: Buffer): Promise<void> {
  await writeFile(path.join(dir, index.dataFile), data);
  const temporary = path.join(dir, `${catalogueIndexFile}.new`);
  await writeFile(temporary, JSON.stringify(index));
  await rename(temporary, path.join(dir, catalogueIndexFile));
  const old = (await readdir(dir)).filter(
    (name) => name.startsWith('procedures-') && name !== index.dataFile,
  );
  // A running server keeps the old file open until it has read the new index.
  for (const name of old) await rm(path.join(dir, name));
}

async function noteChanges({ dir, asOf }: ImportOptions, report: ImportReport): Promise<void> {
  const { added, changed, disappeared } = report;
  const line = JSON.stringify({ asOf, added, changed, disappeared });
  await appendFile(path.join(dir, catalogueChangesFile), `${line}\n`);
}

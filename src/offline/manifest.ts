// What the server says may be kept, as the service worker reads it: parsed by hand, because it came
// over a network and a schema library would weigh more than the rest of the worker.

export interface KeptFile {
  /** Path and query on this origin. */
  readonly url: string;
  /** Changes with the content; equal hash, equal content. */
  readonly hash: string;
  /** Bytes on the way, compressed. */
  readonly bytes: number;
}

export interface Manifest {
  /** Of all files together. */
  readonly version: string;
  /** The day (`YYYY-MM-DD`, Viet Nam) on which the server said so. */
  readonly asOf: string;
  readonly locality: string;
  /** Addresses of the engine and what it knows, all among the files. */
  readonly engine: string;
  readonly knowledge: string;
  readonly language: string;
  readonly files: readonly KeptFile[];
}

/** Reads a manifest; undefined where it is none. Files of other origins are refused with all. */
export function readManifest(body: unknown): Manifest | undefined {
  if (!isRecord(body) || !Array.isArray(body['files'])) return undefined;
  const { version, asOf, locality, engine, knowledge, language } = body;
  const files = body['files'].flatMap((file) => readFile(file) ?? []);
  const texts = [version, asOf, locality, engine, knowledge, language];
  if (!texts.every(isText) || files.length !== body['files'].length) return undefined;
  return { ...(body as unknown as Manifest), files };
}

function readFile(value: unknown): KeptFile | undefined {
  if (!isRecord(value)) return undefined;
  const { url, hash, bytes } = value;
  if (!isText(url) || !/^\/(?!\/)/.test(url)) return undefined;
  return isText(hash) && typeof bytes === 'number' ? { url, hash, bytes } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

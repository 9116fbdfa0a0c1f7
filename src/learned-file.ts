import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Learned } from './answers';

// The build learns once what every start would learn again. The file lies beside the program it was
// made with; a start whose knowledge is of another version does not use it.

/** Lists of numbers become `{ numbers, of }`: which list after the header, and of which kind. */
interface Placed {
  readonly numbers: number;
  readonly of: 'f32' | 'f64';
}

const kinds = { f32: Float32Array, f64: Float64Array } as const;
type Numbers = Float32Array | Float64Array;

/** Writes one line of JSON, padded to eight bytes, then the lists of numbers one after the other. */
export function writeLearned(file: string, learned: Learned): void {
  const lists: Numbers[] = [];
  const place = (list: Numbers): Placed => {
    lists.push(list);
    return { numbers: list.length, of: list instanceof Float32Array ? 'f32' : 'f64' };
  };
  const header = JSON.stringify(learned, (_, value: unknown) => {
    if (value instanceof Float32Array || value instanceof Float64Array) return place(value);
    return value instanceof Map ? { entries: [...(value as Map<string, string>)] } : value;
  });
  const bytes = lists.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  writeWhole(file, Buffer.concat([Buffer.from(`${header}\n`), ...bytes]));
}

/** The file is there with all its bytes or not at all, also when the build is killed meanwhile. */
export function writeWhole(file: string, bytes: Buffer): void {
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}

/** What the build learned; undefined where there is no such file or it is not whole. */
export function readLearned(file: string): Learned | undefined {
  try {
    return parse(readFileSync(file));
  } catch {
    return undefined;
  }
}

function parse(bytes: Buffer): Learned | undefined {
  const end = bytes.indexOf('\n');
  let at = end + 1;
  const take = ({ numbers, of }: Placed): Numbers => {
    const list = new kinds[of](numbers);
    const copied = bytes.copy(Buffer.from(list.buffer), 0, at, at + list.byteLength);
    if (copied < list.byteLength) throw new Error('cut short');
    at += copied;
    return list;
  };
  const learned = JSON.parse(bytes.toString('utf8', 0, end), (_, value: unknown) => {
    if (isRecord(value) && 'numbers' in value) return take(value as unknown as Placed);
    if (isRecord(value) && 'entries' in value)
      return new Map(value['entries'] as [string, string][]);
    return value;
  }) as Learned;
  return at === bytes.length ? learned : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { readFileSync, writeFileSync } from 'node:fs';
import type { Learned } from './answers';

// The build learns once what every start would learn again. The file lies beside the program it was
// made with; a start whose knowledge is of another version does not use it.

type WeightName = keyof Learned['weights'];

interface Header {
  readonly version: string;
  readonly restored: readonly (readonly [string, string])[];
  /** How many numbers each list of weights has, in the order of the file. */
  readonly lengths: readonly (readonly [WeightName, number])[];
}

const numberBytes = Float32Array.BYTES_PER_ELEMENT;

/** Writes a header as one line of JSON, then the weights one after the other. */
export function writeLearned(file: string, { version, restored, weights }: Learned): void {
  const lists = Object.entries(weights) as [WeightName, Float32Array][];
  const header: Header = {
    version,
    restored: [...restored],
    lengths: lists.map(([name, list]) => [name, list.length]),
  };
  const bytes = lists.map(([, list]) => Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  writeFileSync(file, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...bytes]));
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
  const { version, restored, lengths } = JSON.parse(bytes.toString('utf8', 0, end)) as Header;
  let at = end + 1;
  const lists = lengths.map(([name, length]) => {
    const list = new Float32Array(length);
    at += bytes.copy(Buffer.from(list.buffer), 0, at, at + length * numberBytes);
    return [name, list] as const;
  });
  if (at !== bytes.length) return undefined;
  const weights = Object.fromEntries(lists) as Learned['weights'];
  return { version, restored: new Map(restored), weights };
}

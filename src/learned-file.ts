import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Learned } from './answers';
import type { StoredPlace } from './knowledge';

// The build learns once what every start would learn again. It is good for the program and the
// knowledge it was made with; any other learns anew, and so does a Node that cannot read V8's format,
// which keeps maps and columns of numbers as they are.

/** Writes the digest of the program, then what was learned. */
export function writeLearned({ file, program }: StoredPlace, learned: Learned): void {
  writeWhole(file, Buffer.concat([digestOf(program), serialize(learned)]));
}

/** The file is there with all its bytes or not at all, also when the build is killed meanwhile. */
export function writeWhole(file: string, bytes: Buffer): void {
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}

/** What the build learned; undefined where there is no such file, or it is not whole or not ours. */
export function readLearned({ file, program }: StoredPlace): Learned | undefined {
  try {
    const bytes = readFileSync(file);
    const digest = digestOf(program);
    if (!bytes.subarray(0, digest.length).equals(digest)) return undefined;
    return deserialize(bytes.subarray(digest.length)) as Learned;
  } catch {
    return undefined;
  }
}

/** SHA-256, 32 bytes; of nothing where there is no such file: sources run without a build. */
function digestOf(program: string): Buffer {
  const bytes = existsSync(program) ? readFileSync(program) : '';
  return createHash('sha256').update(bytes).digest();
}

import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Brain } from '../answers';
import { packKnowledge } from './knowledge-pack';

/** A packed file with the name its content gives it. */
interface PackedFile {
  readonly bytes: Uint8Array;
  /** SHA-256, the first 16 hex digits. */
  readonly hash: string;
}

/** What a device needs to know, beside the engine. */
export interface PackedFiles {
  readonly knowledge: PackedFile;
  readonly language: PackedFile;
}

/** Packs the knowledge in service once for each snapshot, in slices between which others are served. */
export class PackKeeper {
  private packed:
    { readonly of: Brain['snapshot']; readonly files: Promise<PackedFiles> } | undefined;

  constructor(private readonly brain: () => Brain) {}

  /** The pack of the snapshot in service. */
  current(): Promise<PackedFiles> {
    const { snapshot, locality } = this.brain();
    if (this.packed?.of !== snapshot) {
      this.packed = { of: snapshot, files: pack(snapshot, locality.id) };
    }
    return this.packed.files;
  }
}

async function pack(snapshot: Brain['snapshot'], locality: string): Promise<PackedFiles> {
  const { knowledge, language } = await packKnowledge(snapshot, locality, () => setImmediate());
  return { knowledge: named(knowledge), language: named(language) };
}

function named(bytes: Uint8Array): PackedFile {
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
}

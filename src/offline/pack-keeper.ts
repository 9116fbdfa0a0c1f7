import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Brain } from '../answers';
import { packKnowledge } from './knowledge-pack';

/** The packed knowledge with the name its content gives it. */
export interface KnowledgeFile {
  readonly bytes: Uint8Array;
  /** SHA-256, the first 16 hex digits. */
  readonly hash: string;
}

/** Packs the knowledge in service once for each snapshot, in slices between which others are served. */
export class PackKeeper {
  private packed:
    { readonly of: Brain['snapshot']; readonly file: Promise<KnowledgeFile> } | undefined;

  constructor(private readonly brain: () => Brain) {}

  /** The pack of the snapshot in service. */
  current(): Promise<KnowledgeFile> {
    const { snapshot, locality } = this.brain();
    if (this.packed?.of !== snapshot) {
      this.packed = { of: snapshot, file: pack(snapshot, locality.id) };
    }
    return this.packed.file;
  }
}

async function pack(snapshot: Brain['snapshot'], locality: string): Promise<KnowledgeFile> {
  const bytes = await packKnowledge(snapshot, locality, () => setImmediate());
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { bytes, hash };
}

import { UserError } from '../core';
import type { Catalogue, KnowledgeSnapshot, Locality } from '../knowledge';
import type { CatalogueSearch } from '../search';
import type { Decider } from './decide';
import { createEngine } from './engine';
import type { Learned } from './engine';

/** The imported national database with its search; built anew after each import. */
export interface CatalogueService {
  readonly records: Pick<Catalogue, 'asOf' | 'read'>;
  readonly search: CatalogueSearch;
}

/** One snapshot with everything built from it; replaced as a whole when knowledge changes. */
export interface Brain {
  readonly snapshot: KnowledgeSnapshot;
  readonly locality: Locality;
  readonly decider: Decider;
  /** The national catalogue in service, if one was imported. */
  readonly catalogue?: () => CatalogueService | undefined;
}

/**
 * Builds the brain of a snapshot, faster with what was learned of the same version before. Throws a
 * UserError when the locality has no file.
 */
export function createBrain(
  snapshot: KnowledgeSnapshot,
  localityId: string,
  learned?: Learned,
): Brain {
  const locality = snapshot.localities.get(localityId);
  if (locality === undefined) {
    const known = [...snapshot.localities.keys()].join(', ');
    throw new UserError(
      `LOCALITY "${localityId}" has no good file in dia-phuong. Known: ${known}.`,
      'locality',
    );
  }
  const { decider, text } = createEngine(snapshot, learned);
  text.forgetWords();
  return { snapshot, locality, decider };
}

import type { Config } from './config';
import type { Clock, IdGenerator, Logger } from './core';
import type { StoredPlace } from './knowledge';

/** What the program is built from; everything else is built of it. */
export interface AppDeps {
  readonly config: Config & { readonly directLineSecret: string };
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  /** Where the bundles for browsers lie; by default `dist` of the working folder. */
  readonly assetsDir?: string;
  /** What the build learned of the knowledge; without it the start learns anew. */
  readonly learned?: StoredPlace;
  /** The program of the thread that learns changed knowledge; without it answers wait meanwhile. */
  readonly learnerFile?: string;
  /** Where the build kept the knowledge itself; without it the start parses and checks the files. */
  readonly storedKnowledge?: StoredPlace;
}

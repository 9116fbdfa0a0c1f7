import type { Config } from './config';
import type { Clock, IdGenerator, Logger } from './core';

/** What the program is built from; everything else is built of it. */
export interface AppDeps {
  readonly config: Config & { readonly directLineSecret: string };
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

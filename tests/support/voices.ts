import type { Brain } from '../../src/answers';
import type { Clock, IdGenerator } from '../../src/core';
import type { Voices } from '../../src/dialogs';
import { openVoices } from '../../src/open-voices';
import type { Store } from '../../src/store';

/** What citizens say back, over a store of a test. */
export function testVoices(parts: {
  readonly store: Store;
  readonly brain: () => Brain;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}): Voices {
  const dataKey = 'a key of tests that is long enough';
  return openVoices({ ...parts, dataKey, keptDays: { raw: 30, records: 90 } });
}

import stored from './data/counts.json';
import { decodeCounts } from './counts';
import type { SyllableCounts } from './counts';

let decoded: SyllableCounts | undefined;

/** The counts that come with the program, unpacked at first use and then kept. */
export function baseCounts(): SyllableCounts {
  decoded ??= decodeCounts(stored);
  return decoded;
}

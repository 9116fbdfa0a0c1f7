import { setImmediate as nextRound } from 'node:timers/promises';

// Short beside the 100 ms in which Zalo is answered.
const sliceMs = 5;

/** Does long work item by item and gives way every few milliseconds, so that nobody waits for it. */
export async function inSlices<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
): Promise<void> {
  let until = performance.now() + sliceMs;
  for (const item of items) {
    work(item);
    if (performance.now() < until) continue;
    await nextRound();
    until = performance.now() + sliceMs;
  }
}

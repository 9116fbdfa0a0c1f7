import { giveWay } from '../core';

/** Resolves once the caller may go on; undefined when it may at once. */
export type Courtesy = () => Promise<void> | undefined;

// Short beside the 100 ms in which Zalo is answered, long beside one statement.
const shareMs = 4;

/**
 * Shares the event loop. On SQLite nothing ever waits, so a whole turn would run through while
 * deliveries stand at the door. Who asks after the loop was held for a few milliseconds goes on
 * later, after the network had its word; one goes on at a time.
 */
export function createCourtesy(shareFor = shareMs): Courtesy {
  let heldSince: number | undefined;
  let queue: Promise<void> = Promise.resolve();
  return () => {
    const now = performance.now();
    if (heldSince === undefined) {
      heldSince = now;
      setImmediate(() => {
        heldSince = undefined;
      });
      return undefined;
    }
    if (now - heldSince < shareFor) return undefined;
    queue = queue.then(async () => {
      await giveWay();
      heldSince = performance.now();
    });
    return queue;
  };
}

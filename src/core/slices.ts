import { setImmediate as nextRound } from 'node:timers/promises';

// Node takes up one new connection a round of the event loop: a burst of twenty deliveries would
// wait for twenty pieces of work if there was one in every round. An empty round costs microseconds.
const rounds = 8;

/** Lets the network have its word, new connections included. */
export async function giveWay(): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await nextRound();
}

// Short beside the 100 ms in which Zalo is answered.
const sliceMs = 5;

/** Runs a generator to its end, giving way every few milliseconds; resolves to what it returns. */
export async function stepsInSlices<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  let until = performance.now() + sliceMs;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < until) continue;
    await giveWay();
    until = performance.now() + sliceMs;
  }
}

/** Runs a generator to its end at once. */
export function allSteps<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does long work item by item and gives way every few milliseconds, so that nobody waits for it. */
export function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  return stepsInSlices(oneByOne(items, work));
}

function* oneByOne<Item>(items: Iterable<Item>, work: (item: Item) => void): Generator<undefined> {
  for (const item of items) {
    work(item);
    yield;
  }
}

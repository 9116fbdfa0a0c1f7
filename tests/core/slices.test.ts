import { allSteps, inSlices, stepsInSlices } from '../../src/core';

it('does everything in order and lets others have their turn in between', async () => {
  const done: number[] = [];
  let rounds = 0;
  let going = true;
  const count = (): void => {
    rounds += 1;
    if (going) setImmediate(count);
  };
  setImmediate(count);

  await inSlices(
    Array.from({ length: 10 }, (_, i) => i),
    (item) => {
      const until = performance.now() + 2;
      while (performance.now() < until);
      done.push(item);
    },
  );
  going = false;

  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(rounds).toBeGreaterThan(1);
});

it('rejects with what an item throws', async () => {
  const fails = (): void => {
    throw new Error('broken');
  };
  await expect(inSlices([1], fails)).rejects.toThrow('broken');
});

function* countTo(last: number): Generator<number, string> {
  for (let step = 1; step <= last; step += 1) yield step;
  return `${last} steps`;
}

it('gives what the steps return, at once or in slices', async () => {
  expect(allSteps(countTo(3))).toBe('3 steps');
  expect(await stepsInSlices(countTo(3))).toBe('3 steps');
});

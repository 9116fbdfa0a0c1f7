import { inSlices } from '../../src/core';

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

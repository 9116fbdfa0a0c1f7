import { createCourtesy } from '../../src/store/courtesy';

async function round(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

it('lets the first in a round go on at once', () => {
  const courtesy = createCourtesy(0);
  expect(courtesy()).toBeUndefined();
});

it('lets who asks after a held loop go on one by one, in the order they asked', async () => {
  const courtesy = createCourtesy(0);
  const heard: string[] = [];
  void courtesy();
  const turns = ['a', 'b', 'c'].map(async (name) => {
    await courtesy();
    heard.push(name);
  });
  const lengths: number[] = [];
  for (let i = 0; i < 200 && heard.length < turns.length; i++) {
    await round();
    lengths.push(heard.length);
  }
  expect(heard).toEqual(['a', 'b', 'c']);
  // Never two more than in the round before: the network had its word in between.
  expect(lengths.every((length, i) => length - (lengths[i - 1] ?? 0) <= 1)).toBe(true);
});

it('starts afresh in a new round', async () => {
  const courtesy = createCourtesy(0);
  void courtesy();
  await round();
  expect(courtesy()).toBeUndefined();
});

import fc from 'fast-check';
import { LocalTurnLock } from '../../src/store/turn-lock';

describe('LocalTurnLock', () => {
  it('keeps the order of each conversation, whatever else runs', async () => {
    const turns = fc.array(fc.record({ id: fc.constantFrom('a', 'b'), steps: fc.nat(3) }));

    await fc.assert(
      fc.asyncProperty(turns, async (wanted) => {
        const lock = new LocalTurnLock();
        const ended: { readonly id: string; readonly n: number }[] = [];
        await Promise.all(
          wanted.map(({ id, steps }, n) =>
            lock.run(id, async () => {
              for (let step = 0; step < steps; step++) await Promise.resolve();
              ended.push({ id, n });
            }),
          ),
        );

        for (const id of ['a', 'b']) {
          const order = ended.filter((turn) => turn.id === id).map(({ n }) => n);
          expect(order).toEqual(order.toSorted((x, y) => x - y));
        }
      }),
    );
  });
});

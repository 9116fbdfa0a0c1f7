import { atLeastZero, fitChoices, fitLogistic, free } from '../../src/cli/logistic';

describe('fitLogistic', () => {
  it('learns which input speaks for yes', () => {
    const examples = [0, 0.2, 0.8, 1].map((x) => ({ x: [x, 0.5], yes: x > 0.5, weight: 1 }));
    const [bias = 0, first = 0] = fitLogistic(examples, [free, free], 1e-3);

    expect(first).toBeGreaterThan(1);
    expect(bias).toBeLessThan(0);
  });

  it('keeps weights within their bounds', () => {
    const examples = [0, 1].map((x) => ({ x: [x], yes: x === 0, weight: 1 }));

    expect(fitLogistic(examples, [atLeastZero], 1e-3)[1]).toBe(0);
  });
});

describe('fitChoices', () => {
  it('gives weight to the input the right options have more of', () => {
    const choice = {
      weight: 1,
      options: [
        { x: [1, 0], right: true },
        { x: [0, 1], right: false },
      ],
    };
    const [first = 0, second = 0] = fitChoices([choice], [free, free], 1e-3);

    expect(first).toBeGreaterThan(second);
  });
});

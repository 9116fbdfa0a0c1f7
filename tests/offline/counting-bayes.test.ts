import fc from 'fast-check';
import { BayesClassifier } from 'natural/lib/natural/classifiers';
import { CountingBayes } from '../../src/offline/counting-bayes';

describe('the counting classifier of the browser', () => {
  it('counts as natural does', () => {
    const example = fc.record({
      label: fc.constantFrom('a', 'b', 'c'),
      terms: fc.array(fc.nat(8), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(example), fc.constantFrom(0.01, 0.3, 1), (examples, smoothing) => {
        const theirs = new BayesClassifier(undefined, smoothing).classifier;
        const ours = new CountingBayes(undefined, smoothing).classifier;
        for (const { label, terms } of examples) {
          const observation = Object.fromEntries(terms.entries());
          theirs.addExample(observation, label);
          ours.addExample(observation, label);
        }

        expect(ours.classTotals).toEqual(theirs.classTotals);
        expect(Object.keys(ours.classFeatures)).toEqual(Object.keys(theirs.classFeatures));
        for (const [label, features] of Object.entries(theirs.classFeatures)) {
          for (const [feature, count] of Object.entries(features)) {
            expect(ours.classFeatures[label]?.[feature]).toBeCloseTo(count, 10);
          }
        }
      }),
    );
  });
});

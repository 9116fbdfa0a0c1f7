import { BayesVoice } from '../../src/understanding/bayes-voice';
import { LinearVoice } from '../../src/understanding/linear-voice';
import { SampleIndex } from '../../src/understanding/sample-index';

const samples = [
  { label: 'khai-sinh', terms: ['khai', 'sinh', 'khai_sinh', 'bé'] },
  { label: 'khai-sinh', terms: ['khai', 'sinh', 'khai_sinh', 'con'] },
  { label: 'khai-tu', terms: ['khai', 'tử', 'khai_tử'] },
  { label: 'khai-tu', terms: ['giấy', 'tử', 'chết'] },
];

describe.each([
  ['naive Bayes', new BayesVoice(samples, 0.3)],
  ['linear', new LinearVoice(samples, { rounds: 8, pace: 3, decay: 1e-4 })],
])('%s voice', (_, voice) => {
  const best = (terms: readonly string[]) =>
    [...voice.vote(terms)].sort((a, b) => b.share - a.share)[0]?.label;

  it('votes for the label whose samples use the words', () => {
    expect(best(['sinh', 'con'])).toBe('khai-sinh');
    expect(best(['tử'])).toBe('khai-tu');
  });

  it('shares out one whole vote', () => {
    const total = voice.vote(['khai']).reduce((sum, { share }) => sum + share, 0);

    expect(total).toBeCloseTo(1, 5);
  });

  it('says nothing about words it never saw', () => {
    expect(voice.vote(['gà', 'rán'])).toEqual([]);
  });
});

describe('SampleIndex', () => {
  const index = new SampleIndex(
    [
      { label: 'a', tokens: ['mất', 'căn', 'cước'] },
      { label: 'b', tokens: ['mất', 'hộ', 'chiếu'] },
    ],
    { functionWeight: 0.2 },
  );

  it('finds the same sentence with likeness one', () => {
    const [nearest] = index.nearest(['mất', 'hộ', 'chiếu'], 1);

    expect(nearest?.label).toBe('b');
    expect(nearest?.likeness).toBeCloseTo(1, 5);
  });

  it('returns samples likest first and none without a common word', () => {
    expect(index.nearest(['căn', 'cước', 'mất', 'rồi'], 5).map(({ label }) => label)).toEqual([
      'a',
      'b',
    ]);
    expect(index.nearest(['xe'], 5)).toEqual([]);
  });
});

import { BayesVoice, learnBayes } from '../../src/understanding/bayes-voice';
import { LinearVoice, learnLinear } from '../../src/understanding/linear-voice';
import { SampleIndex, learnSamples } from '../../src/understanding/sample-index';
import { SampleTerms, isContent } from '../../src/understanding/sample-terms';

const terms = new SampleTerms();
const sample = (label: string, line: string) => ({ label, terms: terms.learn(line.split(' ')) });
const samples = [
  sample('khai-sinh', 'khai sinh bé'),
  sample('khai-sinh', 'khai sinh con'),
  sample('khai-tu', 'khai tử'),
  sample('khai-tu', 'giấy tử chết'),
];
const training = { rounds: 8, pace: 3, decay: 1e-4 };
const read = (line: string) => terms.read(line.split(' '));

describe.each([
  ['naive Bayes', new BayesVoice(learnBayes(samples, terms.size, 0.3))],
  ['linear', new LinearVoice(learnLinear(samples, terms.size, { ...training, fewestSamples: 1 }))],
])('%s voice', (_, voice) => {
  const best = (line: string) => voice.vote(read(line).known).strongest()?.label;

  it('votes for the label whose samples use the words', () => {
    expect(best('sinh con')).toBe('khai-sinh');
    expect(best('tử')).toBe('khai-tu');
  });

  it('shares out one whole vote', () => {
    const votes = voice.vote(read('khai').known).above(0);
    const total = votes.reduce((sum, { share }) => sum + share, 0);

    expect(total).toBeCloseTo(1, 5);
  });

  it('says nothing about words it never saw', () => {
    const votes = voice.vote(read('gà rán').known);

    expect(votes.strongest()).toBeUndefined();
    expect(votes.share('khai-tu')).toBeUndefined();
  });
});

describe('linear voice', () => {
  it('leaves out terms of too few samples', () => {
    const voice = new LinearVoice(
      learnLinear(samples, terms.size, { ...training, fewestSamples: 2 }),
    );

    expect(voice.vote(read('chết').known).above(0)).toEqual([]);
    expect(voice.vote(read('khai').known).above(0)).not.toEqual([]);
  });
});

describe('SampleTerms', () => {
  it('tells words from pairs and subjects from grammar', () => {
    const { known, unknown } = terms.read(['khai', 'sinh', 'của', 'gà']);

    expect(known.map((term) => terms.kind(term))).toEqual(['word', 'word', 'pair']);
    expect(unknown).toEqual(['grammar', 'pair', 'word', 'pair']);
    expect(isContent('grammarPair')).toBe(false);
  });

  it('counts a repeated word once', () => {
    expect(terms.learn(['xe', 'xe'])).toHaveLength(2);
    expect(terms.read(['xe', 'xe']).known).toHaveLength(2);
  });
});

describe('SampleIndex', () => {
  const words = new SampleTerms();
  const of = (label: string, line: string) => ({ label, terms: words.learn(line.split(' ')) });
  const learned = [of('a', 'mất căn cước'), of('b', 'mất hộ chiếu')];
  const index = new SampleIndex(learnSamples(learned, words, { functionWeight: 0.2 }));
  const nearest = (line: string, limit: number) =>
    index.nearest(words.read(line.split(' ')), limit);

  it('finds the same sentence with likeness one', () => {
    const [first] = nearest('mất hộ chiếu', 1);

    expect(first?.label).toBe('b');
    expect(first?.likeness).toBeCloseTo(1, 5);
  });

  it('returns samples likest first and none without a common word', () => {
    expect(nearest('căn cước mất rồi', 5).map(({ label }) => label)).toEqual(['a', 'b']);
    expect(nearest('xe', 5)).toEqual([]);
  });
});

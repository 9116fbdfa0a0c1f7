import { hostileInputs } from '../../src/cli/hostile-inputs';
import { baseCounts, createSyllableModel, createTextRepair } from '../../src/text';
import { recognizeEmergency, recognizeFacets } from '../../src/understanding';

const repair = createTextRepair({
  vocabulary: { abbreviations: [], teencode: {}, synonyms: [] },
  model: createSyllableModel(baseCounts(), { texts: [], weight: 1 }),
});

describe.each(Object.entries(hostileInputs))('%s', (_, make) => {
  const { text, tokens } = repair.repair(make(1));

  it('is cut to what a citizen may write', () => {
    expect(text.length).toBeLessThanOrEqual(12_000);
    expect(tokens.length).toBeLessThanOrEqual(600);
    expect(tokens.every((token) => token.length <= 40)).toBe(true);
  });

  it('reads the same the second time', () => {
    expect(repair.repair(make(1)).text).toBe(text);
  });

  it('breaks no pattern of cues and dangers', () => {
    expect(() => [recognizeFacets(text), recognizeEmergency(text)]).not.toThrow();
  });
});

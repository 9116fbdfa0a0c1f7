import fc from 'fast-check';
import { loadKnowledge } from '../../src/knowledge';
import { fold } from '../../src/text';
import { recognizeEmergency } from '../../src/understanding';
import { emergencies, nearMisses } from '../conversations/emergency-phrases';
import { fixtureClock } from '../support/knowledge-folder';

describe('a message in danger', () => {
  it.each(emergencies)('is heard as %s: %s', (kind, text) => {
    expect(recognizeEmergency(text)).toBe(kind);
  });

  it.each(nearMisses)('is not heard in: %s', (text) => {
    expect(recognizeEmergency(text)).toBeUndefined();
  });

  it('is hardly ever heard in the questions of the articles, with or without marks', async () => {
    const { articles } = await loadKnowledge('knowledge', { clock: fixtureClock() });
    // These articles are about swindlers on the phone; someone who says it happens now is warned first.
    const warned = new Set(['an-toan-thong-tin', 'su-co-thanh-toan']);
    const texts = [...articles.values()]
      .filter(({ id }) => !warned.has(id))
      .flatMap(({ title, aliases, questions, outside }) => [
        title,
        ...aliases,
        ...questions,
        ...outside,
      ])
      .flatMap((text) => [text, fold(text)]);

    const heard = texts.filter((text) => recognizeEmergency(text) !== undefined);

    expect(texts.length).toBeGreaterThan(5000);
    expect(heard.length / texts.length).toBeLessThan(0.001);
  });

  it('is looked for in any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
        recognizeEmergency(text);
      }),
      { numRuns: 100 },
    );
  });
});

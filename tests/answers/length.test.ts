import { facets, isActive } from '../../src/knowledge';
import type { Article, Facet } from '../../src/knowledge';
import { fixtureDay } from '../support/knowledge-folder';
import { theRealKnowledge, theRealPipeline, translate } from '../support/talk';

const shortLength = 600;
const question = { id: 'q', text: 'x', lang: 'vi', context: {} } as const;
const showAll = translate('vi', 'suggest.full');

function facetsOf({ sections }: Article): readonly Facet[] {
  return facets.filter(
    (facet) =>
      facet === 'legal' || facet === 'link' || sections.some((section) => section.facet === facet),
  );
}

describe.each(['mac-dinh', 'lai-chau', 'ho-chi-minh-ba-ria-vung-tau'])(
  'the answers of the real knowledge in %s',
  (locality) => {
    it('are at most 600 characters before the first button, with a button for the rest', async () => {
      const pipeline = await theRealPipeline(locality);
      const { articles } = await theRealKnowledge();
      for (const article of articles.values()) {
        for (const facet of facetsOf(article)) {
          const { text, suggestions } = pipeline.facet(question, article.id, facet);
          const place = `${article.id} ${facet} ${text.length}`;
          expect({ place, long: text.length > shortLength }).toEqual({ place, long: false });
          if (suggestions[0]?.label === showAll) {
            expect(text).toMatch(/Còn \d+ ý nữa/);
          }
          expect(suggestions.length).toBeLessThanOrEqual(5);
        }
      }
    });
  },
);

describe('a shortened answer', () => {
  it('is followed, on request, by every line that holds today', async () => {
    const pipeline = await theRealPipeline();
    const { articles } = await theRealKnowledge();
    let shortened = 0;
    for (const article of articles.values()) {
      for (const { facet, blocks } of article.sections) {
        const short = pipeline.facet(question, article.id, facet);
        const [first] = short.suggestions;
        if (first?.label !== showAll) continue;
        shortened += 1;
        const whole = pipeline.answer({ ...question, text: first.send });
        const lines = blocks.filter((block) => isActive(block, fixtureDay)).length;
        const shown = whole.text.split('\n').filter((line) => line.trim() !== '').length;
        expect(shown).toBeGreaterThanOrEqual(lines);
        expect(whole.text.length).toBeGreaterThan(short.text.length);
      }
    }
    expect(shortened).toBeGreaterThan(0);
  });

  it('still says that there are exceptions when they no longer fit', async () => {
    const pipeline = await theRealPipeline();
    const { articles } = await theRealKnowledge();
    const changed = [...articles.values()].flatMap(({ id, sections }) => {
      const notes = sections.find(({ facet }) => facet === 'exceptions')?.blocks ?? [];
      const concerned = notes
        .filter((note) => isActive(note, fixtureDay))
        .flatMap(({ concerns }) => concerns);
      return [...new Set(concerned)]
        .filter((facet) => sections.some((section) => section.facet === facet))
        .map((facet) => ({ id, facet }));
    });
    for (const { id, facet } of changed) {
      const { text } = pipeline.facet(question, id, facet);
      expect(text).toContain(translate('vi', 'answer.exceptions'));
    }
    expect(changed.length).toBeGreaterThan(50);
  });
});

import { play } from '../support/script';
import { Talk, theRealBrain } from '../support/talk';
import type { Form } from '../support/talk';
import { scripts } from './scripts';

const fewestScripts = 60;

describe.each<Form>(['web', 'text'])('a conversation in %s form', (form) => {
  describe.each(Object.entries(scripts))('about %s', (_, cases) => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
      const talk = await Talk.begin(await theRealBrain(), form);

      await play(talk, one);

      await talk.close();
    });
  });
});

it('is covered by at least sixty scripts', () => {
  expect(Object.values(scripts).flat().length).toBeGreaterThanOrEqual(fewestScripts);
});

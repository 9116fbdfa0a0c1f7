import type { AnswerPipeline, Suggestion } from '../../src/answers';
import { theRealKnowledge, theRealPipeline, translate } from '../support/talk';
import type { Form } from '../support/talk';

const mostTaps = 4;
const pageSize = 8;

let pipeline: AnswerPipeline;

beforeAll(async () => {
  pipeline = await theRealPipeline();
});

/** What a menu shows after one choice, made as the form makes it. */
function choose(form: Form, offered: readonly Suggestion[], place: number) {
  const text = form === 'web' ? (offered[place]?.send ?? '') : String(place + 1);
  return pipeline.answer({ id: 'q', text, lang: 'vi', context: { offered, choosing: true } });
}

/** Walks the menus breadth first and counts the choices that lead to each topic. */
function walk(form: Form): ReadonlyMap<string, number> {
  const taps = new Map<string, number>();
  const seen = new Set<string>();
  const begin = (['menu.open', 'menu.events', 'menu.person'] as const).map((key) => ({
    label: translate('vi', key),
    send: translate('vi', key),
  }));
  let level: (readonly Suggestion[])[] = [begin];
  for (let depth = 1; depth <= mostTaps; depth += 1) {
    const next: (readonly Suggestion[])[] = [];
    for (const offered of level) {
      for (const [place, { send }] of offered.entries()) {
        if (seen.has(send)) continue;
        seen.add(send);
        const answer = choose(form, offered, place);
        if (answer.status === 'answered' && answer.topic !== undefined) {
          taps.set(answer.topic, Math.min(taps.get(answer.topic) ?? depth, depth));
        } else if (answer.status === 'smalltalk') next.push(answer.suggestions);
      }
    }
    level = next;
  }
  return taps;
}

describe.each<Form>(['web', 'text'])('the menus in %s form', (form) => {
  it('lead to every topic of the knowledge base in at most four choices', async () => {
    const { articles } = await theRealKnowledge();

    const taps = walk(form);

    const missing = [...articles.keys()].filter((topic) => !taps.has(topic));
    expect(missing).toEqual([]);
    expect(articles.size).toBeGreaterThan(90);
  });
});

describe('a menu', () => {
  it('shows at most a page of topics, numbered as the digits choose them', async () => {
    const { groups } = await theRealKnowledge();
    for (const { names } of groups) {
      const { text, suggestions } = pipeline.answer({
        id: 'q',
        text: names.vi,
        lang: 'vi',
        context: {},
      });
      expect(suggestions.length).toBeLessThanOrEqual(pageSize + 1);
      suggestions.forEach(({ label }, i) => {
        expect(text).toContain(`${i + 1}. ${label}`);
      });
    }
  });

  it('opens in every language by the words of its button', () => {
    for (const lang of ['vi', 'en', 'km'] as const) {
      const answer = pipeline.answer({
        id: 'q',
        text: translate(lang, 'menu.open'),
        lang,
        context: {},
      });
      expect(answer.suggestions.length).toBeGreaterThan(8);
    }
  });

  it('lists a life event of several pages without losing or repeating a topic', async () => {
    const { articles, lifeEvents } = await theRealKnowledge();
    for (const event of lifeEvents) {
      const listed: string[] = [];
      for (let send: string | undefined = event.names.vi; send !== undefined;) {
        const { suggestions } = pipeline.answer({ id: 'q', text: send, lang: 'vi', context: {} });
        const more = suggestions.find(({ label }) => label === translate('vi', 'menu.more'));
        listed.push(...suggestions.filter((one) => one !== more).map(({ label }) => label));
        send = more?.send;
      }
      const titles = [...articles.values()]
        .filter(({ lifeEvents: own }) => own.includes(event.id))
        .map(({ title }) => title);
      expect(listed.sort()).toEqual(titles.sort());
    }
  });
});

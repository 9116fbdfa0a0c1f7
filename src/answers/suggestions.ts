import type { MessageKey } from '../i18n';
import { activeBlocks } from '../knowledge';
import type { Article, Facet } from '../knowledge';
import type { Suggestion } from './answer';
import type { Turn } from './turn';

// What people ask next, most wanted first; measured order comes with the ratings.
const wanted: readonly Facet[] = ['documents', 'steps', 'fee', 'time', 'where', 'trouble', 'who'];
const maxFacets = 3;

/** The utterance that opens exactly this facet of this topic, wherever it is said. */
export function requestFor(turn: Turn, topic: string, facet: Facet): string {
  return `${turn.title(topic)} – ${turn.say(`facet.${facet}`)}`;
}

/** Two to four things to tap after an answer: other facets, then a related topic. */
export function suggestNext(turn: Turn, article: Article, shown: Facet): readonly Suggestion[] {
  const facets = wanted
    .filter((facet) => facet !== shown && activeBlocks(article, facet, turn.render.day).length > 0)
    .slice(0, maxFacets)
    .map((facet) => ({
      label: turn.say(`suggest.${facet}` satisfies MessageKey),
      send: requestFor(turn, article.id, facet),
    }));
  return [...facets, ...suggestRelated(turn, article)];
}

function suggestRelated(turn: Turn, article: Article): readonly Suggestion[] {
  const related = article.related.find((topic) => turn.brain.snapshot.articles.has(topic));
  if (related === undefined) return [];
  return [{ label: turn.title(related), send: turn.title(related) }];
}

/** What to tap when there was no answer: the menu and a person. */
export function suggestWaysOut(turn: Turn): readonly Suggestion[] {
  const keys: readonly MessageKey[] = ['menu.open', 'menu.person'];
  return keys.map((key) => ({ label: turn.say(key), send: turn.say(key) }));
}

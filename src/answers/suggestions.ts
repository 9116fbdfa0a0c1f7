import type { MessageKey } from '../i18n';
import { activeBlocks } from '../knowledge';
import type { Article, Facet } from '../knowledge';
import type { Suggestion } from './answer';
import type { Turn } from './turn';

// What people ask next, most wanted first; measured order comes with the ratings.
const wanted: readonly Facet[] = ['documents', 'steps', 'fee', 'time', 'where', 'trouble', 'who'];
const maxFacets = 4;

/** What changes the usual suggestions of a topic. */
export interface SuggestOptions {
  /** True where only a part of the facet was shown. */
  readonly shortened?: boolean;
  /** Facets the answer refers to; they come first. */
  readonly first?: readonly Facet[];
}

/** The utterance that opens exactly this facet of this topic, wherever it is said. */
function requestFor(turn: Turn, topic: string, facet: Facet): string {
  return `${turn.title(topic)} – ${turn.say(`facet.${facet}`)}`;
}

/**
 * Three to five things to tap: the rest of a shortened facet, the dossier or guide that continues
 * it, other facets, a related topic.
 */
export function suggestNext(
  turn: Turn,
  article: Article,
  shown: Facet,
  { shortened = false, first = [] }: SuggestOptions = {},
): readonly Suggestion[] {
  const deeper = suggestDeeper(turn, article, shown);
  const facets = [...new Set([...first, ...wanted])]
    .filter((facet) => facet !== shown && activeBlocks(article, facet, turn.render.day).length > 0)
    .slice(0, maxFacets - deeper.length)
    .map((facet) => ({
      label: turn.say(`suggest.${facet}` satisfies MessageKey),
      send: requestFor(turn, article.id, facet),
    }));
  const rest = shortened
    ? [{ label: turn.say('suggest.full'), send: requestForAll(turn, article.id, shown) }]
    : [];
  return [...rest, ...deeper, ...facets, ...(shortened ? [] : suggestRelated(turn, article))];
}

function requestForAll(turn: Turn, topic: string, facet: Facet): string {
  return `${requestFor(turn, topic, facet)} – ${turn.say('facet.full')}`;
}

/** The papers of one's own case after the papers in general; step by step after the steps. */
function suggestDeeper(turn: Turn, article: Article, shown: Facet): readonly Suggestion[] {
  const kind = shown === 'steps' ? 'guide' : 'dossier';
  const offered = kind === 'guide' ? hasGuide(turn, article) : hasDossier(turn, article);
  if (!offered || !['overview', 'documents', 'steps'].includes(shown)) return [];
  const send = `${turn.title(article.id)} – ${turn.say(`facet.${kind}`)}`;
  return [{ label: turn.say(`suggest.${kind}`), send }];
}

/** True where the papers of one's own case can be listed. */
export function hasDossier(turn: Turn, { id }: Article): boolean {
  return turn.master(id)?.dossier !== undefined;
}

/** True where there are steps to be led through. */
export function hasGuide(turn: Turn, article: Article): boolean {
  const steps = activeBlocks(article, 'steps', turn.render.day);
  return steps.filter(({ kind }) => kind === 'step').length > 1;
}

function suggestRelated(turn: Turn, article: Article): readonly Suggestion[] {
  const related = article.related.find((topic) => turn.brain.snapshot.articles.has(topic));
  if (related === undefined) return [];
  return [{ label: turn.title(related), send: turn.title(related) }];
}

/** What to tap when there was no answer: the menu and a person. */
export function suggestWaysOut(turn: Turn): readonly Suggestion[] {
  const keys: readonly MessageKey[] = ['menu.open', 'menu.events', 'menu.person'];
  return keys.map((key) => ({ label: turn.say(key), send: turn.say(key) }));
}

import type { Article, Facet } from '../knowledge';
import type { PassageHit } from '../search';
import type { Repaired } from '../text';
import { asksWhether } from '../understanding';
import type { FacetVote, Understood } from '../understanding';
import { bestLine, matchLines } from './line-match';

/** What is known of a question when its part of an article is chosen. */
export interface FacetEvidence {
  readonly understood: Pick<Understood, 'facets'>;
  readonly passages: readonly PassageHit[];
  readonly repaired: Repaired;
}

// Where an article lacks a section, the one that most likely holds the same fact.
const instead: Readonly<Partial<Record<Facet, readonly Facet[]>>> = {
  where: ['steps', 'who'],
  who: ['where', 'exceptions'],
  documents: ['steps'],
  steps: ['documents', 'overview'],
  result: ['time', 'steps'],
  trouble: ['exceptions', 'steps'],
  exceptions: ['who', 'trouble'],
  time: ['result', 'steps'],
};

// Written from provenance and addresses, whether there is a section or not.
const alwaysThere: ReadonlySet<Facet> = new Set(['legal', 'link']);

// Set on the even golden questions, on development questions and on half of a blind set.
/** A passage must clearly beat the others before it replaces the summary. */
const clearPassage = 1.25;
/** Who asks whether, asks only that, unless a cue is at least this strong. */
const clearCue = 2.4;
/** What the best passage counts against a cue: enough to part two cues of one strength. */
const passageShare = 0.2;
/** Whether one may or must usually stands where it says who may; seldom among the notes. */
const whetherBonus: Readonly<Partial<Record<Facet, number>>> = { who: 0.4, exceptions: -0.3 };

function has(article: Article, facet: Facet): boolean {
  return article.sections.some((section) => section.facet === facet);
}

function available(article: Article, facet: Facet): Facet | undefined {
  if (alwaysThere.has(facet) || has(article, facet)) return facet;
  return instead[facet]?.find((other) => has(article, other));
}

/** How well each part fits the words of the question, as a share of the part that fits best. */
function shares(own: readonly PassageHit[]): (facet: Facet) => number {
  const best = own[0]?.score ?? 1;
  return (facet) => (own.find((passage) => passage.facet === facet)?.score ?? 0) / best;
}

function strongest<T>(list: readonly T[], strength: (item: T) => number): T | undefined {
  return list.reduce<T | undefined>(
    (best, item) => (best === undefined || strength(item) > strength(best) ? item : best),
    undefined,
  );
}

function byCue(
  article: Article,
  votes: readonly FacetVote[],
  share: (facet: Facet) => number,
): Facet | undefined {
  const parts = votes.flatMap(({ facet, score }) => {
    const part = available(article, facet);
    return part ? [{ part, strength: score + passageShare * share(part) }] : [];
  });
  return strongest(parts, ({ strength }) => strength)?.part;
}

function thatTellsWhether(article: Article, share: (facet: Facet) => number): Facet | undefined {
  const parts = article.sections.map(({ facet }) => facet);
  return strongest(parts, (part) => share(part) + (whetherBonus[part] ?? 0));
}

function thatClearlyFits(
  article: Article,
  passages: readonly PassageHit[],
  [first, second]: readonly PassageHit[],
): Facet | undefined {
  if (!first || passages[0]?.topic !== article.id) return undefined;
  // “Who must do it” helps nobody who did not ask for it.
  if (first.facet === 'who' || !has(article, first.facet)) return undefined;
  return first.score > clearPassage * (second?.score ?? 0) ? first.facet : undefined;
}

/** A note that changes another part is shown with that part, which says what it changes. */
function whereNoteStands(
  article: Article,
  share: (facet: Facet) => number,
  question: Repaired,
): Facet {
  const notes = article.sections.find(({ facet }) => facet === 'exceptions')?.blocks ?? [];
  const lines = notes.map(({ text }) => text);
  const best = notes[bestLine(matchLines(question, article.title, lines))];
  const changed = best?.concerns.filter((part) => has(article, part)) ?? [];
  return strongest(changed, share) ?? 'exceptions';
}

/**
 * The part of an article that answers a question: what it asks for, else the passage that fits
 * best, else the summary. Always a facet the article has.
 */
export function chooseFacet(article: Article, evidence: FacetEvidence): Facet {
  const { understood, passages, repaired } = evidence;
  const own = passages.filter(({ topic }) => topic === article.id);
  const whether = asksWhether(repaired.text);
  const clear = understood.facets.filter(({ score }) => !whether || score >= clearCue);
  const share = shares(own);
  const asked = byCue(article, clear, share);
  if (asked) return asked;
  const fits = whether ? thatTellsWhether(article, share) : thatClearlyFits(article, passages, own);
  return fits === 'exceptions' ? whereNoteStands(article, share, repaired) : (fits ?? 'overview');
}

import type { Article, Facet } from '../knowledge';
import type { PassageHit } from '../search';
import type { Understood } from '../understanding';

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

// A passage must clearly beat the others before it replaces the summary.
const clearPassage = 1.25;

function has(article: Article, facet: Facet): boolean {
  return article.sections.some((section) => section.facet === facet);
}

function bestPassage(topic: string, passages: readonly PassageHit[]): Facet | undefined {
  const own = passages.filter((passage) => passage.topic === topic);
  const [first, second] = own;
  if (!first || passages[0]?.topic !== topic) return undefined;
  return first.score > clearPassage * (second?.score ?? 0) ? first.facet : undefined;
}

/**
 * The part of an article that answers a question: what it asks for, else the passage that fits
 * best, else the summary. Always a facet the article has.
 */
export function chooseFacet(
  article: Article,
  { facets }: Pick<Understood, 'facets'>,
  passages: readonly PassageHit[],
): Facet {
  for (const { facet } of facets) {
    if (alwaysThere.has(facet) || has(article, facet)) return facet;
    const other = instead[facet]?.find((candidate) => has(article, candidate));
    if (other) return other;
  }
  const passage = bestPassage(article.id, passages);
  return passage && has(article, passage) ? passage : 'overview';
}

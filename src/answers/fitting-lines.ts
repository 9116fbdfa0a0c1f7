import { activeBlocks } from '../knowledge';
import type { Article, Block, Facet } from '../knowledge';
import { answering, bestLine, clearlyBetter, matchLines } from './line-match';
import { linesOf } from './shorten';
import type { Passage } from './shorten';
import type { Turn } from './turn';

/**
 * The note that answers what was asked, where it is filed under no part or another one: it fits
 * clearly better than anything that stands in this part.
 */
export function answeringNote(turn: Turn, article: Article, facet: Facet): Block | undefined {
  const asked = turn.decisionSoFar?.explanation.repaired;
  if (asked === undefined || facet === 'exceptions') return undefined;
  const { day } = turn.render;
  const isShown = ({ concerns }: Block): boolean => concerns.includes(facet);
  const notes = activeBlocks(article, 'exceptions', day);
  const elsewhere = notes.filter((note) => !isShown(note));
  const here = [...activeBlocks(article, facet, day), ...notes.filter(isShown)];
  // What the other parts say as well tells nothing about a note.
  const others = article.sections.flatMap((section) =>
    section.facet === facet || section.facet === 'exceptions' ? [] : section.blocks,
  );
  const lines = [...elsewhere, ...here, ...others].map(({ text }) => text);
  const fits = matchLines(asked, article.title, lines);
  const fitsElsewhere = fits.slice(0, elsewhere.length);
  const place = bestLine(fitsElsewhere);
  const best = fitsElsewhere[place] ?? 0;
  const bestHere = Math.max(0, ...fits.slice(elsewhere.length, elsewhere.length + here.length));
  return best >= answering && best >= clearlyBetter * bestHere ? elsewhere[place] : undefined;
}

/** Passages with how well each line of their lists fits the question; steps keep their order. */
export function withFits(
  turn: Turn,
  { title }: Article,
  passages: readonly Passage[],
): readonly Passage[] {
  const asked = turn.decisionSoFar?.explanation.repaired;
  if (asked === undefined) return passages;
  const lines = passages.map(({ markdown }) => linesOf(markdown));
  const fits = matchLines(asked, title, lines.flat());
  const starts = lines.map((_, i) => lines.slice(0, i).flat().length);
  return passages.map((passage, i) => ({
    ...passage,
    fits: (lines[i] ?? []).map((line, at) =>
      line.startsWith('- ') ? (fits[(starts[i] ?? 0) + at] ?? 0) : 0,
    ),
  }));
}

import { isActive } from './period';
import type { Article, Block, Facet, KnowledgeSnapshot, Locality, LocalNote } from './model';

/** What the words of an article depend on besides the article. */
export interface RenderContext {
  /** `YYYY-MM-DD` in Viet Nam. */
  readonly day: string;
  readonly locality: Locality;
  readonly snapshot: KnowledgeSnapshot;
}

const neutralLocality = 'mac-dinh';

/** Replaces `{{value}}` by the locality's (or the neutral) words and `[[topic]]` by its title. */
export function fillIn(text: string, { locality, snapshot }: RenderContext): string {
  const neutral = snapshot.localities.get(neutralLocality)?.values ?? {};
  return text
    .replace(
      /\{\{\s*([a-z0-9-]+)\s*\}\}/g,
      (_, name: string) => locality.values[name] ?? neutral[name] ?? '',
    )
    .replace(/\[\[\s*([a-z0-9-]+)\s*\]\]/g, (_, id: string) => {
      const title = snapshot.articles.get(id)?.title;
      return title === undefined ? '' : `“${title}”`;
    });
}

/** The blocks of a facet that hold on the day. */
export function activeBlocks(article: Article, facet: Facet, day: string): readonly Block[] {
  const section = article.sections.find((candidate) => candidate.facet === facet);
  return section?.blocks.filter((block) => isActive(block, day)) ?? [];
}

/** The notes under `exceptions` that change the answer about `facet`. */
export function exceptionsFor(article: Article, facet: Facet, day: string): readonly Block[] {
  return activeBlocks(article, 'exceptions', day).filter((block) => block.concerns.includes(facet));
}

/** The local facts for one facet that hold on the day. */
export function localNotes(
  locality: Locality,
  topic: string,
  facet: Facet,
  day: string,
): readonly LocalNote[] {
  return locality.notes.filter(
    (note) => note.topic === topic && note.facet === facet && isActive(note, day),
  );
}

/** Markdown of blocks: paragraphs apart, list lines together, steps numbered anew. */
export function blocksToMarkdown(blocks: readonly Block[], context: RenderContext): string {
  let step = 0;
  const lines = blocks.map((block) => {
    const text = fillIn(block.text, context);
    if (block.kind === 'step') return `${++step}. ${text}`;
    return block.kind === 'bullet' ? `- ${text}` : text;
  });
  return lines
    .map((line, i) => {
      const before = blocks[i - 1];
      const sameList =
        before !== undefined && before.kind === blocks[i]?.kind && before.kind !== 'paragraph';
      return i === 0 ? line : `${sameList ? '\n' : '\n\n'}${line}`;
    })
    .join('');
}

import { activeBlocks, blocksToMarkdown, fillIn, localNotes } from '../knowledge';
import type { Article, Block, Facet, LegalDocument, Section } from '../knowledge';
import { formatDay } from '../i18n';
import { titleOf, topicPath } from './page';
import type { Page } from './page';

/** One part of an article as it holds on the page's day. */
export interface Part {
  readonly facet: Facet;
  readonly section: Section;
  /** The blocks that hold, as Markdown, with links to other topics. */
  readonly markdown: string;
  /** What the locality adds, each a sentence of Markdown. */
  readonly local: readonly string[];
  /** The steps among the blocks, one Markdown line each. */
  readonly steps: readonly string[];
  readonly documents: readonly LegalDocument[];
}

/** The parts of an article that say something today, in the article's order. */
export function partsOf(page: Page, article: Article): readonly Part[] {
  return article.sections.flatMap((section) => {
    const blocks = activeBlocks(article, section.facet, page.render.day);
    return blocks.length === 0 ? [] : partOf(page, article, section, blocks);
  });
}

function partOf(page: Page, article: Article, section: Section, active: readonly Block[]): Part {
  const { render, say, brain } = page;
  const { facet, provenance } = section;
  const blocks = active.map((block) => written(page, block));
  return {
    facet,
    section,
    markdown: blocksToMarkdown(blocks, render),
    steps: blocks.filter(({ kind }) => kind === 'step').map(({ text }) => fillIn(text, render)),
    local: localNotes(render.locality, article.id, facet, render.day).map(({ text }) =>
      say('answer.local', { locality: render.locality.name, text: fillIn(text, render) }),
    ),
    documents: provenance.legal.flatMap((id) => brain.snapshot.legal.get(id) ?? []),
  };
}

/** The block with its end and with links where it names other topics. */
function written(page: Page, block: Block): Block {
  const end =
    block.until === undefined
      ? ''
      : ` ${page.say('portal.topic.until', { day: formatDay(block.until) })}`;
  return { ...block, text: withLinks(page, block.text) + end };
}

/** Turns `[[topic]]` into a link to its page. */
export function withLinks(page: Page, text: string): string {
  return text.replace(/\[\[\s*([a-z0-9-]+)\s*\]\]/g, (whole, id: string) =>
    page.brain.snapshot.articles.has(id) ? `[${titleOf(page, id)}](${topicPath(page, id)})` : whole,
  );
}

/** The day of the oldest check among the parts, `YYYY-MM-DD`; undefined where there are none. */
export function checkedOn(parts: readonly Part[]): string | undefined {
  return parts.map(({ section }) => section.provenance.checkedOn).sort()[0];
}

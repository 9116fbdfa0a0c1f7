import type { Article } from '../knowledge';
import { linkTo, titleOf, topicPath } from './page';
import type { Page } from './page';
import { partsOf } from './parts';
import type { Part } from './parts';

/**
 * An article as data for other agencies' programs: the parts that hold today as Markdown, each with
 * its basis and dates (`YYYY-MM-DD`), and how to name the source.
 */
export function articleJson(page: Page, article: Article): object {
  const { publicUrl, say, render } = page;
  const { id, lang, group, code, level, authority, audience, review, related } = article;
  return {
    id,
    lang,
    title: titleOf(page, id),
    group,
    code,
    level,
    authority,
    audience,
    portalUrl: (page.brain.snapshot.articles.get(id) ?? article).portalUrl,
    url: publicUrl + topicPath(page, id),
    embed: publicUrl + linkTo(page, `/nhung/${id}`),
    asOfDay: render.day,
    version: render.snapshot.version,
    review: review.status,
    locality: page.place,
    related,
    parts: partsOf(page, article).map((part) => partJson(page, part)),
    attribution: say('portal.reuse.terms', { site: say('portal.site'), url: publicUrl }),
  };
}

function partJson(page: Page, { facet, markdown, local, section, documents }: Part): object {
  const { asOf, checkedOn, recheckBy, confidence, source } = section.provenance;
  const absolute = (text: string): string =>
    text.replace(/\]\((\/[^)]*)\)/g, `](${page.publicUrl}$1)`);
  return {
    facet,
    heading: page.say(`facet.${facet}`),
    markdown: absolute(markdown),
    local: local.map(absolute),
    legal: documents.map(({ number, name, effectiveFrom }) => ({ number, name, effectiveFrom })),
    asOf,
    checkedOn,
    recheckBy,
    confidence,
    source,
  };
}

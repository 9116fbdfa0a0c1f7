import { formatDay } from '../i18n';
import { fillIn } from '../knowledge';
import type { Article, Facet } from '../knowledge';
import { html } from './html';
import type { Html } from './html';
import { markdownHtml, spoken } from './markdown-html';
import { linkTo, titleOf, topicPath } from './page';
import type { Page } from './page';
import { checkedOn, partsOf } from './parts';
import type { Part } from './parts';
import { printLayout, sheetHead, sheetTools } from './print-layout';
import type { PaperSize } from './print-layout';

// What one takes along; the rest is behind the code.
const printed: readonly Facet[] = ['documents', 'steps', 'fee', 'time', 'where', 'exceptions'];

/** An article as a leaflet in large type, with a code that opens the topic in the chat. */
export function leafletPage(page: Page, article: Article, size: PaperSize): Html {
  const { say } = page;
  const title = titleOf(page, article.id);
  const parts = partsOf(page, article).filter(({ facet }) => printed.includes(facet));
  const day = checkedOn(parts);
  const askPath = linkTo(page, `/hoi/${article.id}`);
  const body = html`<article class="sheet ${size}">
    ${sheetHead(page, title, askPath, say('portal.print.scan'))}
    ${parts.map((part) => partHtml(page, article, part))}
    <footer class="sheet-foot">
      ${day !== undefined && html`<p>${say('portal.print.checked', { day: formatDay(day) })}</p>`}
      <p>${say('portal.print.site')}</p>
      ${article.review.status === 'draft' && html`<p>${say('answer.draft')}</p>`}
    </footer>
  </article>`;
  const tools = sheetTools(page, `/in/${article.id}`, size, topicPath(page, article.id));
  return printLayout(page, { paper: size, title, tools, body });
}

function partHtml(page: Page, { lang }: Article, { facet, markdown, local }: Part): Html {
  const { say, render } = page;
  const texts = [markdown, ...local].map((text) => markdownHtml(fillIn(text, render)));
  return html`<section>
    <h2>${say(`facet.${facet}`)}</h2>
    ${spoken(page, lang, html`${texts}`)}
  </section>`;
}

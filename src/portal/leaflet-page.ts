import { formatDay } from '../i18n';
import { fillIn } from '../knowledge';
import type { Article, Facet } from '../knowledge';
import { html } from './html';
import type { Html } from './html';
import { markdownHtml } from './markdown-html';
import { linkTo, titleOf, topicPath } from './page';
import type { Page } from './page';
import { checkedOn, partsOf } from './parts';
import type { Part } from './parts';
import { printLayout } from './print-layout';
import { qrCode } from './qr-code';

export const paperSizes = ['a5', 'a4'] as const;
export type PaperSize = (typeof paperSizes)[number];

// What one takes along; the rest is behind the code.
const printed: readonly Facet[] = ['documents', 'steps', 'fee', 'time', 'where', 'exceptions'];

/** An article as a leaflet in large type, with a code that opens the topic in the chat. */
export function leafletPage(page: Page, article: Article, size: PaperSize): Html {
  const { say } = page;
  const title = titleOf(page, article.id);
  const parts = partsOf(page, article).filter(({ facet }) => printed.includes(facet));
  const day = checkedOn(parts);
  const body = html`<article class="sheet ${size}" lang="${article.lang}">
    <header class="sheet-head">
      <div>
        <p class="sheet-site">${page.place ?? say('portal.site')}</p>
        <h1>${title}</h1>
      </div>
      <figure>
        ${askCode(page, article.id)}
        <figcaption>${say('portal.print.scan')}</figcaption>
      </figure>
    </header>
    ${parts.map((part) => partHtml(page, part))}
    <footer class="sheet-foot">
      ${day !== undefined && html`<p>${say('portal.print.checked', { day: formatDay(day) })}</p>`}
      <p>${say('portal.print.site')}</p>
      ${article.review.status === 'draft' && html`<p>${say('answer.draft')}</p>`}
    </footer>
  </article>`;
  const tools = html`<nav aria-label="${say('portal.print.size')}">
    <a href="${topicPath(page, article.id)}">${say('portal.print.back')}</a>
    ${paperSizes.map((other) => sizeLink(page, article.id, other, other === size))}
  </nav>`;
  return printLayout(page, { title, tools, body });
}

/** The code that opens a topic as a question in the chat. */
function askCode(page: Page, topic: string): Html {
  const address = `${page.publicUrl}${linkTo(page, `/hoi/${topic}`)}`;
  return qrCode(address, page.say('portal.qr', { address }));
}

function partHtml({ say, render }: Page, { facet, markdown, local }: Part): Html {
  return html`<section>
    <h2>${say(`facet.${facet}`)}</h2>
    ${[markdown, ...local].map((text) => markdownHtml(fillIn(text, render)))}
  </section>`;
}

function sizeLink(page: Page, topic: string, size: PaperSize, current: boolean): Html {
  const href = linkTo(page, `/in/${topic}?kho=${size}`);
  return html`<a href="${href}" ${current && html` aria-current="true"`}>${size.toUpperCase()}</a>`;
}

import { formatDay } from '../i18n';
import type { Article, Facet } from '../knowledge';
import { html } from './html';
import type { Html } from './html';
import { markdownHtml, spoken } from './markdown-html';
import { linkTo, titleOf, topicPath } from './page';
import type { Page } from './page';
import { checkedOn, partsOf } from './parts';
import type { Part } from './parts';

// A card is short: the rest unfolds.
const folded: readonly Facet[] = ['documents', 'steps', 'fee', 'time', 'where', 'exceptions'];

/** An article as a card for a frame on another agency's page; its links open new pages. */
export function embedPage(page: Page, article: Article): Html {
  const { lang, say, publicUrl } = page;
  const title = titleOf(page, article.id);
  const parts = partsOf(page, article);
  const day = checkedOn(parts);
  const overview = parts.find(({ facet }) => facet === 'overview');
  const rest = parts.filter(({ facet }) => folded.includes(facet));
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <base target="_blank" />
        <title>${title} – ${say('portal.site')}</title>
        <link rel="canonical" href="${publicUrl}${topicPath(page, article.id)}" />
        <link rel="stylesheet" href="/portal.css" />
      </head>
      <body class="embedded">
        <main class="box text">
          <h1>${title}</h1>
          ${overview && spoken(page, article.lang, markdownHtml(overview.markdown))}
          ${rest.map((part) => foldedPart(page, article, part))}
          <p class="buttons">
            <a class="button" href="${linkTo(page, `/hoi/${article.id}`)}" rel="noopener"
              >${say('portal.topic.ask')}</a
            >
            <a class="button quiet" href="${topicPath(page, article.id)}" rel="noopener"
              >${say('portal.reuse.full')}</a
            >
          </p>
          ${day !== undefined && html`<p class="small">${say('portal.reuse.source', { site: say('portal.site'), day: formatDay(day) })}</p>`}
        </main>
      </body>
    </html> `;
}

function foldedPart(page: Page, { lang }: Article, { facet, markdown, local }: Part): Html {
  const texts = html`${[markdown, ...local].map(markdownHtml)}`;
  return html`<details>
    <summary>${page.say(`facet.${facet}`)}</summary>
    ${spoken(page, lang, texts)}
  </details>`;
}

/** How another agency takes the article over; stands at the foot of its page. */
export function reuseHtml(page: Page, article: Article): Html {
  const { say, publicUrl } = page;
  const src = `${publicUrl}${linkTo(page, `/nhung/${article.id}`)}`;
  const title = titleOf(page, article.id);
  const code = `<iframe src="${src}" title="${title.replace(/"/g, '&quot;')}" width="100%" height="560" loading="lazy"></iframe>`;
  const json = linkTo(page, `/cam-nang/${article.id}.json`);
  return html`<details class="reuse no-print">
    <summary>${say('portal.reuse')}</summary>
    <p>${say('portal.reuse.text')}</p>
    <pre class="box" tabindex="0"><code>${code}</code></pre>
    <p><a href="${json}">${say('portal.reuse.json')}</a></p>
    <p>${say('portal.reuse.terms', { site: say('portal.site'), url: publicUrl })}</p>
  </details>`;
}

import { formatDay } from '../i18n';
import { fillIn } from '../knowledge';
import type { Article } from '../knowledge';
import { reuseHtml } from './embed-page';
import { html } from './html';
import type { Html } from './html';
import { askLink, layout } from './layout';
import { markdownHtml, spoken } from './markdown-html';
import { linkTo, titleOf } from './page';
import type { Page } from './page';
import { partsOf, withLinks } from './parts';
import type { Part } from './parts';
import { topicItem } from './search-form';
import { structuredData, summaryOf } from './structured-data';

/**
 * One article as a page: its facets as they hold today, each with its basis and dates. `asking`
 * opens the chat with the topic as a question.
 */
export function topicPage(page: Page, article: Article, asking = false): Html {
  const { say } = page;
  const title = titleOf(page, article.id);
  const parts = partsOf(page, article);
  const body = html`<div class="wrap article">
    <p class="crumbs">${crumbs(page, article)}</p>
    <h1>${title}</h1>
    ${facts(page, article)} ${article.lang === page.lang ? undefined : untranslated(page, article)}
    ${article.review.status === 'draft' && html`<p class="small">${say('answer.draft')}</p>`}
    ${actions(page, article, title)}
    <div class="columns">
      <nav class="contents" aria-labelledby="muc-luc">
        <h2 id="muc-luc">${say('portal.topic.contents')}</h2>
        <ul>
          ${parts.map(({ facet }) => html`<li><a href="#${facet}">${say(`facet.${facet}`)}</a></li>`)}
        </ul>
      </nav>
      <div class="text">
        ${parts.map((part) => partHtml(page, article, part))} ${coming(page, article)}
      </div>
    </div>
    ${related(page, article)} ${reuseHtml(page, article)}
  </div>`;
  return layout(page, {
    title,
    path: `/cam-nang/${article.id}`,
    body,
    current: 'handbook',
    description: summaryOf(parts),
    data: structuredData(page, article, parts),
    ...(asking && { ask: title }),
  });
}

/** Says kindly that the text is Vietnamese, and what helps a reader who does not read it. */
function untranslated(page: Page, { id }: Article): Html {
  const { say } = page;
  return html`<div class="notice">
    <p>${say('portal.topic.vietnameseOnly')}</p>
    <ul>
      <li>${say('portal.topic.showAtDesk')}</li>
      <li>${say('portal.topic.askPerson')}</li>
    </ul>
    <p>
      <a href="${linkTo(page, `/in/${id}`)}">${say('portal.print')}</a>
      <a href="/cam-nang/${id}" hreflang="vi">${say('portal.topic.inVietnamese')}</a>
    </p>
  </div>`;
}

function crumbs(page: Page, { group }: Article): Html {
  const name = page.brain.snapshot.groups.find(({ id }) => id === group)?.names[page.lang];
  const href = linkTo(page, '/cam-nang');
  return html`<a href="${href}">${page.say('portal.handbook')}</a
    >${name !== undefined && html` › <a href="${href}#${group}">${name}</a>`}`;
}

function facts(page: Page, { level, code, authority, lang }: Article): Html {
  const { say } = page;
  return html`<ul class="facts">
    <li class="level ${level}">${say(`portal.topic.level.${level}`)}</li>
    ${code !== undefined && html`<li>${say('portal.topic.code')}: <strong>${code}</strong></li>`}
    ${authority !== undefined && html`<li>${say('portal.topic.authority')}: ${spoken(page, lang, authority)}</li>`}
  </ul>`;
}

function actions(page: Page, article: Article, title: string): Html {
  const { say } = page;
  const { portalUrl, dossier } = page.brain.snapshot.articles.get(article.id) ?? article;
  return html`<p class="buttons">
    ${askLink(page, title, say('portal.topic.ask'))}
    ${dossier !== undefined && askLink(page, `${title} – ${say('suggest.dossier')}`, say('portal.topic.dossier'), 'button quiet')}
    <a class="button quiet" href="${linkTo(page, `/in/${article.id}`)}">${say('portal.print')}</a>
    ${portalUrl !== undefined && html`<a class="button quiet" href="${portalUrl}" rel="noopener">${say('portal.topic.file')}</a>`}
  </p>`;
}

function partHtml(page: Page, article: Article, part: Part): Html {
  const { say, render } = page;
  const { facet, section, markdown, local } = part;
  const { provenance } = section;
  return html`<section aria-labelledby="${facet}">
    <h2 id="${facet}">${say(`facet.${facet}`)}</h2>
    ${spoken(page, article.lang, markdownHtml(markdown))}
    ${local.map((text) => html`<div class="local">${markdownHtml(text)}</div>`)}
    ${facet === 'steps' && stuck(page, article)}
    ${provenance.recheckBy < render.day && html`<p class="notice">${say('answer.stale')}</p>`}
    ${provenance.confidence === 'low' && html`<p class="notice">${say('answer.lowConfidence')}</p>`}
    ${basis(page, part)}
  </section>`;
}

function stuck(page: Page, { stuck: hints, lang }: Article): readonly Html[] {
  return hints.map(
    ({ step, problem, fix }) =>
      html`<details class="stuck">
        <summary>${page.say('portal.topic.stuck', { step, problem })}</summary>
        ${spoken(page, lang, markdownHtml(fillIn(withLinks(page, fix), page.render)))}
      </details>`,
  );
}

function basis({ say }: Page, { section, documents }: Part): Html {
  const { asOf, checkedOn, recheckBy, source } = section.provenance;
  const dates = {
    asOf: formatDay(asOf),
    checkedOn: formatDay(checkedOn),
    recheckBy: formatDay(recheckBy),
  };
  return html`<details class="basis">
    <summary>${say('portal.topic.basis')}</summary>
    <ul>
      ${documents.map(({ number, name, effectiveFrom }) => html`<li><strong>${number}</strong> – ${name}${effectiveFrom !== undefined && html`, ${say('answer.effective', { day: formatDay(effectiveFrom) })}`}</li>`)}
    </ul>
    <p>${say('portal.topic.dates', dates)}</p>
    ${source !== undefined && html`<p>${say('portal.topic.source', { source })}</p>`}
  </details>`;
}

/** Rules that are written down already and begin later. */
function coming(page: Page, article: Article): Html | undefined {
  const { say, render } = page;
  const later = article.sections.flatMap(({ blocks }) =>
    blocks.filter(({ from }) => from !== undefined && from > render.day),
  );
  if (later.length === 0) return undefined;
  return html`<section class="coming" aria-labelledby="sap-doi">
    <h2 id="sap-doi">${say('portal.topic.coming')}</h2>
    ${later.map(
      (block) =>
        html`<h3>${say('portal.topic.comingFrom', { day: formatDay(block.from ?? '') })}</h3>
          ${spoken(page, article.lang, markdownHtml(fillIn(withLinks(page, block.text), render)))}`,
    )}
  </section>`;
}

function related(page: Page, article: Article): Html | undefined {
  const known = article.related.filter((id) => page.brain.snapshot.articles.has(id));
  if (known.length === 0) return undefined;
  return html`<section class="related" aria-labelledby="lien-quan">
    <h2 id="lien-quan">${page.say('portal.topic.related')}</h2>
    <ul class="topics">
      ${known.map((id) => topicItem(page, id))}
    </ul>
  </section>`;
}

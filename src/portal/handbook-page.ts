import { html } from './html';
import type { Html } from './html';
import { askLink, layout } from './layout';
import type { Page } from './page';
import { searchForm, searchResults, topicItem } from './search-form';

/** All topics by group and life event, or what a search found. */
export function handbookPage(page: Page, query: string): Html {
  const { say, brain } = page;
  const { size } = brain.snapshot.articles;
  const found = query === '' ? undefined : searchResults(page, query);
  const body = html`<div class="wrap">
    <h1>${say('portal.handbook')}</h1>
    <p class="lead">${say('portal.handbook.lead', { count: size })}</p>
    ${searchForm(page, query)} ${found}
    ${query === '' ? undefined : html`<p>${askLink(page, query, say('portal.home.ask'))}</p>`}
    <h2>${say('portal.handbook.groups')}</h2>
    ${groups(page)}
    <h2>${say('portal.handbook.events')}</h2>
    <div class="events">${events(page)}</div>
  </div>`;
  const title = query === '' ? say('portal.handbook') : say('portal.search.results', { query });
  const path = query === '' ? '/cam-nang' : `/cam-nang?q=${encodeURIComponent(query)}`;
  return layout(page, { title, path, body, current: 'handbook' });
}

function groups(page: Page): readonly Html[] {
  const all = [...page.brain.snapshot.articles.values()];
  return page.brain.snapshot.groups.flatMap(({ id, icon, names }) => {
    const topics = all.filter(({ group }) => group === id);
    if (topics.length === 0) return [];
    return html`<section class="group" aria-labelledby="${id}">
      <h3 id="${id}"><span class="icon" aria-hidden="true">${icon}</span> ${names[page.lang]}</h3>
      <ul class="topics">
        ${topics.map((article) => topicItem(page, article.id))}
      </ul>
    </section>`;
  });
}

function events(page: Page): readonly Html[] {
  const all = [...page.brain.snapshot.articles.values()];
  return page.brain.snapshot.lifeEvents.flatMap(({ id, names }) => {
    const topics = all.filter(({ lifeEvents }) => lifeEvents.includes(id));
    if (topics.length === 0) return [];
    return html`<details id="${id}">
      <summary>${names[page.lang]} <span class="count">${topics.length}</span></summary>
      <ul class="topics">
        ${topics.map((article) => topicItem(page, article.id))}
      </ul>
    </details>`;
  });
}

import { html } from './html';
import type { Html } from './html';
import { keepBox } from './kept-page';
import { askLink, layout } from './layout';
import { linkTo } from './page';
import type { Page } from './page';
import { searchForm, searchResults, topicItem } from './search-form';

/** All topics by group and life event, or what a search found. */
export function handbookPage(page: Page, query: string): Html {
  const { say, brain } = page;
  const { size } = brain.snapshot.articles;
  const body = html`<div class="wrap">
    <h1>${say('portal.handbook')}</h1>
    <p class="lead">${say('portal.handbook.lead', { count: size })}</p>
    ${searchForm(page, query)} ${query === '' ? everything(page) : found(page, query)}
  </div>`;
  const title = query === '' ? say('portal.handbook') : say('portal.search.results', { query });
  const path = query === '' ? '/cam-nang' : `/cam-nang?q=${encodeURIComponent(query)}`;
  return layout(page, { title, path, body, current: 'handbook' });
}

function found(page: Page, query: string): Html {
  const { say } = page;
  return html`${searchResults(page, query)}
    <p>${say('portal.search.notFound')}</p>
    <p class="buttons">
      ${askLink(page, query, say('portal.home.ask'))}
      <a class="button quiet" href="${linkTo(page, '/cam-nang')}">${say('portal.search.all')}</a>
    </p>`;
}

function everything(page: Page): Html {
  const { say } = page;
  return html`${translated(page)} ${contents(page)}
    <h2>${say('portal.handbook.groups')}</h2>
    ${groups(page)}
    <h2 id="viec-trong-doi">${say('portal.handbook.events')}</h2>
    <div class="events">${events(page)}</div>
    ${keepBox(page)}`;
}

/** How much of the handbook is in the page's language. */
function translated({ lang, brain, say }: Page): Html | undefined {
  if (lang === 'vi') return undefined;
  const { articles, translations } = brain.snapshot;
  const count = [...articles.keys()].filter((id) => translations.has(`${id}.${lang}`)).length;
  const text =
    count === 0
      ? say('portal.handbook.noneTranslated')
      : say('portal.handbook.translated', { count, size: articles.size });
  return html`<p class="notice">${text}</p>`;
}

/** A hundred topics are too many to scroll through on a phone. */
function contents(page: Page): Html {
  const { articles, groups: all } = page.brain.snapshot;
  const used = new Set([...articles.values()].map(({ group }) => group));
  const links = all
    .filter(({ id }) => used.has(id))
    .map(({ id, names }) => html`<li><a href="#${id}">${names[page.lang]}</a></li>`);
  return html`<nav class="contents" aria-labelledby="muc-luc">
    <h2 id="muc-luc">${page.say('portal.topic.contents')}</h2>
    <ul>
      ${links}
      <li><a href="#viec-trong-doi">${page.say('portal.handbook.events')}</a></li>
    </ul>
  </nav>`;
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

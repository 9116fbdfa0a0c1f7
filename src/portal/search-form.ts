import { html } from './html';
import type { Html } from './html';
import { titleLanguage, titleOf, topicPath } from './page';
import type { Page } from './page';

/** The search box of the handbook; works without JavaScript. */
export function searchForm({ lang, say }: Page, query = ''): Html {
  return html`<form class="search" action="/cam-nang" method="get" role="search">
    <label for="q">${say('portal.search.label')}</label>
    <div class="search-line">
      <input
        id="q"
        name="q"
        type="search"
        value="${query}"
        placeholder="${say('portal.search.hint')}"
        maxlength="300"
        autocomplete="off"
      />
      ${lang !== 'vi' && html`<input type="hidden" name="lang" value="${lang}" />`}
      <button class="button" type="submit">${say('portal.search.go')}</button>
    </div>
  </form>`;
}

/** Topics for a query, best first; the same decision that answers in the chat. */
function findTopics({ brain, lang }: Page, query: string): readonly string[] {
  const decision = brain.decider.decide(query, lang, {});
  const first = decision.kind === 'topic' ? [decision.topic] : [];
  const others = decision.kind === 'none' ? [] : decision.alternatives.map(({ topic }) => topic);
  return [...new Set([...first, ...others])].filter((topic) => brain.snapshot.articles.has(topic));
}

export function searchResults(page: Page, query: string): Html {
  const topics = findTopics(page, query);
  const { say } = page;
  if (topics.length === 0)
    return html`<p class="notice" role="status">${say('portal.search.none', { query })}</p>`;
  return html`<section aria-labelledby="ket-qua">
    <h2 id="ket-qua">${say('portal.search.results', { query })}</h2>
    <ul class="topics">
      ${topics.map((topic) => topicItem(page, topic))}
    </ul>
  </section>`;
}

export function topicItem(page: Page, topic: string): Html {
  const title = titleOf(page, topic);
  const lang = titleLanguage(page, topic);
  const path = topicPath(page, topic);
  return lang === page.lang
    ? html`<li><a href="${path}">${title}</a></li>`
    : html`<li><a href="${path}" lang="${lang}">${title}</a></li>`;
}

import { html } from './html';
import type { Html } from './html';
import { askLink, layout } from './layout';
import { frequentTopics, linkTo, titleOf } from './page';
import type { Page } from './page';
import { searchForm } from './search-form';

const maxFrequent = 5;

/** The page a commune would put on its site: ask, browse, or meet a person; `asking` opens the chat. */
export function homePage(page: Page, asking = false): Html {
  const { say } = page;
  const body = html`<section class="hero">
      <div class="wrap">
        <h1>${say('portal.home.title')}</h1>
        <p class="lead">${say('portal.home.lead')}</p>
        ${searchForm(page)} ${askLink(page, '', say('portal.home.ask'), 'button light')}
      </div>
    </section>
    <div class="wrap">
      ${examples(page)}
      <section aria-labelledby="nhom">
        <h2 id="nhom">${say('portal.home.groups')}</h2>
        <ul class="cards">
          ${groupCards(page)}
        </ul>
      </section>
      <div class="pair">
        <section class="box" aria-labelledby="mot-cua">
          <h2 id="mot-cua">${say('portal.home.desk')}</h2>
          <p>${say('portal.home.deskText')}</p>
        </section>
        <section class="box" aria-labelledby="an-toan">
          <h2 id="an-toan">${say('portal.home.safe')}</h2>
          <p>${say('portal.home.safeText')}</p>
        </section>
      </div>
    </div>`;
  const description = say('portal.home.lead');
  const sheet = { title: say('portal.home'), path: '/', body, description } as const;
  return layout(page, { ...sheet, current: 'home', ...(asking && { ask: '' }) });
}

function examples(page: Page): Html | undefined {
  const known = frequentTopics(page, maxFrequent);
  if (known.length === 0) return undefined;
  const links = known.map((topic) => {
    const title = titleOf(page, topic);
    return html`<li>${askLink(page, title, title, 'chip')}</li>`;
  });
  return html`<section aria-labelledby="hay-hoi">
    <h2 id="hay-hoi">${page.say('portal.home.examples')}</h2>
    <ul class="chips">
      ${links}
    </ul>
  </section>`;
}

/** The groups that have articles, with how many. */
function groupCards(page: Page): readonly Html[] {
  const { groups, articles } = page.brain.snapshot;
  return groups.flatMap(({ id, icon, names }) => {
    const count = [...articles.values()].filter(({ group }) => group === id).length;
    if (count === 0) return [];
    const href = linkTo(page, '/cam-nang');
    return html`<li>
      <a class="card" href="${href}#${id}"
        ><span class="icon" aria-hidden="true">${icon}</span
        ><span class="card-name">${names[page.lang]}</span
        ><span class="count">${page.say('portal.count', { count })}</span></a
      >
    </li>`;
  });
}

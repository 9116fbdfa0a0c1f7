import { html } from './html';
import type { Html } from './html';
import { askLink, layout } from './layout';
import { linkTo, titleOf } from './page';
import type { Page } from './page';
import { searchForm } from './search-form';

// What people come for most; those that exist are offered.
const frequent = [
  'dang-ky-khai-sinh',
  'dang-ky-tam-tru',
  'cap-the-can-cuoc',
  'kich-hoat-vneid',
  'ly-lich-tu-phap',
  'dang-ky-ket-hon',
  'quen-mat-khau-vneid',
];
const maxFrequent = 5;

/** The page a commune would put on its site: ask, browse, or meet a person. */
export function homePage(page: Page): Html {
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
  return layout(page, { title: say('portal.home'), path: '/', body, current: 'home' });
}

function examples(page: Page): Html | undefined {
  const { articles } = page.brain.snapshot;
  const known = frequent.filter((topic) => articles.has(topic)).slice(0, maxFrequent);
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
        ><span class="card-name">${names[page.lang]}</span><span class="count">${count}</span></a
      >
    </li>`;
  });
}

import { html } from './html';
import type { Html } from './html';
import { askLink, layout } from './layout';
import type { Page } from './page';
import { searchForm } from './search-form';

/** What is said when there is no such page, or no such answer. */
export function missingPage(page: Page, what: 'page' | 'answer'): Html {
  const { say } = page;
  const title = say(what === 'page' ? 'portal.missing.title' : 'portal.answer.missing');
  const text = say(what === 'page' ? 'portal.missing.text' : 'portal.answer.missingText');
  const body = html`<div class="wrap">
    <h1>${title}</h1>
    <p class="lead">${text}</p>
    ${searchForm(page)}
    <p>${askLink(page, '', say('portal.home.ask'))}</p>
  </div>`;
  return layout(page, { title, body });
}

/** What is said when the fault is ours. */
export function faultPage(page: Page): Html {
  const title = page.say('portal.fault.title');
  const body = html`<div class="wrap">
    <h1>${title}</h1>
    <p class="lead">${page.say('error.internal')}</p>
  </div>`;
  return layout(page, { title, body, widget: false });
}

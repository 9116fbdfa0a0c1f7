import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';
import type { Page } from './page';

/** Where the community digital team begins to help people on one device. */
export function helperPage(page: Page): Html {
  const { say } = page;
  const body = html`<div class="wrap">
    <h1>${say('portal.helper')}</h1>
    <p class="lead">${say('portal.helper.lead')}</p>
    <p><button type="button" id="bat-dau-giup">${say('portal.helper.start')}</button></p>
    <p class="small">${say('portal.helper.note')}</p>
  </div>`;
  return layout(page, { title: say('portal.helper'), path: '/giup-dan', body });
}

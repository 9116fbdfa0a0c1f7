import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';
import type { Page } from './page';

/** What this device keeps for times without a network; also shown for pages that are not kept. */
export function keptPage(page: Page): Html {
  const { say } = page;
  const body = html`<div class="wrap">
    <h1>${say('portal.keep.title')}</h1>
    <p class="lead">${say('portal.keep.lead')}</p>
    ${keepBox(page)}
  </div>`;
  return layout(page, { title: say('portal.keep.title'), path: '/ngoai-tuyen', body });
}

// Rounded up; a test measures it.
const size = '1,3 MB';

/** The offer to keep the handbook, and once it is kept, what is kept and how to remove it. */
export function keepBox({ say, lang }: Page): Html {
  return html`<section
    class="box keep"
    id="giu-cam-nang"
    aria-labelledby="giu-cam-nang-ten"
    data-lang="${lang}"
    data-kept="${say('portal.keep.kept', { day: '%day%', size: '%size%' })}"
    data-progress="${say('portal.keep.progress', { percent: '%percent%' })}"
    data-failed="${say('portal.keep.failed')}"
    data-removed="${say('portal.keep.removed')}"
    data-current="${say('portal.keep.current')}"
  >
    <h2 id="giu-cam-nang-ten">${say('portal.keep.heading')}</h2>
    <p>${say('portal.keep.what', { size })}</p>
    <p class="small">${say('portal.keep.privacy')}</p>
    <p class="keep-state" role="status"></p>
    <progress
      class="keep-progress"
      max="1"
      aria-label="${say('portal.keep.heading')}"
      hidden
    ></progress>
    <p class="keep-buttons">
      <button type="button" class="keep-start" hidden>${say('portal.keep.start')}</button>
      <button type="button" class="keep-renew" hidden>${say('portal.keep.renew')}</button>
      <button type="button" class="keep-remove" hidden>${say('portal.keep.remove')}</button>
    </p>
    <p class="keep-impossible">${say('portal.keep.impossible')}</p>
    <script src="/keep.js" defer></script>
  </section>`;
}

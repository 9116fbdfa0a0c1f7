import { html } from './html';
import type { Html } from './html';
import { frequentTopics, linkTo, titleOf } from './page';
import type { Page } from './page';
import { printLayout } from './print-layout';
import { qrCode } from './qr-code';

const examples = 4;

/** The poster of a one-stop desk: one code, three steps, for whoever waits in line. */
export function posterPage(page: Page): Html {
  const { say, publicUrl } = page;
  const address = `${publicUrl}${linkTo(page, '/hoi')}`;
  const steps = (
    ['portal.poster.step1', 'portal.poster.step2', 'portal.poster.step3'] as const
  ).map((key) => html`<li>${say(key)}</li>`);
  const topics = frequentTopics(page, examples).map((id) => html`<li>${titleOf(page, id)}</li>`);
  const body = html`<article class="sheet a4 poster">
    <p class="sheet-site">${page.place ?? say('portal.site')}</p>
    <h1>${say('portal.poster.title')}</h1>
    <p class="poster-lead">${say('portal.poster.lead')}</p>
    <div class="poster-middle">
      ${qrCode(address, say('portal.qr', { address }))}
      <ol>
        ${steps}
      </ol>
    </div>
    <p class="poster-address">${address.replace(/^https?:\/\//, '')}</p>
    ${
      topics.length > 0 &&
      html`<p class="poster-examples"><strong>${say('portal.poster.examples')}</strong></p>
        <ul class="poster-topics">
          ${topics}
        </ul>`
    }
    <footer class="sheet-foot">
      <p>${say('portal.poster.person')}</p>
      <p>${say('portal.poster.hotline')}</p>
      <p>${say('portal.home.safeText')}</p>
    </footer>
  </article>`;
  const tools = html`<nav aria-label="${say('portal.menu')}">
    <a href="${linkTo(page, '/')}">${say('portal.home')}</a>
  </nav>`;
  return printLayout(page, { paper: 'poster', title: say('portal.poster'), tools, body });
}

import { tableOf } from './feedback-charts';
import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';
import { caseFields, licence } from './open-data';
import type { Page } from './page';

/** What the open data are, field by field, and under which licence. */
export function openDataPage(page: Page): Html {
  const { say, publicUrl } = page;
  const title = say('portal.feedback.data.title');
  const body = html`<div class="wrap feedback">
    <h1>${title}</h1>
    <p class="lead">${say('portal.feedback.data.lead')}</p>
    <h2>${say('portal.feedback.data.files')}</h2>
    <ul>
      <li>
        <a href="/gop-y.json">${publicUrl}/gop-y.json</a>: ${say('portal.feedback.data.json')}
      </li>
      <li><a href="/gop-y.csv">${publicUrl}/gop-y.csv</a>: ${say('portal.feedback.data.csv')}</li>
    </ul>
    <p>${say('portal.feedback.data.period')}</p>
    <h2>${say('portal.feedback.data.fields')}</h2>
    ${tableOf({
      caption: say('portal.feedback.data.fields'),
      heads: [say('portal.feedback.data.name'), say('portal.feedback.data.meaning')],
      rows: caseFields.map((name) => [name, say(`portal.feedback.data.f.${name}`)]),
    })}
    <p>${say('portal.feedback.data.figures')}</p>
    <h2>${say('portal.feedback.data.licence')}</h2>
    <p>
      <a href="${licence.url}" rel="license">${licence.name}</a>.
      ${say('portal.feedback.data.licenceText', { site: say('portal.site'), url: publicUrl })}
    </p>
  </div>`;
  return layout(page, { title, path: '/gop-y/du-lieu', body });
}

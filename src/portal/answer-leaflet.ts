import { vietnamDay } from '../core';
import { formatDay } from '../i18n';
import type { AnswerRecord } from '../store';
import { html } from './html';
import type { Html } from './html';
import { markdownHtml } from './markdown-html';
import { linkTo, titleOf } from './page';
import type { Page } from './page';
import { printLayout, sheetHead, sheetTools } from './print-layout';
import type { PaperSize } from './print-layout';
import { readAnswer } from './stored-answer';

/**
 * One citizen's answer as a leaflet, above all the list of papers for their case, each with a box to
 * tick; undefined when the record cannot be shown.
 */
export function answerLeaflet(page: Page, record: AnswerRecord, size: PaperSize): Html | undefined {
  const answer = readAnswer(record);
  if (answer === undefined) return undefined;
  const { say } = page;
  const { code, status } = record;
  const path = `/tra-loi/${code}`;
  const title =
    answer.topic === undefined ? say('portal.answer.title', { code }) : titleOf(page, answer.topic);
  const basis = answer.citations.map(({ number }) => number).join(', ');
  const body = html`<article
    class="sheet ${size}${status === 'dossier' && ' ticks'}"
    lang="${record.lang}"
  >
    ${sheetHead(page, title, path, say('portal.answer.scan'))}
    <section>${markdownHtml(answer.text)}</section>
    <footer class="sheet-foot">
      <p>${say('portal.answer.printed', { code, day: formatDay(vietnamDay(record.createdAt)) })}</p>
      ${basis !== '' && html`<p>${say('answer.legalBasis', { list: basis })}</p>`}
      <p>${say('portal.print.site')}</p>
      ${answer.draft && html`<p>${say('answer.draft')}</p>`}
    </footer>
  </article>`;
  const tools = sheetTools(page, `${path}/in`, size, linkTo(page, path));
  return printLayout(page, { title, tools, body });
}

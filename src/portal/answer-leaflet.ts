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
import type { StoredAnswer } from './stored-answer';

/**
 * One citizen's answer as a leaflet, above all the list of papers for their case, each with a box to
 * tick; undefined when the record cannot be shown.
 */
export function answerLeaflet(page: Page, record: AnswerRecord, size: PaperSize): Html | undefined {
  const answer = readAnswer(record);
  if (answer === undefined) return undefined;
  const { say } = page;
  const { code } = record;
  const path = `/tra-loi/${code}`;
  const title =
    answer.topic === undefined ? say('portal.answer.title', { code }) : titleOf(page, answer.topic);
  const basis = answer.citations.map(({ number }) => number).join(', ');
  const body = html`<article class="sheet ${size}">
    ${sheetHead(page, title, path, say('portal.answer.scan'))} ${text(page, answer, record.status)}
    <footer class="sheet-foot">
      <p>${say('portal.answer.printed', { code, day: formatDay(vietnamDay(record.createdAt)) })}</p>
      ${basis !== '' && html`<p>${say('answer.legalBasis', { list: basis })}</p>`}
      <p>${say('portal.print.site')}</p>
      ${answer.draft && html`<p>${say('answer.draft')}</p>`}
    </footer>
  </article>`;
  const tools = sheetTools(page, `${path}/in`, size, linkTo(page, path));
  return printLayout(page, { paper: size, title, tools, body });
}

/** Only what one must bring is ticked off, not what the authorities have already. */
function text({ say }: Page, { text: all }: StoredAnswer, status: string): Html {
  if (status !== 'dossier') return html`<section>${markdownHtml(all)}</section>`;
  const end = all.indexOf(say('dossier.co-san'));
  const toBring = end < 0 ? all : all.slice(0, end);
  return html`<section class="ticks">${markdownHtml(toBring)}</section>
    <section>${markdownHtml(all.slice(toBring.length))}</section>`;
}

import { vietnamDay } from '../core';
import { formatDay } from '../i18n';
import type { AnswerRecord } from '../store';
import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';
import { markdownHtml } from './markdown-html';
import { linkTo, titleOf, topicPath } from './page';
import type { Page } from './page';
import { qrCode } from './qr-code';
import { readAnswer } from './stored-answer';
import type { StoredAnswer } from './stored-answer';

/** The code as people type it: small letters, blanks and dashes do not matter. */
export function normalizeCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** An answer by its code, without the question; undefined when the record cannot be shown. */
export function answerPage(page: Page, record: AnswerRecord): Html | undefined {
  const answer = readAnswer(record);
  if (answer === undefined) return undefined;
  const { say, render } = page;
  const day = formatDay(vietnamDay(record.createdAt));
  const changed = answer.knowledgeVersion !== render.snapshot.version;
  const title = say('portal.answer.title', { code: record.code });
  const body = html`<div class="wrap answer">
    <h1>${title}</h1>
    <p class="lead">${say('portal.answer.lead', { day })}</p>
    ${changed && answer.topic !== undefined && html`<p class="notice">${say('portal.answer.changed')}</p>`}
    <article class="box">${markdownHtml(answer.text)}</article>
    ${foot(page, answer)} ${links(page, answer, record.code)} ${code(page, record.code)}
  </div>`;
  return layout(page, { title, body });
}

/** On paper, the way back to this page and to what changed since. */
function code({ say, publicUrl }: Page, answerCode: string): Html {
  const address = `${publicUrl}/tra-loi/${answerCode}`;
  return html`<figure class="answer-code">
    ${qrCode(address, say('portal.qr', { address }))}
    <figcaption>${say('portal.answer.scan')}</figcaption>
  </figure>`;
}

function foot({ say }: Page, { citations, dates, draft }: StoredAnswer): Html {
  const basis = citations.map(
    ({ number, name, effectiveFrom }) =>
      html`<li>
        <strong>${number}</strong> –
        ${name}${effectiveFrom !== undefined && html`, ${say('answer.effective', { day: formatDay(effectiveFrom) })}`}
      </li>`,
  );
  return html`${
    basis.length > 0 &&
    html`<h2>${say('facet.legal')}</h2>
      <ul>
        ${basis}
      </ul>`
  }
  ${dates !== undefined && html`<p>${say('answer.dates', { asOf: formatDay(dates.asOf), checkedOn: formatDay(dates.checkedOn) })}</p>`}
  ${draft && html`<p class="small">${say('answer.draft')}</p>`}`;
}

function links(page: Page, answer: StoredAnswer, answerCode: string): Html {
  const href = linkTo(page, `/tra-loi/${answerCode}/in`);
  return html`<p class="buttons no-print">
    ${topicLink(page, answer)}
    <a class="button quiet" href="${href}">${page.say('portal.print')}</a>
  </p>`;
}

function topicLink(page: Page, { topic }: StoredAnswer): Html | undefined {
  if (topic === undefined || !page.brain.snapshot.articles.has(topic)) return undefined;
  const title = titleOf(page, topic);
  return html`<a class="button" href="${topicPath(page, topic)}"
    >${page.say('portal.answer.topic', { title })}</a
  >`;
}

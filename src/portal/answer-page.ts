import { z } from 'zod';
import { vietnamDay } from '../core';
import { formatDay } from '../i18n';
import type { AnswerRecord } from '../store';
import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';
import { markdownHtml } from './markdown-html';
import { titleOf, topicPath } from './page';
import type { Page } from './page';
import { qrCode } from './qr-code';

// The record was written by an earlier version perhaps; the page needs no more than this of it.
const storedAnswer = z.object({
  text: z.string(),
  title: z.string().optional(),
  topic: z.string().optional(),
  draft: z.boolean().catch(false),
  knowledgeVersion: z.string().catch(''),
  citations: z
    .array(z.object({ number: z.string(), name: z.string(), effectiveFrom: z.string().optional() }))
    .catch([]),
  dates: z.object({ asOf: z.string(), checkedOn: z.string() }).optional().catch(undefined),
});
type StoredAnswer = z.infer<typeof storedAnswer>;

/** The code as people type it: small letters, blanks and dashes do not matter. */
export function normalizeCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** An answer by its code, without the question; undefined when the record cannot be shown. */
export function answerPage(page: Page, record: AnswerRecord): Html | undefined {
  const parsed = storedAnswer.safeParse(record.answer);
  if (!parsed.success) return undefined;
  const { say, render } = page;
  const answer = parsed.data;
  const day = formatDay(vietnamDay(record.createdAt));
  const changed = answer.knowledgeVersion !== render.snapshot.version;
  const title = say('portal.answer.title', { code: record.code });
  const body = html`<div class="wrap answer">
    <h1>${title}</h1>
    <p class="lead">${say('portal.answer.lead', { day })}</p>
    ${changed && answer.topic !== undefined && html`<p class="notice">${say('portal.answer.changed')}</p>`}
    <article class="box">${markdownHtml(answer.text)}</article>
    ${foot(page, answer)} ${topicLink(page, answer)} ${code(page, record.code)}
    <p class="small no-print">${say('portal.topic.print')}</p>
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

function topicLink(page: Page, { topic }: StoredAnswer): Html | undefined {
  if (topic === undefined || !page.brain.snapshot.articles.has(topic)) return undefined;
  const title = titleOf(page, topic);
  return html`<p class="buttons no-print">
    <a class="button" href="${topicPath(page, topic)}"
      >${page.say('portal.answer.topic', { title })}</a
    >
  </p>`;
}

import { vietnamDay } from '../core';
import { formatDay } from '../i18n';
import { neutralHandling } from '../knowledge';
import type { Handling } from '../knowledge';
import { writeNumber } from '../reports';
import type { Period } from '../reports';
import type { ReleasedRow } from '../store';
import { agencyOf, fieldName } from '../tickets';
import { groupFigure, surveyFigure } from './feedback-charts';
import type { SurveyResult } from './feedback-charts';
import { offeredPeriods } from './feedback-reader';
import type { PublicFeedback } from './feedback-reader';
import { html } from './html';
import type { Html } from './html';
import { askLink, layout } from './layout';
import { linkTo } from './page';
import type { Page } from './page';

const perSheet = 20;

/** Which of the cases are shown, from 1. */
export interface FeedbackView {
  readonly feedback: PublicFeedback;
  readonly sheet: number;
}

/** What people said and what agencies answered: figures, cases, how to write and to look up. */
export function feedbackPage(page: Page, { feedback, sheet }: FeedbackView): Html {
  const { say } = page;
  const { period, tickets } = feedback.figures;
  const name = periodName(page, period);
  const { received, answered, open } = tickets.all;
  const empty = received + answered + open === 0;
  const body = html`<div class="wrap feedback">
    <h1>${say('portal.feedback.title')}</h1>
    <p class="lead">${say('portal.feedback.lead')}</p>
    <div class="pair">${sendBox(page)} ${lookBox(page)}</div>
    <h2>${say('portal.feedback.numbers', { period: name })}</h2>
    ${periodLinks(page, period, feedback.readAt)}
    ${empty ? html`<p class="notice">${say('portal.feedback.none', { period: name })}</p>` : numbers(page, feedback)}
    ${survey(page, feedback)} ${cases(page, feedback, sheet)} ${dataBox(page, period)}
  </div>`;
  const path = `/gop-y${period.id === String(period.year) && sheet === 1 ? '' : `?ky=${period.id}`}`;
  const description = say('portal.feedback.lead');
  return layout(page, { title: say('portal.feedback.title'), path, body, description });
}

export function handlingOfPage({ brain }: Page): Handling {
  return brain.snapshot.handling ?? neutralHandling;
}

function periodName({ say }: Page, { kind, year, month }: Period): string {
  const parts = { month, quarter: Math.ceil(month / 3), half: Math.ceil(month / 6), year: 1 };
  return say(`portal.feedback.${kind}`, { part: parts[kind], year });
}

function periodLinks(page: Page, current: Period, now: Date): Html {
  const links = offeredPeriods(now).map(
    (period) =>
      html`<li>
        <a
          class="chip"
          href="${linkTo(page, `/gop-y?ky=${period.id}`)}"
          ${period.id === current.id && html` aria-current="true"`}
          >${periodName(page, period)}</a
        >
      </li>`,
  );
  return html`<nav aria-label="${page.say('portal.feedback.periods')}">
    <ul class="chips">
      ${links}
    </ul>
  </nav>`;
}

function numbers(page: Page, { figures }: PublicFeedback): Html {
  const { say, lang } = page;
  const { all, takenUp, published, byAgency, byField } = figures.tickets;
  const handling = handlingOfPage(page);
  const shares = [
    ['onTime', all.onTime],
    ['takenUp', takenUp],
    ['published', published],
  ] as const;
  return html`<dl class="numbers">
      ${fact(say('portal.feedback.received'), writeNumber(all.received, 'count', lang))}
      ${fact(say('portal.feedback.answered'), writeNumber(all.answered, 'count', lang))}
      ${shares.map(([name, { count, of }]) =>
        of === 0
          ? undefined
          : fact(
              say(`portal.feedback.${name}`),
              writeNumber(count / of, 'share', lang),
              say('portal.feedback.of', { count, of }),
            ),
      )}
      ${fact(say('portal.feedback.overdue'), writeNumber(all.overdue, 'count', lang))}
    </dl>
    <section>
      <h3>${say('portal.feedback.byAgency')}</h3>
      ${groupFigure(page, byAgency, {
        id: 'co-quan',
        title: say('portal.feedback.byAgency'),
        head: say('portal.feedback.agency'),
        nameOf: (key) => agencyOf(handling, key)?.name ?? key,
      })}
    </section>
    <section>
      <h3>${say('portal.feedback.byField')}</h3>
      ${groupFigure(page, byField, {
        id: 'linh-vuc',
        title: say('portal.feedback.byField'),
        head: say('portal.feedback.field'),
        nameOf: (key) => fieldName(handling, key, lang),
      })}
    </section>`;
}

function fact(name: string, value: string, more?: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>
      <strong>${value}</strong>${more !== undefined && html` <span class="small">${more}</span>`}
    </dd>
  </div>`;
}

function survey(page: Page, { figures }: PublicFeedback): Html | undefined {
  const { all, byField } = figures.survey;
  if (all?.kind !== 'shown') return undefined;
  const { say, lang } = page;
  const handling = handlingOfPage(page);
  const lead = say('portal.feedback.surveyLead', {
    replied: writeNumber(all.replied, 'count', lang),
    asked: writeNumber(all.offered, 'count', lang),
    share: writeNumber(all.satisfaction.share, 'share', lang),
  });
  const isHidden = ({ kind }: SurveyResult): boolean => kind === 'hidden';
  return html`<section>
    <h3>${say('portal.feedback.survey')}</h3>
    <p>${lead}</p>
    ${surveyFigure(page, byField, (key) => fieldName(handling, key, lang))}
    ${byField.some(isHidden) && html`<p class="small">${say('portal.feedback.hiddenNote')}</p>`}
  </section>`;
}

function cases(page: Page, { figures, released }: PublicFeedback, sheet: number): Html {
  const { say } = page;
  const { period } = figures;
  const shown = released.slice((sheet - 1) * perSheet, sheet * perSheet);
  const name = periodName(page, period);
  return html`<section aria-labelledby="hoi-dap" id="cac-y-kien">
    <h2 id="hoi-dap">${say('portal.feedback.cases')}</h2>
    ${shown.length === 0 ? html`<p>${say('portal.feedback.noCases', { period: name })}</p>` : undefined}
    ${shown.map((row) => oneCase(page, row))}
    <p class="buttons">
      ${sheet > 1 && sheetLink(page, period, sheet - 1, say('portal.feedback.newer'))}
      ${released.length > sheet * perSheet && sheetLink(page, period, sheet + 1, say('portal.feedback.older'))}
    </p>
  </section>`;
}

function sheetLink(page: Page, { id }: Period, sheet: number, label: string): Html {
  const href = linkTo(page, `/gop-y?ky=${id}&trang=${sheet}`);
  return html`<a class="button quiet" href="${href}#cac-y-kien">${label}</a>`;
}

// The words are as they were written, whatever the page's language.
function oneCase(page: Page, row: ReleasedRow): Html {
  const { say, lang } = page;
  const handling = handlingOfPage(page);
  const agency = agencyOf(handling, row.agency)?.name ?? row.agency;
  const dates = [
    say('portal.feedback.receivedOn', { day: dayOf(row.createdAt) }),
    ...(row.answeredAt === null
      ? []
      : [say('portal.feedback.answeredOn', { day: dayOf(row.answeredAt) })]),
    ...(row.onTime === null
      ? []
      : [say(row.onTime === 1 ? 'portal.feedback.inTime' : 'portal.feedback.late')]),
  ];
  return html`<article class="box case">
    <h3>${fieldName(handling, row.field, lang)}</h3>
    <p class="small">${dates.join(', ')}</p>
    <p class="who">${say('portal.feedback.asked')}</p>
    <blockquote lang="vi">${paragraphs(row.question)}</blockquote>
    <p class="who">${say('portal.feedback.replied', { agency })}</p>
    <div lang="vi">${paragraphs(row.answer)}</div>
  </article>`;
}

/** Text with its line breaks as paragraphs. */
export function paragraphs(text: string): readonly Html[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`);
}

export function dayOf(time: string): string {
  return formatDay(vietnamDay(new Date(time)));
}

function sendBox(page: Page): Html {
  const { say } = page;
  const ask = say('portal.feedback.sendAsk');
  return html`<section class="box" aria-labelledby="gui">
    <h2 id="gui">${say('portal.feedback.send')}</h2>
    <p>${say('portal.feedback.sendText')}</p>
    <p>${askLink(page, ask, say('portal.feedback.sendButton'))}</p>
    <p class="small">${say('portal.feedback.person')}</p>
  </section>`;
}

function lookBox(page: Page): Html {
  return html`<section class="box" aria-labelledby="tra-cuu">
    <h2 id="tra-cuu">${page.say('portal.feedback.look')}</h2>
    ${lookForm(page)}
  </section>`;
}

/** Look-up by code; works without JavaScript. */
export function lookForm({ say, lang }: Page, typed = ''): Html {
  return html`<form class="look" action="/gop-y/tra-cuu" method="get">
    <label for="ma">${say('portal.feedback.code')}</label>
    <div class="search-line">
      <input
        id="ma"
        name="ma"
        type="text"
        value="${typed}"
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
      />
      ${lang !== 'vi' && html`<input type="hidden" name="lang" value="${lang}" />`}
      <button class="button" type="submit">${say('portal.feedback.go')}</button>
    </div>
  </form>`;
}

function dataBox(page: Page, { id }: Period): Html {
  const { say } = page;
  return html`<section aria-labelledby="du-lieu">
    <h2 id="du-lieu">${say('portal.feedback.data')}</h2>
    <p>
      ${say('portal.feedback.dataText')} <a href="/gop-y.json?ky=${id}">JSON</a>,
      <a href="/gop-y.csv?ky=${id}">CSV</a>.
      <a href="${linkTo(page, '/gop-y/du-lieu')}">${say('portal.feedback.dataAbout')}</a>
    </p>
  </section>`;
}

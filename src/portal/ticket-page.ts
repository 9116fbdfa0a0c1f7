import type { CitizenTicket } from '../tickets';
import type { TicketRow } from '../store';
import { dayOf, lookForm, paragraphs } from './feedback-page';
import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';
import type { Page } from './page';

/** How a ticket stands, for whoever has its code: state and dates, and the answer once it is public. */
export function ticketPage(page: Page, view: CitizenTicket, ticket: TicketRow): Html {
  const { say } = page;
  const title = say('portal.feedback.ticket', { code: view.code });
  const body = html`<div class="wrap feedback">
    <h1>${title}</h1>
    <dl class="numbers">
      ${fact(say('portal.feedback.state'), say(`ticket.state.${view.state}`))}
      ${fact(say('portal.feedback.kind'), say(`ticket.kind.${view.kind}`))}
      ${fact(say('portal.feedback.field'), view.field)}
      ${fact(say('portal.feedback.agency'), view.agency)}
    </dl>
    ${view.late && html`<p class="notice">${say('portal.feedback.lateNote')}</p>`}
    <dl class="numbers">${days(page, view, ticket)}</dl>
    ${
      view.answer !== undefined &&
      html`<section class="box case" aria-labelledby="tra-loi">
        <h2 id="tra-loi">${say('portal.feedback.answer')}</h2>
        <div lang="vi">${paragraphs(view.answer)}</div>
      </section>`
    }
    <p class="small">${say('portal.feedback.ticketNote')}</p>
    <h2>${say('portal.feedback.look')}</h2>
    ${lookForm(page)}
  </div>`;
  return layout(page, { title, body });
}

function days({ say }: Page, { due }: CitizenTicket, ticket: TicketRow): readonly (Html | false)[] {
  const { createdAt, acknowledgedAt, answeredAt, closedAt } = ticket;
  const dates = [
    ['created', createdAt],
    ['acknowledged', acknowledgedAt],
    // Once there is an answer its deadline is history.
    ['due', answeredAt === null && closedAt === null ? due : null],
    ['answered', answeredAt],
    ['closed', closedAt],
  ] as const;
  return dates.map(
    ([name, at]) => at !== null && fact(say(`portal.feedback.day.${name}`), dayOf(at)),
  );
}

function fact(name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd><strong>${value}</strong></dd>
  </div>`;
}

/** What is said when no ticket has the code. */
export function missingTicketPage(page: Page, typed: string): Html {
  const { say } = page;
  const title = say('portal.feedback.missing');
  const body = html`<div class="wrap feedback">
    <h1>${title}</h1>
    <p class="lead">${say('portal.feedback.missingText')}</p>
    ${lookForm(page, typed)}
  </div>`;
  return layout(page, { title, body });
}

/** What an address reads that tried too many codes. */
export function tooManyCodesPage(page: Page): Html {
  const { say } = page;
  const title = say('portal.feedback.missing');
  const body = html`<div class="wrap feedback">
    <h1>${title}</h1>
    <p class="lead">${say('ticket.tooMany')}</p>
  </div>`;
  return layout(page, { title, body });
}

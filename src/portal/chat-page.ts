import { html } from './html';
import type { Html } from './html';
import { layout } from './layout';
import { markdownHtml } from './markdown-html';
import { linkTo } from './page';
import type { Page } from './page';

/** One thing said, as Markdown of ours. */
export interface ChatLine {
  readonly mine: boolean;
  readonly text: string;
}

/** What may be tapped; `send` is said in the citizen's name. */
export interface ChatChoice {
  readonly label: string;
  readonly send: string;
}

export interface ChatView {
  /** The signed id of the conversation; whoever holds it goes on with it. */
  readonly ticket: string;
  readonly lines: readonly ChatLine[];
  readonly choices: readonly ChatChoice[];
  /** What stands in the box already. */
  readonly draft: string;
}

const maxLength = 2000;

/** A whole conversation as forms: works in every browser, on any network, without JavaScript. */
export function chatPage(page: Page, view: ChatView): Html {
  const { say } = page;
  const body = html`<div class="wrap">
    <h1>${say('portal.chat.title')}</h1>
    <p class="small">${say('portal.chat.lead')}</p>
    <ol class="turns">
      ${view.lines.map((line, i) => lineHtml(page, line, i === newestQuestion(view)))}
    </ol>
    ${choicesHtml(page, view)}
    <form class="search" action="${action(page)}" method="post">
      ${ticketField(view)}
      <label for="tin-nhan">${say('widget.input')}</label>
      <div class="search-line">
        <textarea
          id="tin-nhan"
          name="text"
          rows="2"
          maxlength="${maxLength}"
          required
          aria-describedby="nhac-nho"
        >
${view.draft}</textarea>
        <button type="submit">${say('widget.send')}</button>
      </div>
      <p class="small" id="nhac-nho">${say('widget.hint')}</p>
    </form>
    <p><a href="${linkTo(page, '/chat')}">${say('portal.chat.new')}</a></p>
  </div>`;
  return layout(page, {
    title: say('portal.chat.title'),
    path: '/chat',
    body,
    current: 'chat',
    widget: false,
  });
}

function action(page: Page): string {
  return `${linkTo(page, '/chat')}#moi`;
}

function newestQuestion({ lines }: ChatView): number {
  return lines.map(({ mine }) => mine).lastIndexOf(true);
}

function lineHtml({ say }: Page, { mine, text }: ChatLine, newest: boolean): Html {
  const who = say(mine ? 'widget.you' : 'widget.bot');
  const said = mine ? html`<p>${text}</p>` : markdownHtml(text);
  return html`<li${newest && html` id="moi"`} class="${mine ? 'citizen' : 'bot'}"><p class="who">${who}</p><div class="box">${said}</div></li>`;
}

function choicesHtml(page: Page, view: ChatView): Html | undefined {
  if (view.choices.length === 0) return undefined;
  const buttons = view.choices.map(
    ({ label, send }) => html`<button type="submit" name="text" value="${send}">${label}</button>`,
  );
  return html`<form
    action="${action(page)}"
    method="post"
    aria-label="${page.say('widget.choices')}"
  >
    ${ticketField(view)}
    <div class="choices">${buttons}</div>
  </form>`;
}

function ticketField({ ticket }: ChatView): Html {
  return html`<input type="hidden" name="ticket" value="${ticket}" />`;
}

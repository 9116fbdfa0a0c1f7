import { parseMarkdown } from '../widget';
import type { Block, Inline } from '../widget';
import type { Language } from '../core';
import { html } from './html';
import type { Html } from './html';
import type { Page } from './page';

/** The little Markdown of articles and answers as markup, the same as the widget shows it. */
export function markdownHtml(text: string): Html {
  return html`${parseMarkdown(text).map(blockHtml)}`;
}

/** Words of an article or an authority, told apart where the page around them speaks another language. */
export function spoken(page: Page, lang: Language, words: Html | string): Html {
  if (lang === page.lang) return html`${words}`;
  return typeof words === 'string'
    ? html`<span lang="${lang}">${words}</span>`
    : html`<div lang="${lang}">${words}</div>`;
}

function blockHtml(block: Block): Html {
  if (block.kind === 'paragraph') return html`<p>${block.children.map(inlineHtml)}</p>`;
  const items = block.items.map((item) => html`<li>${item.map(inlineHtml)}</li>`);
  return block.ordered
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function inlineHtml(child: Inline): Html {
  switch (child.kind) {
    case 'text':
      return html`${child.text}`;
    case 'strong':
      return html`<strong>${child.children.map(inlineHtml)}</strong>`;
    case 'link':
      return html`<a href="${child.href}">${child.text}</a>`;
    case 'break':
      return html`<br />`;
  }
}

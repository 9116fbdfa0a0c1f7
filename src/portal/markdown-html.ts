import { parseMarkdown } from '../widget';
import type { Block, Inline } from '../widget';
import { html } from './html';
import type { Html } from './html';

/** The little Markdown of articles and answers as markup, the same as the widget shows it. */
export function markdownHtml(text: string): Html {
  return html`${parseMarkdown(text).map(blockHtml)}`;
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

import { h } from './dom';
import { parseMarkdown } from './markdown';
import type { Block, Inline } from './markdown';

/** An answer's Markdown as elements. `newTab` names, for screen readers, what links do. */
export function markdownView(text: string, newTab: string): readonly HTMLElement[] {
  return parseMarkdown(text).map((block) => blockView(block, newTab));
}

function blockView(block: Block, newTab: string): HTMLElement {
  if (block.kind === 'paragraph') return h('p', {}, ...inlineViews(block.children, newTab));
  const items = block.items.map((item) => h('li', {}, ...inlineViews(item, newTab)));
  return h(block.ordered ? 'ol' : 'ul', {}, ...items);
}

function inlineViews(children: readonly Inline[], newTab: string): readonly (Node | string)[] {
  return children.map((child) => {
    switch (child.kind) {
      case 'text':
        return child.text;
      case 'strong':
        return h('strong', {}, ...inlineViews(child.children, newTab));
      case 'link':
        return linkView(child.href, child.text, newTab);
      case 'break':
        return h('br');
    }
  });
}

/** A link that leaves the conversation where it is. */
export function linkView(href: string, text: string, newTab: string): HTMLAnchorElement {
  if (/^(tel|mailto):/i.test(href)) return h('a', { href }, text);
  const hidden = h('span', { class: 'hidden' }, ` (${newTab})`);
  return h('a', { href, target: '_blank', rel: 'noopener' }, text, hidden);
}

import { clear, h, icon, iconPaths } from './dom';
import { choicesView, entryView } from './entry-view';
import type { EntryDeps } from './entry-view';
import type { Choice } from './protocol';
import type { Entry } from './transcript';

const nearPx = 80;

export interface LogDeps extends EntryDeps {
  readonly onChoose: (choice: Choice) => void;
}

/** The conversation: entries, typing dots, choices. Never scrolls away from what is being read. */
export class LogView {
  readonly element: HTMLElement;
  private readonly list = h('ol', { class: 'entries' });
  private readonly dots: HTMLElement;
  private readonly tail = h('div', { class: 'tail' });
  private readonly scroller: HTMLElement;
  private readonly newBelow: HTMLButtonElement;
  private readonly shown = new Map<string, { readonly entry: Entry; readonly node: HTMLElement }>();

  constructor(private readonly deps: LogDeps) {
    const { words } = deps;
    this.dots = h(
      'p',
      { class: 'dots', hidden: true },
      h('span', { class: 'hidden' }, words('widget.typing')),
      h('i'),
      h('i'),
      h('i'),
    );
    this.scroller = h(
      'div',
      { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': words('widget.log') },
      this.list,
      this.dots,
      this.tail,
    );
    this.newBelow = h(
      'button',
      {
        type: 'button',
        class: 'new-below',
        hidden: true,
        onclick: () => {
          this.toEnd();
        },
      },
      icon(...iconPaths.down),
      words('widget.newBelow'),
    );
    this.scroller.addEventListener('scroll', () => {
      if (this.isNearEnd()) this.newBelow.hidden = true;
    });
    this.element = h('div', { class: 'log' }, this.scroller, this.newBelow);
  }

  /** Shows the transcript as it is now. */
  update(entries: readonly Entry[], choices: readonly Choice[], typing: boolean): void {
    const wasNearEnd = this.isNearEnd();
    const added = this.place(entries);
    this.dots.hidden = !typing;
    this.showChoices(typing ? [] : choices);
    const last = entries[entries.length - 1];
    if (!added || last === undefined) return;
    if (last.mine || wasNearEnd) this.toLastTurn(entries);
    else this.newBelow.hidden = false;
  }

  /** Puts the keyboard into the conversation, without opening a phone's keyboard. */
  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newBelow.hidden = true;
  }

  private place(entries: readonly Entry[]): boolean {
    let added = false;
    const keys = new Set(entries.map(({ key }) => key));
    for (const [key, { node }] of this.shown) {
      if (keys.has(key)) continue;
      node.remove();
      this.shown.delete(key);
    }
    entries.forEach((entry, i) => {
      const before = this.shown.get(entry.key);
      if (before === undefined) added = true;
      const node = before === undefined ? entryView(entry, this.deps) : this.renew(before, entry);
      this.shown.set(entry.key, { entry, node });
      if (this.list.children[i] !== node)
        this.list.insertBefore(node, this.list.children[i] ?? null);
    });
    return added;
  }

  // A rating given here thanks in its own place; drawing it anew would take the focus away.
  private renew(
    before: { readonly entry: Entry; readonly node: HTMLElement },
    entry: Entry,
  ): HTMLElement {
    const same =
      before.entry === entry ||
      (before.entry.delivery === entry.delivery && before.node.querySelector('.thanks') !== null);
    if (same) return before.node;
    const node = entryView(entry, this.deps);
    before.node.replaceWith(node);
    return node;
  }

  private showChoices(choices: readonly Choice[]): void {
    const hadFocus = this.tail.contains((this.tail.getRootNode() as ShadowRoot).activeElement);
    clear(this.tail);
    const view = choicesView(choices, this.deps.words, this.deps.onChoose);
    if (view !== undefined) this.tail.append(view);
    if (hadFocus) this.focus();
  }

  private isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < nearPx;
  }

  // A long answer is read from its beginning, with the question above it.
  private toLastTurn(entries: readonly Entry[]): void {
    const lastMine = [...entries].reverse().find(({ mine }) => mine);
    const node = lastMine && this.shown.get(lastMine.key)?.node;
    node?.scrollIntoView({ block: 'start' });
    this.newBelow.hidden = true;
  }
}

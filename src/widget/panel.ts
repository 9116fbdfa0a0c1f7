import { append, clear, h, icon, iconPaths } from './dom';
import { Composer } from './composer';
import type { LinkState } from './link';
import { LogView } from './log-view';
import type { LogDeps } from './log-view';
import { plainText } from './markdown';
import { hasHighContrast } from './looks-view';
import type { Looks } from './memory';
import { optionsView } from './options-view';
import type { OptionsDeps } from './options-view';
import type { Language } from './protocol';

export interface PanelDeps extends LogDeps, OptionsDeps {
  readonly lang: Language;
  readonly title: string;
  readonly onSend: (text: string) => void;
  readonly onClose: () => void;
}

/** The open chat: head, conversation, composer, and the options in their place when asked for. */
export class Panel {
  readonly element: HTMLElement;
  readonly log: LogView;
  readonly composer: Composer;
  private readonly banner = h('p', { class: 'banner', role: 'status', hidden: true });
  private readonly note = h('p', { class: 'note', role: 'status', hidden: true });
  private readonly live = h('div', { class: 'hidden', 'aria-live': 'polite' });
  private readonly options: HTMLElement;
  private readonly optionsButton: HTMLButtonElement;
  private readonly talk: HTMLElement;

  constructor(private readonly deps: PanelDeps) {
    const { words, lang, looks } = deps;
    this.log = new LogView(deps);
    this.composer = new Composer(words, lang, deps.onSend);
    this.talk = h('div', { class: 'talk' }, this.log.element, this.composer.element);
    this.options = h('div', { class: 'options', id: 'tuy-chon', hidden: true }, optionsView(deps));
    this.optionsButton = h(
      'button',
      {
        type: 'button',
        class: 'round',
        'aria-expanded': 'false',
        'aria-controls': 'tuy-chon',
        'aria-label': words('widget.options'),
        onclick: () => {
          this.showOptions(this.talk.hidden === false);
        },
      },
      icon(...iconPaths.options),
    );
    this.element = h(
      'div',
      { class: 'panel', role: 'dialog', 'aria-labelledby': 'ten', lang },
      this.head(),
      this.banner,
      this.note,
      this.talk,
      this.options,
      this.live,
    );
    this.showLooks(looks);
    this.element.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
  }

  /** Tells about the connection; only what a citizen can feel is shown. */
  showState(state: LinkState, before: LinkState): void {
    const { words } = this.deps;
    const offline = state === 'offline';
    this.banner.hidden = !offline;
    this.banner.textContent = offline ? words('widget.offline') : '';
    if (state === 'online' && before === 'offline') this.announce(words('widget.online'));
  }

  /** Tells that the copy kept on this device answers while there is no network. */
  showKept(day: string, ready: boolean): void {
    const { words } = this.deps;
    if (this.banner.hidden) return;
    this.banner.textContent = ready
      ? words('widget.keptBanner', { day })
      : words('widget.keptOpening');
  }

  /** Says something to screen readers when they are free. */
  announce(text: string): void {
    clear(this.live);
    this.live.append(h('p', {}, plainText(text)));
  }

  /** Shows a notice above the conversation, or takes it away. */
  notice(text = ''): void {
    this.note.hidden = text === '';
    this.note.textContent = text;
  }

  showLooks(looks: Looks): void {
    this.element.setAttribute('data-size', String(looks.size));
    this.element.setAttribute('data-contrast', hasHighContrast(looks) ? 'more' : '');
    this.composer.fit();
  }

  showOptions(open: boolean): void {
    this.options.hidden = !open;
    this.talk.hidden = open;
    this.optionsButton.setAttribute('aria-expanded', String(open));
    this.optionsButton.setAttribute(
      'aria-label',
      this.deps.words(open ? 'widget.optionsClose' : 'widget.options'),
    );
    clear(this.optionsButton);
    append(this.optionsButton, [icon(...(open ? iconPaths.back : iconPaths.options))]);
  }

  focusLanguage(): void {
    this.options.querySelector<HTMLElement>('[data-lang][aria-pressed="true"]')?.focus();
  }

  private head(): HTMLElement {
    const { words, title, onClose } = this.deps;
    return h(
      'div',
      { class: 'head' },
      h(
        'div',
        { class: 'names' },
        h('h2', { id: 'ten' }, title),
        h('p', {}, words('widget.subtitle')),
      ),
      this.optionsButton,
      h(
        'button',
        { type: 'button', class: 'round', 'aria-label': words('widget.close'), onclick: onClose },
        icon(...iconPaths.close),
      ),
    );
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    if (this.options.hidden) {
      this.deps.onClose();
    } else {
      this.showOptions(false);
      this.optionsButton.focus();
    }
  }
}

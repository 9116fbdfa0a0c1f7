import { openMemory } from './browser-memory';
import css from './chat.css';
import type { Chat, ChatOptions } from './contract';
import { DirectLine } from './direct-line';
import { style } from './dom';
import { firstChoices } from './first-choices';
import { Link } from './link';
import type { LinkState } from './link';
import type { Memory, TextSize } from './memory';
import { Outbox } from './outbox';
import { Panel } from './panel';
import type { Choice, Incoming, Language } from './protocol';
import { Reader } from './reader';
import { Backdrop, followKeyboard } from './surroundings';
import { print, saveText, toText } from './takeaway';
import { Transcript } from './transcript';
import { wordsIn } from './words';

const typingMs = 12_000;

/** Joins conversation, connection and view; the only part that knows them all. */
export class ChatRoom implements Chat {
  private readonly memory: Memory;
  private readonly transcript = new Transcript();
  private readonly reader = new Reader(
    'speechSynthesis' in window ? window.speechSynthesis : undefined,
  );
  private readonly backdrop: Backdrop;
  private readonly link: Link;
  private readonly outbox: Outbox;
  private panel: Panel;
  private lang: Language;
  private size: TextSize;
  private shown = false;
  private unread = 0;
  private typing = false;
  private typingTimer = 0;

  constructor(private readonly options: ChatOptions) {
    this.memory = openMemory(new URL(options.home).origin);
    const { lang = options.lang, size } = this.memory.preferences();
    this.lang = lang;
    this.size = size;
    this.link = this.newLink();
    this.outbox = this.newOutbox();
    this.backdrop = new Backdrop(options.root.host);
    style(options.root, css, `${options.home}widget.css`);
    this.panel = this.newPanel();
    this.panel.element.hidden = true;
    options.root.append(this.panel.element);
    followKeyboard(() => this.panel.element);
    for (const { id, text } of this.outbox.list()) {
      if (text !== undefined) this.transcript.say(id, text);
    }
    this.listenToBrowser();
    void this.link.connect();
  }

  open(): void {
    this.show(true);
    // On a phone the keyboard would cover the greeting before it is read.
    if (window.matchMedia('(pointer: coarse)').matches) this.panel.log.focus();
    else this.panel.composer.focus();
  }

  close(): void {
    this.show(false);
    this.reader.stop();
    this.options.launcher.focus();
  }

  ask(text: string): void {
    this.open();
    this.say(text);
  }

  private show(open: boolean): void {
    this.shown = open;
    this.panel.element.hidden = !open;
    this.options.onOpen(open);
    this.backdrop.show(open);
    this.memory.keepOpen(open);
    if (!open) return;
    this.unread = 0;
    this.options.onUnread(0);
    this.refresh();
  }

  private say(text: string): void {
    const chosen = this.chosenBy(text);
    if (chosen === '') return;
    const id = this.outbox.say(chosen);
    this.transcript.say(id, chosen);
    this.panel.showOptions(false);
    this.panel.notice();
    this.refresh();
    void this.outbox.flush();
  }

  /** A digit stands for the choice that carries it. */
  private chosenBy(text: string): string {
    const digit = /^[1-9]$/.test(text) ? Number(text) : 0;
    return this.choices()[digit - 1]?.send ?? text;
  }

  /** What may be tapped: on the first screen, every way in. */
  private choices(): readonly Choice[] {
    if (!this.transcript.isUntouched()) return this.transcript.choices();
    return firstChoices(wordsIn(this.lang));
  }

  private choose({ send }: Choice): void {
    if (send === '') {
      this.panel.composer.focus();
      return;
    }
    this.panel.log.focus();
    this.say(send);
  }

  private receive(activities: readonly Incoming[], past: boolean): void {
    for (const incoming of activities) {
      if (incoming.kind === 'typing') this.showTyping(true);
      const entry = this.transcript.receive(incoming);
      if (entry === undefined || entry.mine) continue;
      this.showTyping(false);
      if (!past || this.transcript.isLive()) this.tell(entry.answer?.body ?? entry.text);
    }
    this.refresh();
  }

  private tell(text: string): void {
    if (this.shown) {
      this.panel.announce(`${wordsIn(this.lang)('widget.bot')}: ${text}`);
      return;
    }
    this.unread += 1;
    this.options.onUnread(this.unread);
  }

  private showTyping(on: boolean): void {
    clearTimeout(this.typingTimer);
    this.typing = on;
    if (on)
      this.typingTimer = window.setTimeout(() => {
        this.showTyping(false);
        this.refresh();
      }, typingMs);
  }

  private refresh(): void {
    const awaited = this.transcript.awaitsReply();
    this.panel.log.update(this.transcript.list(), this.choices(), this.typing || awaited);
  }

  private newLink(): Link {
    const directLine = new DirectLine(`${this.options.home}v3/directline`, (url, init) =>
      fetch(url, init),
    );
    let before: LinkState = 'connecting';
    return new Link({
      directLine,
      memory: this.memory,
      openSocket: (url) => new WebSocket(url),
      now: () => Date.now(),
      after: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => {
          clearTimeout(timer);
        };
      },
      locale: () => this.lang,
      onState: (state) => {
        this.panel.showState(state, before);
        before = state;
        if (state === 'online') void this.outbox.flush();
      },
      onActivities: (activities, past) => {
        this.receive(activities, past);
      },
      onRenewed: () => {
        this.transcript.clear();
        this.refresh();
        this.panel.notice(wordsIn(this.lang)('widget.renewed'));
      },
    });
  }

  private newOutbox(): Outbox {
    return new Outbox({
      memory: this.memory,
      newId,
      locale: () => this.lang,
      post: (activity) => this.link.post(activity),
      onDelivery: (id, delivery) => {
        this.transcript.mark(id, delivery);
        this.refresh();
      },
    });
  }

  private newPanel(): Panel {
    const words = wordsIn(this.lang);
    const title = this.options.title ?? words('widget.title');
    const all = (): string => toText(this.transcript.list(), title, words);
    return new Panel({
      words,
      lang: this.lang,
      title,
      size: this.size,
      home: this.options.home,
      reader: this.reader,
      onSend: (text) => {
        this.say(text);
      },
      onChoose: (choice) => {
        this.choose(choice);
      },
      onClose: () => {
        this.close();
      },
      onRate: (rating) => {
        this.transcript.rate(rating);
        this.outbox.rate(rating);
        void this.outbox.flush();
      },
      onRetry: ({ key, text }) => {
        this.outbox.sayAgain(key, text);
        void this.outbox.flush();
      },
      onLanguage: (lang) => {
        this.speak(lang);
      },
      onSize: (size) => {
        this.size = size;
        this.keepPreferences();
        this.panel.showSize(size);
      },
      onPrint: () => {
        print(this.transcript.list(), title, words);
      },
      onSave: () => {
        saveText(all());
      },
      onCopy: () => void this.copy(all()),
      onRestart: () => void this.restart(),
      onErase: () => {
        this.say(words('widget.erase'));
      },
    });
  }

  private speak(lang: Language): void {
    this.lang = lang;
    this.keepPreferences();
    const former = this.panel;
    this.panel = this.newPanel();
    this.panel.composer.text = former.composer.text;
    former.element.replaceWith(this.panel.element);
    this.panel.showState(this.link.state, this.link.state);
    this.refresh();
    this.panel.showOptions(true);
    this.panel.focusLanguage();
  }

  private async copy(text: string): Promise<void> {
    const words = wordsIn(this.lang);
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.panel.notice(words(done ? 'widget.copied' : 'widget.copyFailed'));
  }

  private async restart(): Promise<void> {
    this.outbox.clear();
    this.transcript.clear();
    this.panel.showOptions(false);
    this.refresh();
    this.panel.composer.focus();
    await this.link.renew();
  }

  private keepPreferences(): void {
    this.memory.keepPreferences({ lang: this.lang, size: this.size });
  }

  private listenToBrowser(): void {
    window.addEventListener('offline', () => {
      this.link.lost();
    });
    window.addEventListener('online', () => void this.link.connect());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.link.connect();
    });
    window.addEventListener('pagehide', () => {
      this.reader.stop();
    });
    window.addEventListener('storage', ({ key }) => {
      if (key === null) this.forget();
      else if (key === this.memory.sessionKey) void this.followOtherTab();
    });
  }

  // Another tab has wiped everything: the next person must not see this one's words.
  private forget(): void {
    this.outbox.clear();
    this.transcript.clear();
    this.refresh();
    if (this.shown) this.close();
    void this.link.renew();
  }

  // Another tab has begun anew: both go on with the same conversation.
  private async followOtherTab(): Promise<void> {
    const session = this.memory.session();
    if (session === undefined || session.conversationId === this.link.conversationId) return;
    this.transcript.clear();
    this.refresh();
    await this.link.adopt();
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

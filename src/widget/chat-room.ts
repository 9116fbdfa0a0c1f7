import { openMemory } from './browser-memory';
import css from './chat.css';
import type { Chat, ChatOptions } from './contract';
import { style } from './dom';
import { chosenBy, firstChoices } from './first-choices';
import { formatDay } from './format-day';
import type { Looks, Memory } from './memory';
import { Panel } from './panel';
import type { Choice, Language } from './protocol';
import { Reader } from './reader';
import { Backdrop, followKeyboard, listenToBrowser } from './surroundings';
import { copyText, print, saveText, toText } from './takeaway';
import { Talk } from './talk';
import { wordsIn } from './words';
import type { Words } from './words';

/** Joins the conversation and its view; the only part that knows both. */
export class ChatRoom implements Chat {
  private readonly memory: Memory;
  private readonly reader = new Reader(
    'speechSynthesis' in window ? window.speechSynthesis : undefined,
  );
  private readonly backdrop: Backdrop;
  private readonly talk: Talk;
  private panel: Panel;
  private lang: Language;
  private looks: Looks;
  private shown = false;
  private unread = 0;

  constructor(private readonly options: ChatOptions) {
    this.memory = openMemory(new URL(options.home).origin);
    const { lang = options.lang, ...looks } = this.memory.preferences();
    this.lang = lang;
    this.looks = looks;
    this.talk = this.newTalk();
    this.backdrop = new Backdrop(options.root.host);
    style(options.root, css, `${options.home}widget.css`);
    this.panel = this.newPanel();
    this.panel.element.hidden = true;
    options.root.append(this.panel.element);
    followKeyboard(() => this.panel.element);
    this.listenToBrowser();
    this.talk.connect();
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

  private get words(): Words {
    return wordsIn(this.lang);
  }

  private get title(): string {
    return this.options.title ?? this.words('widget.title');
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
    const chosen = chosenBy(text, this.choices());
    if (chosen === '') return;
    this.talk.say(chosen);
    this.panel.showOptions(false);
    this.panel.notice();
    this.refresh();
  }

  /** What may be tapped: on the first screen, every way in. */
  private choices(): readonly Choice[] {
    return this.talk.isUntouched() ? firstChoices(this.words) : this.talk.choices();
  }

  private choose({ send }: Choice): void {
    if (send === '') {
      this.panel.composer.focus();
      return;
    }
    this.panel.log.focus();
    this.say(send);
  }

  private tell(text: string): void {
    if (this.shown) {
      this.panel.announce(`${this.words('widget.bot')}: ${text}`);
      return;
    }
    this.unread += 1;
    this.options.onUnread(this.unread);
  }

  private refresh(): void {
    this.panel.log.update(this.talk.entries(), this.choices(), this.talk.isAwaited());
  }

  private newTalk(): Talk {
    return new Talk({
      home: this.options.home,
      memory: this.memory,
      lang: () => this.lang,
      onChange: () => {
        this.refresh();
      },
      onHeard: (text) => {
        this.tell(text);
      },
      onState: (state, before) => {
        this.panel.showState(state, before);
      },
      onKept: (day, ready) => {
        this.panel.showKept(formatDay(day), ready);
      },
      onRenewed: () => {
        this.panel.notice(this.words('widget.renewed'));
      },
    });
  }

  private newPanel(): Panel {
    const { words, title, talk } = this;
    const all = (): string => toText(talk.entries(), title, words);
    return new Panel({
      words,
      lang: this.lang,
      title,
      looks: this.looks,
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
        talk.rate(rating);
      },
      onRetry: (entry) => {
        talk.sayAgain(entry);
      },
      onPhoto: (photo) => talk.sendPhoto(photo),
      onLanguage: (lang) => {
        this.speak(lang);
      },
      onLooks: (looks) => {
        this.dress(looks);
      },
      onPrint: () => {
        print(talk.entries(), title, words);
      },
      onSave: () => {
        saveText(all());
      },
      onCopy: () => void this.copy(all()),
      onRestart: () => {
        this.restart();
      },
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
    this.panel.showState(this.talk.state, this.talk.state);
    this.refresh();
    this.panel.showOptions(true);
    this.panel.focusLanguage();
  }

  private dress(looks: Looks): void {
    this.looks = looks;
    this.keepPreferences();
    this.panel.showLooks(looks);
  }

  private async copy(text: string): Promise<void> {
    const done = await copyText(text);
    this.panel.notice(this.words(done ? 'widget.copied' : 'widget.copyFailed'));
  }

  private restart(): void {
    this.talk.restart();
    this.panel.showOptions(false);
    this.panel.composer.focus();
  }

  private keepPreferences(): void {
    this.memory.keepPreferences({ lang: this.lang, ...this.looks });
  }

  private listenToBrowser(): void {
    listenToBrowser({
      onOffline: () => {
        this.talk.lost();
      },
      onBack: () => {
        this.talk.connect();
      },
      onLeave: () => {
        this.reader.stop();
      },
      onStored: (key) => {
        if (key === null) this.forget();
        else if (key === this.memory.sessionKey) this.talk.followOtherTab();
      },
    });
  }

  // Another tab has wiped everything: the next person must not see this one's words.
  private forget(): void {
    this.talk.restart();
    if (this.shown) this.close();
  }
}

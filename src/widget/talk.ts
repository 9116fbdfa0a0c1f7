import { DirectLine } from './direct-line';
import { Link } from './link';
import type { LinkState } from './link';
import type { Memory } from './memory';
import { Outbox } from './outbox';
import type { Choice, Incoming, Language, Rating } from './protocol';
import { Transcript } from './transcript';
import type { Entry } from './transcript';
import { TypingSign } from './typing-sign';

export interface TalkDeps {
  /** Address the widget came from, with a slash at the end. */
  readonly home: string;
  readonly memory: Memory;
  readonly lang: () => Language;
  /** What was said, or how far it has come, is different now. */
  readonly onChange: () => void;
  /** The bot has said something new. */
  readonly onHeard: (text: string) => void;
  readonly onState: (state: LinkState, before: LinkState) => void;
  /** The former conversation is over and a new one begins. */
  readonly onRenewed: () => void;
}

/** The conversation itself, without a view: what was said, what waits, and the connection. */
export class Talk {
  private readonly transcript = new Transcript();
  private readonly link: Link;
  private readonly outbox: Outbox;
  private readonly typing: TypingSign;
  private before: LinkState = 'connecting';

  constructor(private readonly deps: TalkDeps) {
    this.typing = new TypingSign(deps.onChange);
    this.link = this.newLink();
    this.outbox = this.newOutbox();
    for (const { id, text } of this.outbox.list()) {
      if (text !== undefined) this.transcript.say(id, text);
    }
  }

  get state(): LinkState {
    return this.link.state;
  }

  entries(): readonly Entry[] {
    return this.transcript.list();
  }

  /** The choices of the last thing said. */
  choices(): readonly Choice[] {
    return this.transcript.choices();
  }

  /** True while the citizen has said nothing. */
  isUntouched(): boolean {
    return this.transcript.isUntouched();
  }

  /** True while the bot is about to say something. */
  isAwaited(): boolean {
    return this.typing.on || this.transcript.awaitsReply();
  }

  connect(): void {
    void this.link.connect();
  }

  /** The network is gone. */
  lost(): void {
    this.link.lost();
  }

  say(text: string): void {
    this.transcript.say(this.outbox.say(text), text);
    this.flush();
  }

  /** Says again what the server had refused. */
  sayAgain({ key, text }: Entry): void {
    this.outbox.sayAgain(key, text);
    this.flush();
  }

  rate(rating: Rating): void {
    this.transcript.rate(rating);
    this.outbox.rate(rating);
    this.flush();
  }

  /** Leaves this conversation for a new one; what waited is not sent any more. */
  restart(): void {
    this.outbox.clear();
    this.empty();
    void this.link.renew();
  }

  /** Goes on with the conversation that another tab has begun. */
  followOtherTab(): void {
    const session = this.deps.memory.session();
    if (session === undefined || session.conversationId === this.link.conversationId) return;
    this.empty();
    void this.link.adopt();
  }

  private flush(): void {
    void this.outbox.flush();
  }

  private empty(): void {
    this.transcript.clear();
    this.deps.onChange();
  }

  private receive(activities: readonly Incoming[], past: boolean): void {
    for (const incoming of activities) {
      if (incoming.kind === 'typing') this.typing.show();
      const entry = this.transcript.receive(incoming);
      if (entry === undefined || entry.mine) continue;
      this.typing.hide();
      if (!past || this.transcript.isLive()) this.deps.onHeard(entry.answer?.body ?? entry.text);
    }
    this.deps.onChange();
  }

  private changeState(state: LinkState): void {
    this.deps.onState(state, this.before);
    this.before = state;
    if (state === 'online') this.flush();
  }

  private newLink(): Link {
    const { home, memory, lang, onRenewed } = this.deps;
    return new Link({
      directLine: new DirectLine(`${home}v3/directline`, (url, init) => fetch(url, init)),
      memory,
      openSocket: (url) => new WebSocket(url),
      now: () => Date.now(),
      after: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => {
          clearTimeout(timer);
        };
      },
      locale: lang,
      onState: (state) => {
        this.changeState(state);
      },
      onActivities: (activities, past) => {
        this.receive(activities, past);
      },
      onRenewed: () => {
        this.empty();
        onRenewed();
      },
    });
  }

  private newOutbox(): Outbox {
    return new Outbox({
      memory: this.deps.memory,
      newId,
      locale: this.deps.lang,
      post: (activity) => this.link.post(activity),
      onDelivery: (id, delivery) => {
        this.transcript.mark(id, delivery);
        this.deps.onChange();
      },
    });
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

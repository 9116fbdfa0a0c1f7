import { DirectLine } from './direct-line';
import { keptEngine } from './kept-desk';
import type { KeptEngine } from './kept-engine';
import { KeptTurns } from './kept-turns';
import type { AnsweredHere } from './kept-turns';
import { Link } from './link';
import type { LinkState } from './link';
import type { Memory } from './memory';
import { Outbox } from './outbox';
import { patientFetch } from './patient-fetch';
import type { Choice, Incoming, Language, Rating } from './protocol';
import { Transcript } from './transcript';
import type { Delivery, Entry } from './transcript';
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
  /** While there is no network, the copy of this day answers, once it is ready. */
  readonly onKept: (day: string, ready: boolean) => void;
  /** The former conversation is over and a new one begins. */
  readonly onRenewed: () => void;
}

/** The conversation itself, without a view: what was said, what waits, and the connection. */
export class Talk {
  private readonly transcript = new Transcript();
  private readonly link: Link;
  private readonly outbox: Outbox;
  private readonly typing: TypingSign;
  private readonly engine: KeptEngine;
  private readonly here: KeptTurns;
  private before: LinkState = 'connecting';

  constructor(private readonly deps: TalkDeps) {
    this.typing = new TypingSign(deps.onChange);
    this.link = this.newLink();
    this.outbox = this.newOutbox();
    this.engine = keptEngine(deps.home);
    this.here = new KeptTurns(this.engine, deps.memory);
    this.showAgain();
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
    const about = this.transcript.answered(rating.code)?.kept?.about;
    this.transcript.rate(rating);
    this.outbox.rate(about ? { ...rating, about } : rating);
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
    if (this.link.state === 'offline') this.answerHere();
  }

  /** What a reload would lose: answers of the kept copy, and messages that wait. */
  private showAgain(): void {
    for (const { id, text, answered } of this.here.list()) {
      this.transcript.say(id, text);
      this.place(id, answered);
    }
    const shown = new Set(this.transcript.list().map(({ key }) => key));
    for (const { id, text } of this.outbox.list()) {
      if (text !== undefined && !shown.has(id)) this.transcript.say(id, text);
    }
  }

  /** Has the kept copy answer what waits for the network. */
  private answerHere(): void {
    for (const { id, text } of this.outbox.list()) {
      if (text !== undefined) void this.answerOneHere(id, text);
    }
  }

  private async answerOneHere(id: string, text: string): Promise<void> {
    if (this.engine.isOpen) this.typing.show();
    const answered = await this.here.answer(id, text, this.deps.lang());
    this.typing.hide();
    // Sent after all, or wiped, while the engine was thinking.
    if (answered === undefined || !this.outbox.list().some((one) => one.id === id)) return;
    if (!answered.forServer) this.outbox.withdraw(id);
    this.place(id, answered);
    for (const { answer, text: said } of answered.replies) this.deps.onHeard(answer?.body ?? said);
    this.deps.onChange();
  }

  private place(id: string, { replies, forServer }: AnsweredHere): void {
    this.transcript.place(id, forServer ? 'waiting' : 'sent');
    for (const reply of replies) this.transcript.receive(reply);
  }

  private empty(): void {
    this.here.clear();
    this.transcript.clear();
    this.deps.onChange();
  }

  private receive(activities: readonly Incoming[], past: boolean): void {
    for (const incoming of activities) {
      if (incoming.kind === 'typing') this.typing.show();
      const entry = this.transcript.receive(incoming, past);
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
    if (state === 'offline') void this.standIn();
  }

  // The engine is started before it is needed: building it takes a phone seconds.
  private async standIn(): Promise<void> {
    const kept = await this.engine.open();
    if (kept === undefined || this.link.state !== 'offline') return;
    this.deps.onKept(kept.asOf, false);
    this.answerHere();
    if (await this.engine.ready) this.tellReady(kept.asOf);
  }

  private tellReady(day: string): void {
    if (this.link.state === 'offline') this.deps.onKept(day, true);
  }

  private delivered(id: string, delivery: Delivery): void {
    this.transcript.mark(id, delivery);
    if (delivery === 'waiting') this.answerHere();
    this.deps.onChange();
  }

  private newLink(): Link {
    const { home, memory, lang, onRenewed } = this.deps;
    return new Link({
      directLine: new DirectLine(`${home}v3/directline`, patientFetch(fetch)),
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

  /** Sends a photo the bot has asked for; false when it could not be sent. */
  sendPhoto(photo: Blob): Promise<boolean> {
    return this.link.upload(photo);
  }

  private newOutbox(): Outbox {
    return new Outbox({
      memory: this.deps.memory,
      newId,
      locale: this.deps.lang,
      post: (activity) => this.link.post(activity),
      onDelivery: (id, delivery) => {
        this.delivered(id, delivery);
      },
    });
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

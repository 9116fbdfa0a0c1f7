import type { AnswerData, Choice, Incoming, KeptMark, Rating } from './protocol';

/** How far a message of the citizen has come. */
export type Delivery = 'waiting' | 'sending' | 'sent' | 'refused';

/** One thing said, in the order of the conversation. Replaced as a whole when it changes. */
export interface Entry {
  /** Stays the same from typing to delivery. */
  readonly key: string;
  readonly mine: boolean;
  readonly text: string;
  readonly delivery: Delivery;
  /** True once the server has shown it in the conversation; only then is its place certain. */
  readonly settled: boolean;
  readonly answer?: AnswerData;
  readonly wantsPhoto?: boolean;
  readonly choices: readonly Choice[];
  readonly rating?: Rating;
  /** Where it comes from the copy kept on this device. */
  readonly kept?: KeptMark;
  /** True for what the kept copy said or was asked. */
  readonly here?: boolean;
}

/** What was said so far; pure bookkeeping, without DOM or network. */
export class Transcript {
  private entries: readonly Entry[] = [];
  private readonly seen = new Set<string>();
  private readonly own = new Set<string>();
  private heard = false;

  list(): readonly Entry[] {
    return this.entries;
  }

  /** The choices that may be tapped now: those of the last thing said. */
  choices(): readonly Choice[] {
    return this.entries[this.entries.length - 1]?.choices ?? [];
  }

  /** True once the server has taken something said on this page: what follows is new. */
  isLive(): boolean {
    return this.heard;
  }

  /** True while the citizen has said nothing. */
  isUntouched(): boolean {
    return !this.entries.some(({ mine }) => mine);
  }

  /** True while the citizen's last message has no reply. */
  awaitsReply(): boolean {
    const last = this.entries[this.entries.length - 1];
    return last?.mine === true && (last.delivery === 'sent' || last.delivery === 'sending');
  }

  /**
   * Takes an activity; returns the entry it added, or undefined when it was known already. What is
   * `past` was said before this page was opened, and before anything the kept copy has answered.
   */
  receive(incoming: Incoming, past = false): Entry | undefined {
    if (incoming.kind === 'typing' || this.seen.has(incoming.id)) return undefined;
    this.seen.add(incoming.id);
    if (incoming.kind === 'rated') {
      this.rate(incoming.rating);
      return undefined;
    }
    return this.receiveSaid(incoming, past);
  }

  /** Shows what the citizen wrote before the server has it. */
  say(clientId: string, text: string): void {
    this.own.add(clientId);
    this.add({
      key: clientId,
      mine: true,
      text,
      delivery: 'waiting',
      settled: false,
      choices: [],
    });
  }

  mark(clientId: string, delivery: Delivery): void {
    this.change(
      ({ key, delivery: now }) => key === clientId && now !== 'sent',
      (entry) => ({ ...entry, delivery }),
    );
  }

  /** Gives a message its place though the server has not seen it; it may never see it. */
  place(clientId: string, delivery: Delivery): void {
    this.change(
      ({ key }) => key === clientId,
      (entry) => ({ ...entry, delivery, settled: true, here: true }),
    );
  }

  /** The answer that bears a code. */
  answered(code: string): Entry | undefined {
    return this.entries.find(({ answer }) => answer?.code === code);
  }

  rate(rating: Rating): void {
    this.change(
      ({ answer }) => answer?.code === rating.code,
      (entry) => ({ ...entry, rating }),
    );
  }

  clear(): void {
    this.entries = [];
    this.seen.clear();
    this.heard = false;
  }

  private receiveSaid(said: Extract<Incoming, { kind: 'said' }>, past: boolean): Entry | undefined {
    const { clientId } = said;
    if (clientId !== undefined && this.own.has(clientId)) this.heard = true;
    if (clientId !== undefined && this.entries.some(({ key }) => key === clientId)) {
      this.settle(clientId);
      return undefined;
    }
    const { mine, text, choices, answer, kept, wantsPhoto } = said;
    const entry = {
      key: clientId ?? said.id,
      mine,
      text,
      delivery: 'sent',
      settled: true,
      ...(wantsPhoto === true && { wantsPhoto }),
      choices,
      ...(answer && { answer }),
      ...(kept && { kept, here: true }),
    } as const;
    return past ? this.addBeforeHere(entry) : this.add(entry);
  }

  private settle(clientId: string): void {
    const entry = this.entries.find(({ key }) => key === clientId);
    if (entry === undefined || entry.settled) return;
    this.entries = this.entries.filter(({ key }) => key !== clientId);
    this.add({ ...entry, delivery: 'sent', settled: true });
  }

  // What is on its way stands after everything the server has shown.
  private add(entry: Entry): Entry {
    const onItsWay = entry.settled ? this.entries.filter(isOnItsWay) : [];
    const before =
      onItsWay.length === 0 ? this.entries : this.entries.filter((other) => !isOnItsWay(other));
    this.entries = [...before, entry, ...onItsWay];
    return entry;
  }

  private addBeforeHere(entry: Entry): Entry {
    const place = this.entries.findIndex(({ here }) => here === true);
    if (place < 0) return this.add(entry);
    this.entries = [...this.entries.slice(0, place), entry, ...this.entries.slice(place)];
    return entry;
  }

  private change(which: (entry: Entry) => boolean, to: (entry: Entry) => Entry): void {
    this.entries = this.entries.map((entry) => (which(entry) ? to(entry) : entry));
  }
}

function isOnItsWay({ settled, delivery }: Entry): boolean {
  return !settled && delivery !== 'refused';
}

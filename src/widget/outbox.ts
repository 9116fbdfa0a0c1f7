import type { Memory, Waiting } from './memory';
import type { Rating } from './protocol';
import type { Delivery } from './transcript';

export interface OutboxDeps {
  readonly memory: Memory;
  readonly newId: () => string;
  readonly locale: () => string;
  readonly post: (activity: object) => Promise<'sent' | 'later' | 'refused'>;
  readonly onDelivery: (id: string, delivery: Delivery) => void;
}

/**
 * Sends one thing after the other and keeps what could not be sent, over a reload too. Repeating
 * is safe: the server knows a message again by its id.
 */
export class Outbox {
  private waiting: readonly Waiting[];
  private sending = false;
  private again = false;

  constructor(private readonly deps: OutboxDeps) {
    this.waiting = deps.memory.outbox();
  }

  /** What waits, in order; after a reload these are to be shown again. */
  list(): readonly Waiting[] {
    return this.waiting;
  }

  /** Queues a message and returns the id under which its delivery is told. */
  say(text: string): string {
    return this.add({ text });
  }

  rate(rating: Rating): void {
    this.add({ rating });
  }

  /** Queues again what the server had refused. */
  sayAgain(id: string, text: string): void {
    this.keep([...this.waiting, { id, text }]);
  }

  /** Takes back what need not be sent any more. */
  withdraw(id: string): void {
    this.keep(this.waiting.filter((one) => one.id !== id));
  }

  clear(): void {
    this.keep([]);
  }

  /** Sends what waits until the first thing that must wait on. */
  async flush(): Promise<void> {
    this.again = this.sending;
    if (this.sending) return;
    this.sending = true;
    try {
      while ((await this.sendFirst()) || this.isAskedAgain());
    } finally {
      this.sending = false;
    }
  }

  // Whoever asked meanwhile may know that the network is back.
  private isAskedAgain(): boolean {
    const { again } = this;
    this.again = false;
    return again;
  }

  private async sendFirst(): Promise<boolean> {
    const [first] = this.waiting;
    if (first === undefined) return false;
    this.deps.onDelivery(first.id, 'sending');
    const outcome = await this.deps.post(this.toActivity(first));
    this.deps.onDelivery(first.id, outcome === 'later' ? 'waiting' : outcome);
    if (outcome === 'later') return false;
    this.keep(this.waiting.filter(({ id }) => id !== first.id));
    return true;
  }

  private add(content: Omit<Waiting, 'id'>): string {
    const id = this.deps.newId();
    this.keep([...this.waiting, { id, ...content }]);
    return id;
  }

  private keep(waiting: readonly Waiting[]): void {
    this.waiting = waiting;
    this.deps.memory.keepOutbox(waiting);
  }

  private toActivity({ id, text, rating }: Waiting): object {
    const common = {
      from: { id: 'citizen' },
      locale: this.deps.locale(),
      channelData: { clientActivityID: id },
    };
    return rating === undefined
      ? { ...common, type: 'message', text }
      : { ...common, type: 'event', name: 'rating', value: rating };
  }
}

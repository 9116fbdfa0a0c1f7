import { giveWay } from '../../core';
import type { Clock } from '../../core';
import type { Acceptance, Inbox, NewEvent } from '../../store';

interface Waiting {
  readonly event: NewEvent;
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 100;
// A hundred a second is a burst; an everyday stream must not slow the turns down.
const burst = 10;
const burstMs = 100;
// A busy process hears of deliveries late; a short gap between them is no calm.
const calmMs = 1000;

/**
 * Puts events on disk, those that arrive together with one wait for the disk: at two hundred a
 * second a wait each would be too slow to answer Zalo in time.
 */
export class Intake {
  private waiting: Waiting[] = [];
  private flushing = false;
  private arrivals: readonly number[] = [];
  private pressedUntil = 0;

  constructor(
    private readonly inbox: Inbox,
    private readonly clock: Clock,
  ) {}

  /** Counts as pressed for `ms` from now. */
  beGentle(ms: number): void {
    this.pressedUntil = this.clock.now().getTime() + ms;
  }

  /** Whether deliveries press, so that everything else should take smaller steps. */
  isPressed(): boolean {
    return this.clock.now().getTime() < this.pressedUntil;
  }

  /** Resolves once the event survives even a power cut. */
  accept(event: NewEvent): Promise<Acceptance> {
    this.noteArrival(this.clock.now().getTime());
    return new Promise((resolve, reject) => {
      this.waiting.push({ event, resolve, reject });
      if (this.flushing) return;
      this.flushing = true;
      // Those at the door come along: a wait for the disk each would let a queue grow.
      void giveWay().then(() => this.flush());
    });
  }

  private noteArrival(now: number): void {
    this.arrivals = [...this.arrivals, now].slice(-burst);
    const isBurst = this.arrivals.length === burst && now - (this.arrivals[0] ?? 0) < burstMs;
    if (isBurst) this.pressedUntil = Math.max(this.pressedUntil, now + calmMs);
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) await this.write(this.waiting.splice(0, mostAtOnce));
    this.flushing = false;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.inbox.accept(batch.map(({ event }) => event));
      batch.forEach(({ resolve }, i) => {
        resolve(outcomes[i] ?? 'accepted');
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

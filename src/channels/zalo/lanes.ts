import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage, giveWay } from '../../core';
import type { Clock, Logger } from '../../core';

/** What a piece of work found: nothing left, more at once, or something for later. */
export type LaneResult = 'empty' | 'more' | Date;

export interface LanesDeps {
  /** Does one thing in a lane. */
  readonly work: (lane: string) => Promise<LaneResult>;
  /** Lanes in which something waits, whoever left it there. */
  readonly look: () => Promise<readonly string[]>;
  readonly atOnce: number;
  /** True while something more urgent needs the process. */
  readonly isPressed?: () => boolean;
  /** The least time between two pieces of work while it does. */
  readonly pressedMs: number;
  /** Between two looks, and before a lane whose work threw is tried again. */
  readonly sweepMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Works lane by lane: one thing at a time in each, a few lanes side by side, everyone in turn.
 * Between two things it gives way to the network, so that Zalo's deliveries never wait for them.
 */
export class Lanes {
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly alarms = new Map<string, NodeJS.Timeout>();
  private sweeper: NodeJS.Timeout | undefined;
  private gate: Promise<void> = Promise.resolve();
  private closing = false;

  constructor(private readonly deps: LanesDeps) {}

  /** Works in a lane soon; returns at once. */
  wake(lane: string): void {
    if (this.closing) return;
    this.waiting.add(lane);
    this.pump();
  }

  /** Looks now and from time to time; resolves to how many lanes were found waiting. */
  async start(): Promise<number> {
    this.sweeper = setInterval(() => {
      this.sweep().catch((error: unknown) => {
        this.deps.logger.warn({ error: errorMessage(error) }, 'waiting lanes not looked for');
      });
    }, this.deps.sweepMs);
    this.sweeper.unref();
    return this.sweep();
  }

  /** Lets what runs end; the rest stays on disk. */
  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.sweeper);
    for (const alarm of this.alarms.values()) clearTimeout(alarm);
    await Promise.all(this.running.values());
  }

  private async sweep(): Promise<number> {
    const lanes = await this.deps.look();
    for (const lane of lanes) this.wake(lane);
    return lanes.length;
  }

  private pump(): void {
    for (const lane of this.waiting) {
      if (this.running.size >= this.deps.atOnce) return;
      if (this.running.has(lane)) continue;
      this.waiting.delete(lane);
      this.running.set(lane, this.run(lane));
    }
  }

  private async run(lane: string): Promise<void> {
    await this.pass();
    const result = await this.workSafely(lane);
    this.running.delete(lane);
    if (result === 'more') this.wake(lane);
    else if (result !== 'empty') this.wakeAt(lane, result);
    if (!this.closing) this.pump();
  }

  /**
   * One lane a round of the event loop, because on SQLite a turn runs through without a pause, and
   * slowly while deliveries press: Zalo counts milliseconds, citizens seconds.
   */
  private pass(): Promise<void> {
    const { isPressed, pressedMs } = this.deps;
    this.gate = this.gate.then(async () => {
      await giveWay();
      if (!this.closing && isPressed?.() === true) await pause(pressedMs);
    });
    return this.gate;
  }

  private async workSafely(lane: string): Promise<LaneResult> {
    try {
      return await this.deps.work(lane);
    } catch (error) {
      // The work is still on disk; the database or the network may be back by then.
      this.deps.logger.error({ error: errorMessage(error) }, 'work in a lane was interrupted');
      return new Date(this.deps.clock.now().getTime() + this.deps.sweepMs);
    }
  }

  private wakeAt(lane: string, at: Date): void {
    if (this.closing) return;
    clearTimeout(this.alarms.get(lane));
    const ms = Math.max(0, at.getTime() - this.deps.clock.now().getTime());
    // What is far away is found by the sweep; a timer for each would be a second outbox.
    if (ms > this.deps.sweepMs) return;
    const alarm = setTimeout(() => {
      this.alarms.delete(lane);
      this.wake(lane);
    }, ms);
    alarm.unref();
    this.alarms.set(lane, alarm);
  }
}

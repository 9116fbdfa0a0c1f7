/** Tasks planned for later, which can be called off one by one or all together. */
export class Timers {
  private readonly stops = new Set<() => void>();

  /** `after` runs a task once after so many milliseconds; its result cancels it. */
  constructor(private readonly after: (ms: number, task: () => void) => () => void) {}

  /** Runs `task` once after `ms`; the result cancels it. */
  later(ms: number, task: () => void): () => void {
    const cancel = this.after(ms, () => {
      this.stops.delete(stop);
      task();
    });
    const stop = (): void => {
      this.stops.delete(stop);
      cancel();
    };
    this.stops.add(stop);
    return stop;
  }

  stopAll(): void {
    for (const stop of [...this.stops]) stop();
  }
}

/** What can go wrong with one call. `after` means that Zalo had done what was asked. */
export type Fault =
  | { readonly kind: 'error'; readonly code: number }
  | { readonly kind: 'http500'; readonly when: 'before' | 'after' }
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'nonsense' };

/** Each class of failure the reference names. */
export const everyFault: readonly Fault[] = [
  { kind: 'error', code: -32 },
  { kind: 'error', code: -216 },
  { kind: 'error', code: -200 },
  { kind: 'error', code: -201 },
  { kind: 'error', code: -213 },
  { kind: 'http500', when: 'before' },
  { kind: 'http500', when: 'after' },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
  { kind: 'slow', ms: 12_000 },
  { kind: 'nonsense' },
];

/** Numbers from 0 to below 1 that look random and are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Decides which calls fail: those queued first, then a share of all. */
export class Faults {
  private readonly queue: Fault[] = [];
  private share = 0;
  private kinds: readonly Fault[] = [];
  injected = 0;

  constructor(private readonly random: () => number) {}

  /** The next calls fail like this, one after another. */
  next(...faults: readonly Fault[]): void {
    this.queue.push(...faults);
  }

  /** From now on this share of calls fails, each in one of these ways. */
  always(share: number, kinds: readonly Fault[] = everyFault): void {
    this.share = share;
    this.kinds = kinds;
  }

  take(): Fault | undefined {
    const fault = this.queue.shift() ?? this.byChance();
    if (fault !== undefined) this.injected += 1;
    return fault;
  }

  private byChance(): Fault | undefined {
    if (this.random() >= this.share) return undefined;
    return this.kinds[Math.floor(this.random() * this.kinds.length)];
  }
}

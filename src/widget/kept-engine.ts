import type { Language } from './protocol';

/** What the service worker says is kept on this device. */
export interface KeptState {
  /** `YYYY-MM-DD`: the day on which the server said that this is its latest. */
  readonly asOf: string;
  /** Of all files, as they were sent. */
  readonly bytes: number;
  readonly locality: string;
  /** Addresses of the engine's script and of what it knows. */
  readonly engine: string;
  readonly knowledge: string;
  readonly language: string;
}

/** The part of `Worker` that is used. */
export interface EngineWorker {
  postMessage(message: object): void;
  addEventListener(
    type: 'message' | 'error',
    listener: (event: { readonly data?: unknown }) => void,
  ): void;
}

export interface KeptEngineDeps {
  /** What this device keeps, asked of the service worker. */
  readonly here: () => Promise<KeptState | undefined>;
  readonly start: (url: string) => EngineWorker;
}

/** What the kept copy says to a message: replies as the engine gives them, and the copy's day. */
export interface KeptReplies {
  readonly asOf: string;
  readonly replies: readonly unknown[];
}

type Settle = (value: boolean) => void;
type Heard = (replies: readonly unknown[] | undefined) => void;

/** The answering engine kept on this device; it is started on first need and never blocks the page. */
export class KeptEngine {
  private opening: Promise<KeptState | undefined> | undefined;
  private worker: EngineWorker | undefined;
  private readonly waiting = new Map<string, Heard>();
  private readonly readiness = settleable();

  constructor(private readonly deps: KeptEngineDeps) {}

  /** Starts the engine where one is kept; resolves with what is kept, before the engine is ready. */
  open(): Promise<KeptState | undefined> {
    this.opening ??= this.start();
    return this.opening;
  }

  /** True once an engine was started and has not failed. */
  get isOpen(): boolean {
    return this.worker !== undefined;
  }

  /** Resolves once the engine can answer at once; false where it cannot answer at all. */
  get ready(): Promise<boolean> {
    return this.readiness.promise;
  }

  /** What the copy says to a message; undefined where none is kept or the engine fails. */
  async hear(id: string, text: string, lang: Language): Promise<KeptReplies | undefined> {
    const kept = await this.open();
    const { worker } = this;
    if (kept === undefined || worker === undefined) return undefined;
    const replies = await new Promise<readonly unknown[] | undefined>((resolve) => {
      this.waiting.set(id, resolve);
      worker.postMessage({ kind: 'hear', id, text, lang });
    });
    return replies && { asOf: kept.asOf, replies };
  }

  /** Forgets what was talked about. */
  restart(): void {
    this.worker?.postMessage({ kind: 'restart' });
  }

  private async start(): Promise<KeptState | undefined> {
    const kept = await this.deps.here();
    if (kept === undefined) {
      // It may be kept a moment later.
      this.opening = undefined;
      return undefined;
    }
    const { engine, knowledge, language, locality } = kept;
    const worker = this.deps.start(engine);
    worker.addEventListener('message', ({ data }) => {
      this.receive(data);
    });
    worker.addEventListener('error', () => {
      this.fail();
    });
    worker.postMessage({ kind: 'open', knowledge, language, locality });
    this.worker = worker;
    return kept;
  }

  private receive(data: unknown): void {
    const { kind, id, replies } = (data ?? {}) as Readonly<Record<string, unknown>>;
    if (kind === 'ready') this.readiness.settle(true);
    if (kind === 'failed') this.fail();
    if (kind !== 'heard' || typeof id !== 'string') return;
    const heard = this.waiting.get(id);
    this.waiting.delete(id);
    heard?.(Array.isArray(replies) ? replies : undefined);
  }

  private fail(): void {
    this.worker = undefined;
    this.readiness.settle(false);
    for (const heard of this.waiting.values()) heard(undefined);
    this.waiting.clear();
  }
}

function settleable(): { readonly promise: Promise<boolean>; readonly settle: Settle } {
  let settle: Settle = () => undefined;
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return {
    promise,
    settle: (value) => {
      settle(value);
    },
  };
}

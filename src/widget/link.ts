import type { DirectLine, Outcome } from './direct-line';
import type { Memory, Session } from './memory';
import { readActivitySet } from './protocol';
import type { Grant, Incoming } from './protocol';

export type LinkState = 'connecting' | 'online' | 'offline';

/** The part of `WebSocket` that is used. */
export interface Socket {
  addEventListener(type: 'open' | 'message' | 'close', listener: (event: object) => void): void;
  send(data: string): void;
  close(): void;
}

export interface LinkDeps {
  readonly directLine: DirectLine;
  readonly memory: Memory;
  readonly openSocket: (url: string) => Socket;
  readonly now: () => number;
  /** Runs `task` once after `ms`; the result cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
  readonly locale: () => string;
  readonly onState: (state: LinkState) => void;
  /** `past` is true for what was said before this page was opened. */
  readonly onActivities: (activities: readonly Incoming[], past: boolean) => void;
  /** The former conversation is over and a new one begins. */
  readonly onRenewed: () => void;
}

const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000];
const pollMs = 1_500;
const keepAliveMs = 20_000;
// Some offices let HTTP through and let WebSockets hang.
const socketPatienceMs = 6_000;
const socketTries = 2;
const reopenMs = 500;
// By then the server has the question and, as a rule, the answer.
const answeredMs = 150;
const fullPage = 50;

/**
 * Keeps one conversation connected: begins or resumes it, follows its stream (or polls where no
 * WebSocket gets through), comes back after a lost network, and renews the token in time.
 */
export class Link {
  private current: LinkState = 'connecting';
  private session: Session | undefined;
  private watermark = '';
  private socket: Socket | undefined;
  private busy = false;
  private closed = false;
  private failures = 0;
  private socketFailures = 0;
  private history: Promise<unknown> | undefined;
  private readonly stops = new Set<() => void>();
  private readonly deps: LinkDeps;

  constructor(deps: LinkDeps) {
    this.deps = deps;
    const kept = deps.memory.session();
    this.session = kept !== undefined && kept.expiresAt > deps.now() ? kept : undefined;
  }

  get state(): LinkState {
    return this.current;
  }

  get conversationId(): string | undefined {
    return this.session?.conversationId;
  }

  /** Connects now, also when a later try was planned. Does nothing while connected. */
  async connect(): Promise<void> {
    if (this.busy || this.closed || this.current === 'online') return;
    this.busy = true;
    this.stopAll();
    if (this.failures === 0) this.change('connecting');
    const grant = await this.grant();
    this.busy = false;
    if (grant.kind === 'ok') this.follow(grant.value);
    else this.retry(grant.kind === 'later' ? grant.afterMs : undefined);
  }

  /** The network is gone; `connect` brings it back at once, and time does by itself. */
  lost(): void {
    this.stopAll();
    this.retry(undefined);
  }

  /** Leaves the conversation for a new one. */
  async renew(): Promise<void> {
    this.forget();
    this.current = 'connecting';
    await this.connect();
  }

  /** Takes over the conversation that another tab of this browser has begun. */
  async adopt(): Promise<void> {
    this.forget();
    this.session = this.deps.memory.session();
    this.current = 'connecting';
    await this.connect();
  }

  /** Posts one activity; `later` means that it is worth another try when connected. */
  async post(activity: object): Promise<'sent' | 'later' | 'refused'> {
    const { session } = this;
    // While the conversation is being opened again, a message need not wait for its history.
    if (session === undefined || this.current === 'offline') return 'later';
    if (this.busy) this.later(answeredMs, () => void this.readAnswer(session));
    const outcome = await this.deps.directLine.post(session, activity);
    if (outcome.kind === 'ok') return 'sent';
    if (outcome.kind === 'refused') return 'refused';
    // Whoever is connecting finds out the same, and mends it.
    if (this.busy || this.session?.conversationId !== session.conversationId) return 'later';
    switch (outcome.kind) {
      case 'gone':
        this.stopAll();
        this.retry(0);
        return 'later';
      case 'later':
        this.stopAll();
        this.retry(outcome.afterMs);
        return 'later';
    }
  }

  close(): void {
    this.closed = true;
    this.stopAll();
  }

  private async grant(): Promise<Outcome<Grant>> {
    const { directLine, memory, locale, onRenewed } = this.deps;
    if (this.session !== undefined) {
      const resumed = await this.resume(this.session);
      if (resumed.kind !== 'gone') return resumed;
      this.forget();
      onRenewed();
    }
    const started = await directLine.start(locale());
    if (started.kind === 'ok') this.keep(started.value);
    else memory.keepSession(undefined);
    return started;
  }

  private async resume(session: Session): Promise<Outcome<Grant>> {
    const reading = this.watermark === '' ? this.readPast(session) : undefined;
    this.history = reading;
    // Asked for together, they cost one round trip of a slow network.
    const [past, grant] = await Promise.all([
      reading,
      this.deps.directLine.resume(session, this.watermark || (session.watermark ?? '')),
    ]);
    if (past !== undefined && past.kind !== 'ok') return past;
    if (grant.kind === 'ok') this.keep(grant.value);
    return grant;
  }

  // The stream opens a whole round trip later than a question can be answered.
  private async readAnswer(session: Session): Promise<void> {
    const { directLine } = this.deps;
    const page = await directLine.read(session, this.watermark || (session.watermark ?? ''));
    await this.history;
    if (page.kind === 'ok' && this.session?.conversationId === session.conversationId)
      this.take(page.value, true);
  }

  // The stream would replay it too, but then old and new could not be told apart.
  private async readPast(session: Session): Promise<Outcome<true>> {
    for (;;) {
      const page = await this.deps.directLine.read(session, this.watermark);
      if (page.kind !== 'ok') return page;
      this.take(page.value, true);
      // What a short page leaves out, the stream brings: it saves a round trip of a slow network.
      if (page.value.count < fullPage) return { kind: 'ok', value: true };
    }
  }

  private take(set: ReturnType<typeof readActivitySet>, past: boolean): void {
    if (set.watermark !== '') this.watermark = set.watermark;
    this.remember();
    if (set.activities.length > 0) this.deps.onActivities(set.activities, past);
  }

  private keep({ conversationId, token, expiresIn }: Grant): void {
    const expiresAt = this.deps.now() + expiresIn * 1000;
    this.session = { conversationId, token, expiresAt };
    this.remember();
  }

  private remember(): void {
    if (this.session === undefined) return;
    this.deps.memory.keepSession({ ...this.session, watermark: this.watermark });
  }

  private forget(): void {
    this.stopAll();
    this.session = undefined;
    this.watermark = '';
    this.failures = 0;
  }

  private follow({ streamUrl, expiresIn }: Grant): void {
    this.failures = 0;
    this.later(expiresIn * 500, () => void this.refresh());
    if (streamUrl === undefined || this.socketFailures >= socketTries) void this.poll();
    else this.listen(streamUrl);
    this.change('online');
  }

  private listen(streamUrl: string): void {
    const socket = this.openSocket(streamUrl);
    if (socket === undefined) return;
    let opened = false;
    const over = (): void => {
      if (this.socket !== socket) return;
      if (!opened) this.socketFailures += 1;
      this.stopAll();
      this.current = 'connecting';
      // A server that shuts every stream at once must not be called in a loop.
      this.later(reopenMs, () => void this.connect());
    };
    this.socket = socket;
    const stopWaiting = this.later(socketPatienceMs, () => {
      socket.close();
      over();
    });
    socket.addEventListener('open', () => {
      opened = true;
      this.socketFailures = 0;
      stopWaiting();
      this.keepAlive(socket);
    });
    socket.addEventListener('message', (event) => {
      if (this.socket === socket) this.take(readActivitySet(parse(event)), false);
    });
    socket.addEventListener('close', over);
  }

  private openSocket(streamUrl: string): Socket | undefined {
    try {
      return this.deps.openSocket(streamUrl);
    } catch {
      this.socketFailures = socketTries;
      void this.poll();
      return undefined;
    }
  }

  private keepAlive(socket: Socket): void {
    this.later(keepAliveMs, () => {
      socket.send('');
      this.keepAlive(socket);
    });
  }

  private async poll(): Promise<void> {
    const { session } = this;
    if (session === undefined || this.closed) return;
    const page = await this.deps.directLine.read(session, this.watermark);
    if (this.session?.conversationId !== session.conversationId || this.current === 'offline')
      return;
    if (page.kind === 'ok') {
      this.take(page.value, false);
      this.later(pollMs, () => void this.poll());
      return;
    }
    this.stopAll();
    this.retry(page.kind === 'later' ? page.afterMs : 0);
  }

  private async refresh(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const grant = await this.deps.directLine.refresh(session);
    if (this.session !== session) return;
    if (grant.kind === 'ok') this.keep(grant.value);
    const ms = grant.kind === 'ok' ? grant.value.expiresIn * 500 : 30_000;
    this.later(ms, () => void this.refresh());
  }

  private retry(afterMs: number | undefined): void {
    const ms = afterMs ?? retryMs[Math.min(this.failures, retryMs.length - 1)] ?? 0;
    this.failures += 1;
    this.change('offline');
    this.later(ms, () => void this.connect());
  }

  private later(ms: number, task: () => void): () => void {
    const cancel = this.deps.after(ms, () => {
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

  private stopAll(): void {
    for (const stop of [...this.stops]) stop();
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
  }

  private change(state: LinkState): void {
    if (this.current === state && state !== 'connecting') return;
    this.current = state;
    this.deps.onState(state);
  }
}

function parse(event: object): unknown {
  const data = 'data' in event ? event.data : undefined;
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

import { ConversationPass } from './conversation-pass';
import type { PassDeps } from './conversation-pass';
import { readActivitySet } from './protocol';
import type { Grant } from './protocol';
import { Stream } from './stream';
import type { StreamDeps } from './stream';
import { Timers } from './timers';

export type LinkState = 'connecting' | 'online' | 'offline';

export interface LinkDeps extends PassDeps, Pick<StreamDeps, 'openSocket'> {
  /** Runs `task` once after `ms`; the result cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
  readonly onState: (state: LinkState) => void;
}

const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000];
const pollMs = 1_500;
const reopenMs = 500;
// By then the server has the question and, as a rule, the answer.
const answeredMs = 150;

/**
 * Keeps one conversation connected: begins or resumes it, follows its stream (or polls where no
 * WebSocket gets through), comes back after a lost network, and renews the token in time.
 */
export class Link {
  private current: LinkState = 'connecting';
  private busy = false;
  private closed = false;
  private failures = 0;
  private readonly timers: Timers;
  private readonly pass: ConversationPass;
  private readonly stream: Stream;

  constructor(private readonly deps: LinkDeps) {
    this.timers = new Timers(deps.after);
    this.pass = new ConversationPass(deps);
    this.stream = new Stream({
      openSocket: deps.openSocket,
      timers: this.timers,
      onData: (data) => {
        this.pass.take(readActivitySet(data), false);
      },
      onOver: () => {
        this.reopen();
      },
    });
  }

  get state(): LinkState {
    return this.current;
  }

  get conversationId(): string | undefined {
    return this.pass.session?.conversationId;
  }

  /** Connects now, also when a later try was planned. Does nothing while connected. */
  async connect(): Promise<void> {
    if (this.busy || this.closed || this.current === 'online') return;
    this.busy = true;
    this.stopAll();
    if (this.failures === 0) this.change('connecting');
    const grant = await this.pass.open();
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
    this.pass.forget();
    await this.connectAfresh();
  }

  /** Takes over the conversation that another tab of this browser has begun. */
  async adopt(): Promise<void> {
    this.pass.adopt();
    await this.connectAfresh();
  }

  /** Posts one activity; `later` means that it is worth another try when connected. */
  async post(activity: object): Promise<'sent' | 'later' | 'refused'> {
    const { session } = this.pass;
    // While the conversation is being opened again, a message need not wait for its history.
    if (session === undefined || this.current === 'offline') return 'later';
    if (this.busy) this.timers.later(answeredMs, () => void this.pass.readAnswer(session));
    const outcome = await this.deps.directLine.post(session, activity);
    if (outcome.kind === 'ok') return 'sent';
    if (outcome.kind === 'refused') return 'refused';
    // Whoever is connecting finds out the same, and mends it.
    if (this.busy || !this.pass.isOf(session)) return 'later';
    this.stopAll();
    this.retry(outcome.kind === 'gone' ? 0 : outcome.afterMs);
    return 'later';
  }

  /** Sends a photo now or not at all: pictures are too heavy to be kept for later. */
  async upload(photo: Blob): Promise<boolean> {
    const { session } = this.pass;
    if (session === undefined || this.current === 'offline') return false;
    return (await this.deps.directLine.upload(session, photo)).kind === 'ok';
  }

  close(): void {
    this.closed = true;
    this.stopAll();
  }

  private async connectAfresh(): Promise<void> {
    this.stopAll();
    this.failures = 0;
    this.current = 'connecting';
    await this.connect();
  }

  private follow({ streamUrl, expiresIn }: Grant): void {
    this.failures = 0;
    this.timers.later(expiresIn * 500, () => void this.refresh());
    if (streamUrl === undefined || !this.stream.open(streamUrl)) void this.poll();
    this.change('online');
  }

  private reopen(): void {
    this.stopAll();
    this.current = 'connecting';
    // A server that shuts every stream at once must not be called in a loop.
    this.timers.later(reopenMs, () => void this.connect());
  }

  private async poll(): Promise<void> {
    const { session } = this.pass;
    if (session === undefined || this.closed) return;
    const page = await this.pass.read(session);
    if (!this.pass.isOf(session) || this.current === 'offline') return;
    if (page.kind === 'ok') {
      this.pass.take(page.value, false);
      this.timers.later(pollMs, () => void this.poll());
      return;
    }
    this.stopAll();
    this.retry(page.kind === 'later' ? page.afterMs : 0);
  }

  private async refresh(): Promise<void> {
    const { session } = this.pass;
    if (session === undefined) return;
    const grant = await this.pass.refresh(session);
    if (grant === undefined) return;
    const ms = grant.kind === 'ok' ? grant.value.expiresIn * 500 : 30_000;
    this.timers.later(ms, () => void this.refresh());
  }

  private retry(afterMs: number | undefined): void {
    const ms = afterMs ?? retryMs[Math.min(this.failures, retryMs.length - 1)] ?? 0;
    this.failures += 1;
    this.change('offline');
    this.timers.later(ms, () => void this.connect());
  }

  private stopAll(): void {
    this.timers.stopAll();
    this.stream.close();
  }

  private change(state: LinkState): void {
    if (this.current === state && state !== 'connecting') return;
    this.current = state;
    this.deps.onState(state);
  }
}

import type { DirectLine, Outcome } from './direct-line';
import type { Memory, Session } from './memory';
import type { readActivitySet } from './protocol';
import type { Grant, Incoming } from './protocol';

type ActivitySet = ReturnType<typeof readActivitySet>;

export interface PassDeps {
  readonly directLine: DirectLine;
  readonly memory: Memory;
  readonly now: () => number;
  readonly locale: () => string;
  /** `past` is true for what was said before this page was opened. */
  readonly onActivities: (activities: readonly Incoming[], past: boolean) => void;
  /** The former conversation is over and a new one begins. */
  readonly onRenewed: () => void;
}

const fullPage = 50;

/** The right to one conversation and how far it was read; kept over a reload. */
export class ConversationPass {
  private current: Session | undefined;
  private watermark = '';
  private history: Promise<unknown> | undefined;

  constructor(private readonly deps: PassDeps) {
    const kept = deps.memory.session();
    this.current = kept !== undefined && kept.expiresAt > deps.now() ? kept : undefined;
  }

  get session(): Session | undefined {
    return this.current;
  }

  /** True while the conversation of `session` is still ours. */
  isOf({ conversationId }: Session): boolean {
    return this.current?.conversationId === conversationId;
  }

  /** Goes on with the conversation or, where it is over, begins a new one. */
  async open(): Promise<Outcome<Grant>> {
    const { directLine, memory, locale, onRenewed } = this.deps;
    if (this.current !== undefined) {
      const resumed = await this.resume(this.current);
      if (resumed.kind !== 'gone') return resumed;
      this.forget();
      onRenewed();
    }
    const started = await directLine.start(locale());
    if (started.kind === 'ok') this.keep(started.value);
    else memory.keepSession(undefined);
    return started;
  }

  /** Takes over the conversation that another tab of this browser has begun. */
  adopt(): void {
    this.forget();
    this.current = this.deps.memory.session();
  }

  forget(): void {
    this.current = undefined;
    this.watermark = '';
  }

  /** Reads what came while the stream is being opened; it opens a whole round trip later. */
  async readAnswer(session: Session): Promise<void> {
    const { directLine } = this.deps;
    const page = await directLine.read(session, this.watermark || (session.watermark ?? ''));
    await this.history;
    if (page.kind === 'ok' && this.isOf(session)) this.take(page.value, true);
  }

  /** Reads what is new; the caller decides whether it still wants it. */
  read(session: Session): Promise<Outcome<ActivitySet>> {
    return this.deps.directLine.read(session, this.watermark);
  }

  /** Prolongs the pass; undefined when the conversation was left meanwhile. */
  async refresh(session: Session): Promise<Outcome<Grant> | undefined> {
    const grant = await this.deps.directLine.refresh(session);
    if (this.current !== session) return undefined;
    if (grant.kind === 'ok') this.keep(grant.value);
    return grant;
  }

  /** Notes how far was read and hands on what was said. */
  take({ watermark, activities }: ActivitySet, past: boolean): void {
    if (watermark !== '') this.watermark = watermark;
    this.remember();
    if (activities.length > 0) this.deps.onActivities(activities, past);
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

  // The stream would replay it too, but then old and new could not be told apart.
  private async readPast(session: Session): Promise<Outcome<true>> {
    for (;;) {
      const page = await this.read(session);
      if (page.kind !== 'ok') return page;
      this.take(page.value, true);
      // What a short page leaves out, the stream brings: it saves a round trip of a slow network.
      if (page.value.count < fullPage) return { kind: 'ok', value: true };
    }
  }

  private keep({ conversationId, token, expiresIn }: Grant): void {
    const expiresAt = this.deps.now() + expiresIn * 1000;
    this.current = { conversationId, token, expiresAt };
    this.remember();
  }

  private remember(): void {
    if (this.current === undefined) return;
    this.deps.memory.keepSession({ ...this.current, watermark: this.watermark });
  }
}

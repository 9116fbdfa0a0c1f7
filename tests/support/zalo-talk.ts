import type { Answer, Brain } from '../../src/answers';
import { TranscriptMiddleware } from '../../src/bot';
import type { GuidanceBot } from '../../src/bot';
import type { Zalo } from '../../src/channels/zalo';
import { sequentialIds } from '../../src/core';
import type { FixedClock } from '../../src/core';
import type { Store, TranscriptStore } from '../../src/store';
import type { FakeMessage } from './fake-zalo/conversations';
import { fixtureClock } from './knowledge-folder';
import { aTestBot, lastOf, numberOf } from './talk';
import type { Form } from './talk';
import { startZalo } from './zalo-server';
import type { TestZalo } from './zalo-server';

const citizen = 'citizen';

/**
 * What `Talk` is, through Zalo: every message is a signed delivery to the real channel, and what
 * is heard is what a fake Zalo was sent. `web` taps a button where Zalo shows one.
 */
export class ZaloTalk {
  private readonly ids = sequentialIds();
  private readonly answers: Answer[] = [];
  private server: TestZalo | undefined;
  private heardBefore = 0;

  private constructor(
    private readonly brain: Brain,
    readonly clock: FixedClock,
    private readonly form: Form,
  ) {}

  static async begin(brain: Brain, form: Form = 'web', clock = fixtureClock()): Promise<ZaloTalk> {
    const talk = new ZaloTalk(brain, clock, form);
    talk.server = await startZalo({
      clock,
      onTurn: (context) => talk.buildBot().run(context),
      // The scripts wait for weeks; what is asked here is not what it costs.
      limits: { requestMs: 5000, leaseMs: 7000 },
    });
    talk.server.zalo.adapter.use(new TranscriptMiddleware(talk.server.store.transcripts));
    return talk;
  }

  /** The store, in which this conversation is `c1` as in `Talk`. */
  get store(): Store {
    const { store, fake } = this.running;
    const id = `zalo:${fake.oaId}:${citizen}`;
    const transcripts: TranscriptStore = {
      add: (line) => store.transcripts.add(line),
      list: async () => await store.transcripts.list(id),
    };
    return { ...store, transcripts };
  }

  /** The channel itself, for what nobody asked for. */
  get zalo(): Zalo {
    return this.running.zalo;
  }

  /** What is heard while something else is done than the citizen speaking. */
  async hearing(work: () => Promise<void>): Promise<string> {
    this.heardBefore = this.running.fake.heardBy(citizen).length;
    await work();
    await this.running.settled();
    return this.heard;
  }

  async say(text: string, { id = this.ids.uuid(), afterMs = 11_000 } = {}): Promise<void> {
    const { fake } = this.running;
    this.clock.advance(afterMs);
    this.heardBefore = fake.heardBy(citizen).length;
    await fake.deliver({
      event_name: 'user_send_text',
      ...fake.fromUser(citizen),
      message: { text, msg_id: id },
    });
    await this.running.settled();
  }

  /** Taps the button of these words, or types the number of the choice. */
  async choose(label: string): Promise<void> {
    const button = this.lines.at(-1)?.buttons.find(({ title }) => title === label);
    if (this.form === 'web' && button !== undefined) return this.say(button.payload);
    return this.say(numberOf(label, this.heard, this.offerLabels()));
  }

  get heard(): string {
    return this.lines.map(({ text }) => text).join('\n\n');
  }

  /** The text of everything the bot said in this conversation. */
  get everythingHeard(): string {
    return this.running.fake
      .heardBy(citizen)
      .map(({ text }) => text)
      .join('\n\n');
  }

  get answer(): Answer {
    return lastOf(this.answers);
  }

  get answerCount(): number {
    return this.answers.length;
  }

  /** What can be chosen: the numbered lines where there are more choices than buttons. */
  offerLabels(): readonly string[] {
    const buttons = this.lines.at(-1)?.buttons.map(({ title }) => title) ?? [];
    const text = this.lines.at(-1)?.text ?? '';
    const numbered = [...text.matchAll(/^\d+\. (.+)$/gm)].map((match) => match[1] ?? '');
    // Steps are numbered too; choices are when the buttons are among them.
    return buttons.every((title) => numbered.includes(title)) ? numbered : buttons;
  }

  close(): Promise<void> {
    return this.running.stop();
  }

  private get lines(): readonly FakeMessage[] {
    return this.running.fake.heardBy(citizen).slice(this.heardBefore);
  }

  private get running(): TestZalo {
    if (this.server === undefined) throw new Error('the conversation has not begun');
    return this.server;
  }

  private buildBot(): GuidanceBot {
    const { brain, clock, ids, answers } = this;
    return aTestBot({ brain, clock, ids, answers, store: this.running.store });
  }
}

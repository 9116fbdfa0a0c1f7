import type { Activity } from 'botbuilder';
import { AnswerPipeline, createBrain } from '../../src/answers';
import type { Answer, Brain } from '../../src/answers';
import { LocalAdapter, TranscriptMiddleware, createGuidanceBot } from '../../src/bot';
import type { GuidanceBot } from '../../src/bot';
import { sequentialIds, silentLogger } from '../../src/core';
import type { Clock, FixedClock, IdGenerator } from '../../src/core';
import type { Voices } from '../../src/dialogs';
import { createTranslator } from '../../src/i18n';
import { loadKnowledge } from '../../src/knowledge';
import type { KnowledgeSnapshot } from '../../src/knowledge';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';
import { fixtureClock } from './knowledge-folder';
import { testVoices } from './voices';

/** The bot's own sentences. */
export const translate = createTranslator();

/** How the citizen chooses: taps a button, or types the number shown before it. */
export type Form = 'web' | 'text';

let realKnowledge: Promise<KnowledgeSnapshot> | undefined;
let realBrain: Promise<Brain> | undefined;

/** The knowledge in the repository, read once a test file. */
export function theRealKnowledge(): Promise<KnowledgeSnapshot> {
  realKnowledge ??= loadKnowledge('knowledge', { clock: fixtureClock() });
  return realKnowledge;
}

/** The brain of the knowledge in the repository, built once a test file. */
export function theRealBrain(): Promise<Brain> {
  realBrain ??= theRealKnowledge().then((snapshot) => createBrain(snapshot, 'mac-dinh'));
  return realBrain;
}

/**
 * A pipeline over the real knowledge for what is asked exactly (buttons, facets, cases). What
 * understands free text takes seconds to build, so it is built only if a question needs it.
 */
export async function theRealPipeline(localityId = 'mac-dinh'): Promise<AnswerPipeline> {
  const snapshot = await theRealKnowledge();
  const locality = snapshot.localities.get(localityId);
  if (locality === undefined) throw new Error(`no locality ${localityId}`);
  let whole: Brain | undefined;
  const brain: Brain = {
    snapshot,
    locality,
    get decider() {
      whole ??= createBrain(snapshot, localityId);
      return whole.decider;
    },
  };
  return aPipeline(brain);
}

/** A pipeline that stands at the fixture day. */
export function aPipeline(brain: Brain): AnswerPipeline {
  return new AnswerPipeline(
    { translate, clock: fixtureClock(), ids: sequentialIds() },
    () => brain,
  );
}

export interface TestBotParts {
  readonly brain: Brain;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  /** Where the answers it gives are put down. */
  readonly answers: Answer[];
}

/** The bot as the program builds it, over a store of a test. */
export function aTestBot({ brain, answers, ...parts }: TestBotParts): GuidanceBot {
  return createGuidanceBot({
    ...parts,
    voices: testVoices({ ...parts, brain: () => brain }),
    pipeline: new AnswerPipeline({ ...parts, translate }, () => brain),
    translate,
    logger: silentLogger,
    contextIdleMs: 30 * 60_000,
    publicUrl: 'https://tro-ly.test',
    observe: (answer) => answers.push(answer),
  });
}

/** The answer that was given last. */
export function lastOf(answers: readonly Answer[]): Answer {
  const last = answers.at(-1);
  if (last === undefined) throw new Error('no answer was given yet');
  return last;
}

/** What to type to choose a label: the number shown before it, else its place among the choices. */
export function numberOf(label: string, heard: string, offered: readonly string[]): string {
  const shown = new RegExp(`^(\\d+)\\. ${escape(label)}$`, 'm').exec(heard)?.[1];
  const place = offered.indexOf(label);
  if (shown === undefined && place < 0) {
    throw new Error(`“${label}” is not offered: ${offered.join(' | ')}`);
  }
  return shown ?? String(place + 1);
}

/**
 * A conversation as a script: `say`, `choose`, `heard`. Every message meets a newly built bot over
 * the same database, as if the process had been killed and restarted between any two turns.
 */
export class Talk {
  private readonly ids = sequentialIds();
  private readonly answers: Answer[] = [];
  private replies: readonly Partial<Activity>[] = [];
  private readonly past: string[] = [];

  private constructor(
    private readonly brain: Brain,
    readonly store: Store,
    readonly clock: FixedClock,
    private readonly form: Form,
  ) {}

  static async begin(brain: Brain, form: Form = 'web', clock = fixtureClock()): Promise<Talk> {
    const store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
    await store.conversations.create({ id: 'c1', channel: 'local', userId: 'citizen' });
    return new Talk(brain, store, clock, form);
  }

  /** The same conversation after the knowledge was changed. */
  static over({ store, clock, form }: Talk, brain: Brain): Talk {
    return new Talk(brain, store, clock, form);
  }

  /** Says one message; ten seconds pass first, unless told otherwise. */
  async say(text: string, { id = this.ids.uuid(), afterMs = 11_000 } = {}): Promise<void> {
    this.clock.advance(afterMs);
    const adapter = new LocalAdapter();
    adapter.use(new TranscriptMiddleware(this.store.transcripts));
    const bot = this.buildBot();
    this.replies = await adapter.say({ conversationId: 'c1', text, id }, (context) =>
      bot.run(context),
    );
    this.past.push(this.heard);
  }

  /** Chooses what the last message offers under these words, the way the form does it. */
  async choose(label: string): Promise<void> {
    if (this.form === 'text') return this.say(numberOf(label, this.heard, this.offerLabels()));
    const action = this.offers().find(({ title }) => title === label);
    if (action === undefined)
      throw new Error(`“${label}” is not offered: ${this.offerLabels().join(' | ')}`);
    return this.say(String(action.value));
  }

  /** Rates an answer as the widget does, without words. */
  rate(value: object): Promise<void> {
    return this.send({ type: 'event', name: 'rating', value });
  }

  /** Sends anything else than words: what an activity of another channel carries. */
  async send(members: object, { id = this.ids.uuid() } = {}): Promise<void> {
    const bot = this.buildBot();
    const message = { conversationId: 'c1', text: '', id };
    this.replies = await new LocalAdapter().say(message, (context) => {
      Object.assign(context.activity, members);
      return bot.run(context);
    });
    this.past.push(this.heard);
  }

  /** The text of everything the bot said to the last message. */
  get heard(): string {
    return this.replies.map(({ text = '' }) => text).join('\n\n');
  }

  /** The text of everything the bot said in this conversation. */
  get everythingHeard(): string {
    return this.past.join('\n\n');
  }

  /** The last answer the bot gave, as the pipeline composed it. */
  get answer(): Answer {
    return lastOf(this.answers);
  }

  get answerCount(): number {
    return this.answers.length;
  }

  offerLabels(): readonly string[] {
    return this.offers().map(({ title }) => title);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private offers(): readonly { readonly title: string; readonly value?: unknown }[] {
    return this.replies.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
  }

  /** Tickets and ratings as officers and curators see them, over the same database. */
  get voices(): Voices {
    const { clock, ids, store } = this;
    return testVoices({ store, clock, ids, brain: () => this.brain });
  }

  private buildBot(): GuidanceBot {
    const { brain, clock, ids, answers, store } = this;
    return aTestBot({ brain, clock, ids, answers, store });
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

import { silentLogger, systemClock } from '../../src/core';
import { openStore } from '../../src/store';
import { startApp, temporaryFolder } from '../support/app-process';
import type { AppProcess } from '../support/app-process';
import { RestClient, secretOfApp } from '../support/rest-client';
import type { StartedConversation, TestActivity } from '../support/rest-client';

const conversations = 200;
const questions = ['làm khai sinh cho con cần giấy tờ gì', 'lệ phí bao nhiêu', 'làm ở đâu'];

/** One citizen who asks on and on, until the line is dead. */
class Citizen {
  readonly received = new Map<string, TestActivity>();
  private asked = 0;
  private watermark = '';

  constructor(
    private readonly rest: RestClient,
    readonly conversation: StartedConversation,
  ) {}

  async talk(): Promise<void> {
    for (;;) {
      const before = this.replies().length;
      await this.rest.say(this.conversation, questions[this.asked % questions.length] ?? '');
      this.asked += 1;
      while (this.replies().length === before) await this.poll();
    }
  }

  private async poll(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const set = await this.rest.activities(this.conversation, this.watermark);
    this.watermark = set.watermark;
    for (const activity of set.activities) this.received.set(activity.id, activity);
  }

  replies(): readonly TestActivity[] {
    return [...this.received.values()].filter(
      ({ type, from }) => type === 'message' && from.role === 'bot',
    );
  }
}

const restOf = (app: AppProcess): RestClient =>
  new RestClient(`${app.url}/v3/directline`, secretOfApp);

it(`keeps every reply that was received when killed in the middle of ${conversations} conversations`, async () => {
  const [folder, remove] = temporaryFolder();
  const env = { DATABASE_URL: `sqlite:${folder}/db`, REQUESTS_PER_MINUTE: '1000000' };
  const first = await startApp(env);
  const rest = restOf(first);
  const citizens: Citizen[] = [];
  for (let i = 0; i < conversations; i++) citizens.push(new Citizen(rest, await rest.start()));
  const talks = citizens.map((citizen) => citizen.talk().catch(() => undefined));
  while (citizens.filter(({ received }) => received.size > 3).length < conversations / 4) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await first.kill('SIGKILL');
  await Promise.all(talks);
  expect(citizens.some((citizen) => citizen.replies().length > 1)).toBe(true);

  const second = await startApp(env);
  const after = restOf(second);
  for (const { conversation } of citizens) await after.say(conversation, 'cảm ơn');
  for (const { conversation } of citizens) await after.heardLike(conversation, /không có gì/);
  expect(await second.kill('SIGTERM')).toBe(0);

  const store = await openStore({
    url: env.DATABASE_URL,
    clock: systemClock,
    logger: silentLogger,
  });
  for (const citizen of citizens) {
    const lines = await store.transcripts.list(citizen.conversation.conversationId);
    const kept = new Set(lines.map(({ text }) => text));
    for (const { text = '' } of citizen.replies()) expect(kept).toContain(text);
  }
  await store.close();
  remove();
}, 240_000);

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../support/postgres';
import { RestClient } from '../../support/rest-client';
import type { StartedConversation, TestActivity } from '../../support/rest-client';

const script = require.resolve('../../support/direct-line-process.ts');

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
}

async function launch(storeUrl: string, port = '0'): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, storeUrl, port], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  launched.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, url: line.toString().trim() };
}

async function kill({ process: child }: Server): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const launched: ChildProcess[] = [];

afterAll(() => {
  for (const child of launched) child.kill('SIGKILL');
});

/** One citizen: what the server acknowledged and what it showed, until it dies. */
class Citizen {
  readonly acknowledged: string[] = [];
  readonly received = new Map<string, TestActivity>();
  private watermark = '';

  constructor(
    private readonly rest: RestClient,
    readonly conversation: StartedConversation,
  ) {}

  async talk(): Promise<void> {
    for (let turn = 1; ; turn++) {
      const text = `câu ${turn}`;
      const { status } = await this.rest.say(this.conversation, text);
      if (status === 200) this.acknowledged.push(text);
      const { activities, watermark } = await this.rest.activities(
        this.conversation,
        this.watermark,
      );
      this.watermark = watermark;
      for (const activity of activities) this.received.set(activity.id, activity);
    }
  }
}

/** Runs `work` for all items, twenty at a time, as impatient as two cores allow. */
async function forAll<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: 20 }, worker));
}

async function survivesSigkill(storeUrl: string, count: number): Promise<void> {
  const first = await launch(storeUrl);
  const rest = new RestClient(`${first.url}/v3/directline`);
  const citizens: Citizen[] = [];
  await forAll(Array.from({ length: count }), async () => {
    citizens.push(new Citizen(rest, await rest.start()));
  });
  const talks = citizens.map((citizen) => citizen.talk().catch(() => undefined));
  const heard = (): number =>
    citizens.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  // In the middle: everyone is talking, half of the turns are running.
  while (heard() < count) await new Promise((resolve) => setTimeout(resolve, 10));
  await kill(first);
  await Promise.all(talks);

  const second = await launch(storeUrl, new URL(first.url).port);
  await forAll(citizens, async ({ conversation, acknowledged, received }) => {
    await rest.say(conversation, 'tôi vẫn ở đây');
    const log = await rest.heard(conversation, 'Bạn nói: tôi vẫn ở đây');
    const byId = new Map(log.map((activity) => [activity.id, activity]));
    for (const [id, activity] of received) expect(byId.get(id)).toEqual(activity);
    const texts = log.map(({ text }) => text);
    for (const text of acknowledged) {
      expect(texts.filter((said) => said === text)).toHaveLength(1);
      expect(texts.filter((said) => said === `Bạn nói: ${text}`)).toHaveLength(1);
    }
  });
  expect(citizens).toHaveLength(count);
  await kill(second);
}

describe('a process killed while citizens talk to it', () => {
  it('loses nothing it has acknowledged or shown in 200 conversations on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'crash-'));

    await survivesSigkill(`sqlite:${folder}/db`, 200);

    rmSync(folder, { recursive: true });
  }, 90_000);

  it('loses nothing it has acknowledged or shown in 40 conversations on PostgreSQL', async () => {
    const postgres = await startPostgres();

    await survivesSigkill(await postgres.createDatabase(), 40);

    await postgres.stop();
  }, 90_000);
});

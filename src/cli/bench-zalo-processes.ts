import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../core';
import { endProcess } from './end-process';

const setupSchema = z.object({
  url: z.string(),
  appId: z.string(),
  appSecret: z.string(),
  oaSecretKey: z.string(),
  oaId: z.string(),
  refreshToken: z.string(),
});

export type FakeSetup = z.output<typeof setupSchema>;

const messagesSchema = z.array(
  z.object({ id: z.string(), userId: z.string(), fromOa: z.boolean(), text: z.string() }),
);
export type HeardMessage = z.output<typeof messagesSchema>[number];

const statusSchema = z.object({ injected: z.number(), refreshes: z.number() });

const fakeScript = 'tests/support/fake-zalo/main.ts';

/** The fake Zalo of the tests in a process of its own, so that it does not slow the program down. */
export class FakeProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly setup: FakeSetup,
  ) {}

  static async start(): Promise<FakeProcess> {
    if (!existsSync(fakeScript)) {
      throw new UserError(`Run this in the project's folder: ${fakeScript} is missing.`, 'bench');
    }
    const child = spawn(process.execPath, ['--import', 'tsx', fakeScript], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return new FakeProcess(child, setupSchema.parse(JSON.parse(line.toString())));
  }

  async settings(settings: object): Promise<void> {
    await fetch(`${this.setup.url}/control/settings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });
  }

  async messages(): Promise<readonly HeardMessage[]> {
    return messagesSchema.parse(await this.get('/control/messages'));
  }

  async status(): Promise<z.output<typeof statusSchema>> {
    return statusSchema.parse(await this.get('/control/status'));
  }

  async stop(): Promise<void> {
    await endProcess(this.child, 'SIGTERM');
  }

  private async get(where: string): Promise<unknown> {
    return (await fetch(`${this.setup.url}${where}`)).json();
  }
}

const waitingSchema = z.object({
  zalo: z.object({
    inbox: z.object({ pending: z.number() }),
    outbox: z.object({ open: z.number() }),
  }),
});

const program = 'dist/main.js';

/** The real program as it is installed, on a database that outlives its deaths. */
export class BenchBot {
  private child: ChildProcess | undefined;
  private port = '0';

  private constructor(
    private readonly databaseUrl: string,
    private readonly setup: FakeSetup,
  ) {}

  static async start(databaseUrl: string, setup: FakeSetup): Promise<BenchBot> {
    if (!existsSync(program)) {
      throw new UserError(`${program} is missing. Run "npm run build" first.`, 'build');
    }
    const bot = new BenchBot(databaseUrl, setup);
    await bot.launch();
    return bot;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async killAndRestart(): Promise<void> {
    if (this.child !== undefined) await endProcess(this.child, 'SIGKILL');
    await this.launch();
  }

  /** Events and messages that are not dealt with. */
  async waiting(): Promise<number> {
    const response = await fetch(`${this.url}/readyz`);
    const { zalo } = waitingSchema.parse(await response.json());
    return zalo.inbox.pending + zalo.outbox.open;
  }

  async stop(): Promise<void> {
    if (this.child !== undefined) await endProcess(this.child, 'SIGTERM');
  }

  private async launch(): Promise<void> {
    const { setup } = this;
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PORT: this.port,
        DATABASE_URL: this.databaseUrl,
        DIRECTLINE_SECRET: 'a-secret-of-the-bench-which-nobody-uses',
        LOG_LEVEL: 'silent',
        KNOWLEDGE_WATCH: 'false',
        // The imported catalogue is an extra of some installations; its loading is measured elsewhere.
        CATALOGUE_DIR: 'no-catalogue',
        ZALO_APP_ID: setup.appId,
        ZALO_APP_SECRET: setup.appSecret,
        ZALO_OA_SECRET_KEY: setup.oaSecretKey,
        ZALO_REFRESH_TOKEN: setup.refreshToken,
        ZALO_API_URL: setup.url,
        ZALO_OAUTH_URL: setup.url,
      },
    });
    this.child = child;
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    this.port = /:(\d+)\s*$/.exec(line.toString())?.[1] ?? this.port;
  }
}

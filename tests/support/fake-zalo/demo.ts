import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountControls } from './controls';
import { demoPage } from './demo-page';
import { FakeZalo } from './fake-zalo';

// `npm run demo:zalo`: the real bot, a fake Zalo and a page to chat on. Ctrl+C ends all of it.
const fakePort = Number(process.env['FAKE_ZALO_PORT'] ?? 3979);
const botPort = process.env['PORT'] ?? '3978';

async function demo(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-zalo-'));
  const fake = await FakeZalo.start({ port: fakePort });
  mountControls(fake);
  fake.app.get('/', (_req, res) => {
    res.type('html').send(demoPage);
  });
  fake.webhookUrl = `http://127.0.0.1:${botPort}/webhooks/zalo`;
  fake.receipts = true;
  const bot = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: botPort,
      DATABASE_URL: `sqlite:${folder}/demo.db`,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      ZALO_APP_ID: fake.appId,
      ZALO_APP_SECRET: fake.appSecret,
      ZALO_OA_SECRET_KEY: fake.oaSecretKey,
      ZALO_REFRESH_TOKEN: fake.oauth.firstRefreshToken(),
      ZALO_API_URL: fake.url,
      ZALO_OAUTH_URL: fake.url,
    },
  });
  process.stdout.write(`Zalo giả: ${fake.url}\n`);
  process.once('SIGINT', () => bot.kill('SIGINT'));
  process.once('SIGTERM', () => bot.kill('SIGTERM'));
  bot.once('exit', (code) => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(code ?? 0);
  });
}

demo().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});

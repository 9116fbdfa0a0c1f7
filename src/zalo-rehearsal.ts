import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { AnswerPipeline } from './answers';
import type { Brain } from './answers';
import { TranscriptMiddleware, createGuidanceBot } from './bot';
import { createZalo, sign, webhookPath } from './channels/zalo';
import type { Zalo } from './channels/zalo';
import { silentLogger } from './core';
import type { Clock, IdGenerator } from './core';
import type { Translator } from './i18n';
import { giveBackMemory } from './give-back-memory';
import { openVoices } from './open-voices';
import { openStore } from './store';
import type { Store } from './store';
import type { ZaloConfig } from './zalo-config';

export interface ZaloRehearsalDeps {
  readonly config: ZaloConfig;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly translate: Translator;
  readonly brain: () => Brain;
}

const deliveries = 40;
const longestMs = 5000;

/**
 * Lets a channel on a database in memory hear and answer invented citizens, before the first real
 * one comes. In a fresh process the first turns take half a second, in which no delivery would be
 * answered; Zalo delivers most when a process has just come back. Nothing of it is kept or sent.
 */
export async function rehearseZalo(deps: ZaloRehearsalDeps): Promise<void> {
  const store = await openStore({ ...deps, url: 'sqlite::memory:', logger: silentLogger });
  const zalo = createStage(deps, store);
  const server = express().use(zalo.router).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    await zalo.recover();
    await deliverAll(deps, server);
    await settled(store);
  } finally {
    server.close();
    server.closeAllConnections();
    await zalo.close();
    await store.close();
  }
  // The collector would otherwise run, at 50 to 100 ms, among the first deliveries.
  giveBackMemory();
}

function createStage({ config, brain, ...deps }: ZaloRehearsalDeps, store: Store): Zalo {
  const bot = createGuidanceBot({
    ...deps,
    store,
    voices: openVoices({
      ...deps,
      store,
      brain,
      dataKey: 'nothing of a rehearsal is kept',
      keptDays: { raw: 0, records: 0 },
    }),
    pipeline: new AnswerPipeline(deps, brain),
    logger: silentLogger,
    contextIdleMs: longestMs,
    observe: () => undefined,
  });
  const zalo = createZalo({
    ...deps,
    settings: { ...config.settings, accounts: config.settings.accounts.map(withToken) },
    store,
    logger: silentLogger,
    fetch: answerYes,
    random: () => 0,
    onTurn: (context) => bot.run(context),
    localWords: () => ({ hotline: '', hours: '' }),
    limits: { pressedMs: 0, gentleStartMs: 0 },
  });
  zalo.adapter.use(new TranscriptMiddleware(store.transcripts));
  return zalo;
}

function withToken<Account>(account: Account): Account & { readonly refreshToken: string } {
  return { ...account, refreshToken: 'rehearsal' };
}

/** What Zalo says when all is well, to any call. */
const answerYes: typeof fetch = () =>
  Promise.resolve(
    Response.json({
      error: 0,
      data: { message_id: 'rehearsal' },
      access_token: 'rehearsal',
      refresh_token: 'rehearsal',
    }),
  );

async function deliverAll(deps: ZaloRehearsalDeps, server: Server): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const articles = [...deps.brain().snapshot.articles.values()];
  const questions = articles.flatMap((article) => article.questions.slice(0, 1));
  for (let i = 0; i < deliveries; i++) {
    const text = questions[i % questions.length] ?? '';
    await deliver(deps, `http://127.0.0.1:${port}${webhookPath}`, text, i);
  }
}

async function deliver(
  { config }: ZaloRehearsalDeps,
  url: string,
  text: string,
  i: number,
): Promise<void> {
  const { appId, accounts } = config.settings;
  const oaId = accounts[0]?.oaId.replace('*', '0') ?? '';
  const body = JSON.stringify({
    app_id: appId,
    event_name: 'user_send_text',
    sender: { id: `rehearsal-${i}` },
    recipient: { id: oaId },
    message: { text, msg_id: `rehearsal-${i}` },
    timestamp: '0',
  });
  const signature = sign(Buffer.from(body), '0', config.settings);
  const headers = { 'x-zevent-signature': signature };
  await (await fetch(url, { method: 'POST', headers, body })).arrayBuffer();
}

async function settled(store: Store): Promise<void> {
  for (let waited = 0; waited < longestMs; waited += 10) {
    const { pending } = await store.inbox.counts('zalo');
    const { open } = await store.outboxRecords.counts('zalo');
    if (pending + open === 0) return;
    await wait(10);
  }
}

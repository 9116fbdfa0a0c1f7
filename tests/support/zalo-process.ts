import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createZalo } from '../../src/channels/zalo';
import type { ZaloLimits, ZaloSettings } from '../../src/channels/zalo';
import { randomIds, silentLogger, systemClock } from '../../src/core';
import { openStore } from '../../src/store';
import { echoBot } from './echo-bot';

// A Zalo channel with an echo bot in a process of its own, to be killed. Arguments: store URL,
// port, settings and limits as JSON.
const [storeUrl = '', port = '0', settings = '{}', limits = '{}'] = process.argv.slice(2);

async function main(): Promise<void> {
  const store = await openStore({ url: storeUrl, clock: systemClock, logger: silentLogger });
  const zalo = createZalo({
    settings: JSON.parse(settings) as ZaloSettings,
    limits: JSON.parse(limits) as Partial<ZaloLimits>,
    store,
    clock: systemClock,
    ids: randomIds,
    logger: silentLogger,
    translate: (_lang, key) => key,
    fetch,
    random: () => randomInt(1000) / 1000,
    onTurn: echoBot,
    localWords: () => ({ hotline: '', hours: '' }),
  });
  const server = createServer(express().use(zalo.router));
  server.listen(Number(port), '127.0.0.1', () => {
    process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
    void zalo.recover();
  });
}

void main();

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openBrowser } from './browser';
import type { Command, Io } from './io';
import { systemClock } from '../core';
import { loadKnowledge } from '../knowledge';
import { packKnowledge } from '../offline';
import { browserFile, buildBrowserFiles, openLocalSite } from './local-site';
import { measureOfflineAnswers } from './offline-answers';
import { measureFirstAnswers } from './slow-network';
import { webChatFile } from './web-chat-file';

/**
 * Figures by name: `buttonGzip, openGzip, pageCssGzip, otherGzip`, and of the copy for times without
 * a network `keptKnowledgeGzip, keptEngineGzip` (with its language data), in bytes after gzip -9;
 * `coldMs?, warmMs?`, medians of some rounds on a slow phone's network; `offlineReadyMs?,
 * offlineMs?, offlineWorstMs?` on its processor without any.
 */
type WidgetBench = Readonly<Record<string, number>>;

const budgets: WidgetBench = {
  buttonGzip: 4 * 1024,
  openGzip: 45 * 1024,
  keptKnowledgeGzip: 300_000,
  keptEngineGzip: 350_000,
  coldMs: 5_000,
  warmMs: 1_500,
  offlineMs: 300,
};

/**
 * `npm run -s bench -- widget`: what the widget weighs and how long the first answer takes at
 * 400 kb/s, 400 ms round trip and a processor four times slower. `--weights` leaves the browser
 * out, `--other FILE` weighs another bundle beside it than Bot Framework Web Chat's, `--chromium PATH`
 * uses another browser. Exit code 1 when a budget is passed.
 */
export const runBenchWidget: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      weights: { type: 'boolean', default: false },
      other: { type: 'string' },
      chromium: { type: 'string' },
      rounds: { type: 'string', default: '3' },
    },
  });
  await buildBrowserFiles();
  const result: WidgetBench = {
    ...(await measureWeights()),
    ...(await measureKept()),
    otherGzip: gzipped(await readFile(values.other ?? webChatFile)),
    ...(values.weights ? {} : await measureTimes(Number(values.rounds), values.chromium)),
  };
  if (values.json) io.stdout(JSON.stringify(result));
  else printTable(result, io);
  return Object.entries(result).every(([name, value]) => isWithin(name, value)) ? 0 : 1;
};

async function measureWeights(): Promise<WidgetBench> {
  const weigh = async (name: string): Promise<number> => gzipped(await browserFile(name));
  const buttonGzip = await weigh('widget.js');
  // The chat carries its style sheet; browsers without constructable sheets fetch it as a file.
  const chat = (await weigh('widget-chat.js')) + (await weigh('widget.css'));
  return {
    buttonGzip,
    openGzip: buttonGzip + chat,
    pageCssGzip: await weigh('portal.css'),
  };
}

/** The largest of the localities counts. */
async function measureKept(): Promise<WidgetBench> {
  const snapshot = await loadKnowledge('knowledge', { clock: systemClock });
  const packs = [];
  for (const id of snapshot.localities.keys()) packs.push(await packKnowledge(snapshot, id));
  const heaviest = (files: readonly Uint8Array[]): number => Math.max(...files.map(gzipped));
  const engine = gzipped(await browserFile('offline-engine.js'));
  return {
    keptKnowledgeGzip: heaviest(packs.map(({ knowledge }) => knowledge)),
    keptEngineGzip: engine + heaviest(packs.map(({ language }) => language)),
  };
}

async function measureTimes(rounds: number, chromium: string | undefined): Promise<WidgetBench> {
  const site = await openLocalSite('mac-dinh');
  const browser = await openBrowser(chromium);
  try {
    return {
      ...(await measureFirstAnswers(browser, site.url, rounds)),
      ...(await measureOfflineAnswers(browser, site.url)),
    };
  } finally {
    await browser.close();
    await site.stop();
  }
}

function gzipped(text: Uint8Array): number {
  return gzipSync(text, { level: 9 }).length;
}

function isWithin(name: string, value: number): boolean {
  return value <= (budgets[name] ?? Infinity);
}

function printTable(result: WidgetBench, io: Io): void {
  for (const [name, value] of Object.entries(result)) {
    const budget = budgets[name];
    const verdict =
      budget === undefined ? '' : `of ${budget}${isWithin(name, value) ? '' : '  TOO MUCH'}`;
    io.stdout(`${name.padEnd(16)} ${String(value).padStart(8)} ${verdict}`.trimEnd());
  }
}

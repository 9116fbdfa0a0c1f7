import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { AnswerPipeline, createBrain } from '../../src/answers';
import { sequentialIds, systemClock } from '../../src/core';
import { createTranslator } from '../../src/i18n';
import { loadKnowledge } from '../../src/knowledge';
import { packKnowledge } from '../../src/offline';
import type { Pack } from '../../src/offline';
import { spokenLanguage } from '../../src/text';
import { startOfflineWorker } from '../support/offline-engine';
import type { OfflineWorker } from '../support/offline-engine';
import { buildInto } from '../support/web-app';

const locality = 'mac-dinh';
const questions = readFileSync(path.join(__dirname, '../golden/questions.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text);

let dir: string;
let server: AnswerPipeline;
let offline: OfflineWorker;
let pack: Pack;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'engine-'));
  const [snapshot] = await Promise.all([
    loadKnowledge(path.join(__dirname, '../../knowledge'), { clock: systemClock }),
    buildInto(dir),
  ]);
  const brain = createBrain(snapshot, locality);
  const deps = { translate: createTranslator(), clock: systemClock, ids: sequentialIds() };
  server = new AnswerPipeline(deps, () => brain);
  pack = await packKnowledge(snapshot, locality);
  offline = await startOfflineWorker(path.join(dir, 'offline-engine.js'), pack, locality);
}, 120_000);

afterAll(() => rm(dir, { recursive: true }));

/** What an answer is about and says, without its code. */
function told(status: unknown, topic: unknown, facet: unknown, text: unknown): string {
  return JSON.stringify([status, topic, facet, text]);
}

async function here(text: string): Promise<string | undefined> {
  offline.restart();
  const [reply] = await offline.hear(text);
  const { answer, about } = reply ?? {};
  return answer && told(answer.status, about?.topic, about?.facet, reply?.text);
}

function there(text: string): string | undefined {
  const lang = spokenLanguage(text, 'vi');
  const answer = server.answer({ id: 'q', text, lang, context: {} });
  // Lists of papers and guides begin with a question of their own, on both sides.
  if (answer.control !== undefined && 'topic' in answer.control) return undefined;
  return told(answer.status, answer.topic, answer.facet, answer.text);
}

describe('the golden questions', () => {
  it('get the same topic, facet and text from the browser bundle as from the server', async () => {
    const different: unknown[] = [];
    for (const text of questions) {
      const both = { text, here: await here(text), there: there(text) };
      if (both.here !== both.there) different.push(both);
    }

    expect(different).toEqual([]);
  }, 120_000);
});

describe('the engine', () => {
  it('costs at most 350 kB with all its language data', async () => {
    const engine = await readFile(path.join(dir, 'offline-engine.js'));
    const weigh = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

    expect(weigh(engine) + weigh(pack.language)).toBeLessThanOrEqual(350_000);
  });
});

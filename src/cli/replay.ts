import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AnswerPipeline, createBrain } from '../answers';
import { UserError, isLanguage, sequentialIds, silentLogger, systemClock } from '../core';
import { createTranslator } from '../i18n';
import { loadKnowledge } from '../knowledge';
import { openStore } from '../store';
import type { AnswerRecord } from '../store';
import type { Command, Io } from './io';

const usage = `npm run -s replay -- CODE [options]
  --database URL    where the answer was kept (default sqlite:data/tro-ly.db)
  --locality NAME   a file of knowledge/dia-phuong (default mac-dinh)
  --dir DIR         knowledge folder (default knowledge)`;

const shownSchema = z.object({ status: z.string(), text: z.string() });

/** `npm run -s replay -- CODE`: answers a logged question again; exit 1 when the answer differs. */
export const replayCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      database: { type: 'string', default: 'sqlite:data/tro-ly.db' },
      locality: { type: 'string', default: 'mac-dinh' },
      dir: { type: 'string', default: 'knowledge' },
      help: { type: 'boolean', default: false },
    },
  });
  const code = positionals[0];
  if (values.help || code === undefined) throw new UserError(usage, 'usage');
  const record = await readRecord(values.database, code.toUpperCase());
  const brain = createBrain(
    await loadKnowledge(values.dir, { clock: systemClock }),
    values.locality,
  );
  return compare(record, answerAgain(record, brain), brain.snapshot.version, io);
};

async function readRecord(url: string, code: string): Promise<AnswerRecord> {
  const store = await openStore({ url, clock: systemClock, logger: silentLogger });
  try {
    const record = await store.answers.get(code);
    if (record === undefined)
      throw new UserError(`No answer with code ${code} in ${url}.`, 'unknown');
    if (record.question === undefined) {
      throw new UserError(`The words of ${code} are gone: its retention time is over.`, 'purged');
    }
    return record;
  } finally {
    await store.close();
  }
}

interface Shown {
  readonly status: string;
  readonly text: string;
}

/** The clock stands at the moment of the first answer, so that temporary rules are the same. */
function answerAgain(record: AnswerRecord, brain: ReturnType<typeof createBrain>): Shown {
  const clock = { now: () => record.createdAt };
  const deps = { translate: createTranslator(), clock, ids: sequentialIds() };
  const pipeline = new AnswerPipeline(deps, () => brain);
  const lang = isLanguage(record.lang) ? record.lang : 'vi';
  return pipeline.answer({
    id: record.code,
    text: record.question ?? '',
    lang,
    context: record.context ?? {},
  });
}

function compare(record: AnswerRecord, again: Shown, version: string, io: Io): number {
  const before = shownSchema.parse(record.answer);
  const same = before.status === again.status && before.text === again.text;
  io.stdout(`question   ${record.question ?? ''}`);
  io.stdout(`knowledge  then ${record.knowledgeVersion}, now ${version}`);
  io.stdout(`answer     ${same ? 'identical' : 'DIFFERENT'}`);
  if (!same) {
    io.stdout(`--- then (${before.status})\n${before.text}`);
    io.stdout(`--- now (${again.status})\n${again.text}`);
  }
  return same ? 0 : 1;
}

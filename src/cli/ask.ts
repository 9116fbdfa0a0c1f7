import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UserError, isLanguage } from '../core';
import type { Language } from '../core';
import { openAsking, openBrain } from './asking';
import type { Ask, Asked } from './asking';
import type { Command, Io } from './io';

const usage = `npm run -s ask -- "câu hỏi" [options]
  --json            one JSON line per question
  --batch FILE      JSONL {"id","text","lang"?,"conversation"?}; one JSON line each, in order
  --conversation    keep context between lines that share "conversation" (or between all given questions)
  --explain         show terms, scores and rules
  --lang vi|en|km   language of the conversation (default vi)
  --locality NAME   a file of knowledge/dia-phuong (default mac-dinh)
  --dir DIR         knowledge folder (default knowledge)
  --catalogue DIR   imported national catalogue (default data/danh-muc)`;

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  lang: z.enum(['vi', 'en', 'km']).optional(),
  conversation: z.union([z.string(), z.number()]).transform(String).optional(),
});
type Line = z.infer<typeof lineSchema>;

interface Options {
  readonly json: boolean;
  readonly explain: boolean;
  readonly conversation: boolean;
  readonly lang: Language;
}

/** `npm run -s ask -- …`: what a citizen would read, from the command line. */
export const askCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      conversation: { type: 'boolean', default: false },
      batch: { type: 'string' },
      lang: { type: 'string', default: 'vi' },
      locality: { type: 'string', default: 'mac-dinh' },
      dir: { type: 'string', default: 'knowledge' },
      catalogue: { type: 'string', default: 'data/danh-muc' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return printUsage(io);
  const options = {
    ...values,
    lang: languageOption(values.lang),
    json: values.json || values.batch !== undefined,
  };
  const ask = openAsking(await openBrain(values.dir, values.locality, values.catalogue));
  const lines = values.batch === undefined ? given(positionals) : readBatch(values.batch);
  for await (const line of lines) await answerLine(line, ask, options, io);
  return 0;
};

function printUsage(io: Io): number {
  io.stdout(usage);
  return 0;
}

function languageOption(value: string): Language {
  if (isLanguage(value)) return value;
  throw new UserError(`--lang must be vi, en or km, not "${value}".`, 'usage');
}

function given(questions: readonly string[]): readonly Line[] {
  if (questions.length === 0) throw new UserError(usage, 'usage');
  return questions.map((text, i) => ({ id: String(i + 1), text }));
}

async function* readBatch(file: string): AsyncGenerator<Line> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const raw of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (raw.trim() !== '') yield parseLine(raw, file, number);
  }
}

function parseLine(raw: string, file: string, number: number): Line {
  try {
    return lineSchema.parse(JSON.parse(raw));
  } catch (error) {
    throw new UserError(
      `${file}:${number} is not a question line; expected {"id","text","lang"?}.`,
      'batch',
      { cause: error },
    );
  }
}

async function answerLine(line: Line, ask: Ask, options: Options, io: Io): Promise<void> {
  const shared = line.conversation ?? 'all';
  const conversation = options.conversation ? shared : `${line.id}-alone`;
  const asked = await ask(conversation, line.text, line.lang ?? options.lang);
  if (options.json) io.stdout(JSON.stringify(toJson(line, asked)));
  else io.stdout(`${asked.text}\n`);
  if (options.explain) io.stdout(JSON.stringify(asked.answer?.trace ?? [], undefined, 2));
}

function toJson({ id }: Line, { answer, text, ...turn }: Asked): Record<string, unknown> {
  const ms = Math.round(turn.ms * 100) / 100;
  if (answer === undefined) return { id, status: 'smalltalk', text, ms };
  const { status, topic, facet, lang, confidence, alternatives, citations, code } = answer;
  return {
    id,
    status,
    topic,
    facet,
    lang,
    confidence,
    alternatives: alternatives.map(({ topic: name, score }) => ({ topic: name, score })),
    citations,
    code,
    text,
    ms,
  };
}

import { UserError } from '../core';
import type { Command, Io } from './io';

// Loaded on demand: `knowledge check` should not pay for the bot, nor `ask` for the benches.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('./build-server.js')).buildServerCommand,
  bench: async () => (await import('./bench.js')).benchCommand,
  learn: async () => (await import('./learn.js')).learnCommand,
  gallery: async () => (await import('./gallery.js')).galleryCommand,
  report: async () => (await import('./report.js')).reportCommand,
  replay: async () => (await import('./replay.js')).replayCommand,
  survey: async () => (await import('./survey.js')).surveyCommand,
  tune: async () => (await import('./tune.js')).tuneCommand,
  eval: async () => (await import('./eval.js')).runEval,
  ask: async () => (await import('./ask.js')).askCommand,
  knowledge: async () => (await import('./knowledge.js')).knowledgeCommand,
  tickets: async () => (await import('./tickets.js')).ticketsCommand,
  zalo: async () => (await import('./zalo.js')).zaloCommand,
};

const io: Io = {
  stdout: (line) => process.stdout.write(`${line}\n`),
  stderr: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
};

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const load = commands[name];
  if (load === undefined) {
    throw new UserError(
      `No command "${name}". One of: ${Object.keys(commands).join(', ')}.`,
      'usage',
    );
  }
  return (await load())(args, io);
}

// `| head` closes the pipe early; that is not an error of ours.
process.stdout.on('error', () => process.exit(0));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    io.stderr(describe(error));
    process.exitCode = 1;
  },
);

/** One readable line for what a person can mend, the stack for a defect. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = error instanceof UserError || ('code' in error && error instanceof TypeError);
  return expected ? error.message : (error.stack ?? error.message);
}

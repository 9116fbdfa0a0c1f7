import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { UserError } from '../core';
import { bundle } from './build-server';
import type { Command } from './io';
import { serverFlags } from './server-flags';

/**
 * `bench decide [FILE.jsonl …]`: understanding, search and decision of each question over the articles
 * of the repository, beside stock MiniSearch and SQLite FTS5 over their sections, by turns; in a process
 * built and started as the server is.
 */
export const runBenchDecide: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '9' }, json: { type: 'boolean' } },
  });
  if (!/^[1-9]\d*$/.test(values.rounds))
    throw new UserError('--rounds is a number from 1', 'usage');
  const files = positionals.length > 0 ? positionals : ['tests/golden/questions.jsonl'];
  const program = 'dist/bench-decide.js';
  await bundle('src/cli/bench-decide-run.ts', program);
  const form = values.json === true ? 'json' : 'table';
  const child = spawn(process.execPath, [...serverFlags, program, values.rounds, form, ...files], {
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
};

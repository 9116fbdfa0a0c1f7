import { UserError } from '../core';
import { runBenchCatalogue } from './bench-catalogue';
import { runBenchDecide } from './bench-decide';
import { runBenchFeedback } from './bench-feedback';
import { runBenchSearch } from './bench-search';
import { runBenchTurn } from './bench-turn';
import { runBenchWidget } from './bench-widget';
import { runBenchZalo } from './bench-zalo';
import type { Command } from './io';

const benches: Readonly<Record<string, Command>> = {
  catalogue: runBenchCatalogue,
  decide: runBenchDecide,
  feedback: runBenchFeedback,
  search: runBenchSearch,
  turn: runBenchTurn,
  widget: runBenchWidget,
  zalo: runBenchZalo,
};

/** `npm run -s bench -- NAME`: prints a table, or one JSON object with `--json`. */
export const benchCommand: Command = ([name = '', ...args], io) => {
  const bench = benches[name];
  if (bench === undefined) {
    throw new UserError(`npm run -s bench -- ${Object.keys(benches).join('|')} [--json]`, 'usage');
  }
  return bench(args, io);
};

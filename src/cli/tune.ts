import { UserError } from '../core';
import { runBuildCounts } from './build-counts';
import type { Command } from './io';
import { runTuneDecider } from './tune-decider';
import { runTuneSearch } from './tune-search';

const tools: Readonly<Record<string, Command>> = {
  decider: runTuneDecider,
  search: runTuneSearch,
  counts: runBuildCounts,
};

/** `tune NAME …`: the tools that make the constants and counts the program carries. */
export const tuneCommand: Command = ([name = '', ...args], io) => {
  const tool = tools[name];
  if (tool === undefined) {
    throw new UserError(`tune ${Object.keys(tools).join('|')} …`, 'usage');
  }
  return tool(args, io);
};

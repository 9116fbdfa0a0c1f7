import { createEngine } from '../answers';
import { UserError, systemClock } from '../core';
import { loadKnowledge } from '../knowledge';
import { writeLearned } from '../learned-file';
import type { Command } from './io';

/** `learn FILE`: part of the build; keeps what every start would otherwise learn again. */
export const learnCommand: Command = async ([file], io) => {
  if (file === undefined) throw new UserError('tsx src/cli/main.ts learn FILE', 'usage');
  const snapshot = await loadKnowledge('knowledge', { clock: systemClock, advice: false });
  const learned = createEngine(snapshot).learned();
  writeLearned(file, learned);
  io.stderr(`learned knowledge ${learned.version}: ${file}`);
  return 0;
};

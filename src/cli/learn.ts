import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '../answers';
import { UserError, systemClock } from '../core';
import { loadKnowledge, storeKnowledge } from '../knowledge';
import { writeLearned, writeWhole } from '../learned-file';
import type { Command, Io } from './io';

const dir = 'knowledge';

/**
 * `learn FILE`: part of the build; keeps what every start would otherwise learn again, and beside it
 * the knowledge as the program that lies there (`main.js`) reads it.
 */
export const learnCommand: Command = async ([file], io) => {
  if (file === undefined) throw new UserError('tsx src/cli/main.ts learn FILE', 'usage');
  const snapshot = await loadKnowledge(dir, { clock: systemClock, advice: false });
  const learned = createEngine(snapshot).learned();
  const program = path.join(path.dirname(file), 'main.js');
  writeLearned({ file, program }, learned);
  io.stderr(`learned knowledge ${learned.version}: ${file}`);
  await keepKnowledge(program, io);
  return 0;
};

async function keepKnowledge(program: string, io: Io): Promise<void> {
  const kept = path.join(path.dirname(program), 'knowledge.bin');
  rmSync(kept, { force: true });
  if (!existsSync(program)) return;
  const bytes = await storeKnowledge(dir, { program, clock: systemClock });
  if (bytes === undefined) {
    io.stderr('knowledge has errors and is not kept: every start reads its files');
    return;
  }
  writeWhole(kept, bytes);
  io.stderr(`kept knowledge: ${kept}`);
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IdGenerator } from './core';

/**
 * The token secret of an installation that names none: made once, kept beside the SQLite file and
 * readable by its owner only, so that citizens' tokens outlive a restart.
 */
export function localSecret(databaseUrl: string, ids: IdGenerator): string {
  const file = databaseUrl.replace(/^sqlite:/, '');
  if (file === ':memory:') return ids.code(64);
  const secretFile = path.join(path.dirname(file), 'directline.secret');
  try {
    return readFileSync(secretFile, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(path.dirname(secretFile), { recursive: true });
  const secret = ids.code(64);
  writeFileSync(secretFile, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}

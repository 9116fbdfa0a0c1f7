import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(__dirname, '../..');
const built = new Map<string, string>();

/**
 * A program of the repository as one file that Node runs as it is, built once a test file: a
 * process that has to compile itself first takes seconds on a busy machine.
 */
export function bundled(entry: string): string {
  const known = built.get(entry);
  if (known !== undefined) return known;
  // Inside node_modules, so that the bundle finds its packages and no tool looks at it.
  const name = `${path.basename(entry, '.ts')}-${process.pid}.cjs`;
  const outfile = path.join(root, 'node_modules/.cache/tro-ly', name);
  buildSync({
    entryPoints: [path.join(root, entry)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
  });
  process.once('exit', () => {
    rmSync(outfile, { force: true });
  });
  built.set(entry, outfile);
  return outfile;
}

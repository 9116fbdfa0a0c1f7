import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';

const src = path.resolve(__dirname, '..');

/**
 * Bundles the answering engine for the browser's worker. Modules of ours do nothing when they are
 * loaded, so what reads disks is left out where nothing calls it; rejects when something does.
 */
export async function bundleEngine(shared: BuildOptions): Promise<string> {
  const { metafile, outputFiles } = await build({
    ...shared,
    entryPoints: [path.join(src, 'offline/engine-worker.ts')],
    format: 'iife',
    platform: 'browser',
    // Looking behind in patterns came to browsers after all else that is used.
    target: ['chrome87', 'safari16.4', 'firefox125'],
    metafile: true,
    write: false,
    plugins: [browserDoors, sentences],
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  if (imports.length > 0) {
    const names = imports.map((one) => one.path).join(', ');
    throw new Error(`The offline engine would need ${names} in the browser.`);
  }
  return outputFiles.map(({ text }) => text).join('');
}

const inBrowsers = new Set(['i18next', 'minisearch']);
const settled = { settled: true };

/** What stands for what in the browser. */
const browserDoors: Plugin = {
  name: 'browser-doors',
  setup: (building) => {
    building.onResolve({ filter: /^natural\// }, () => ({
      path: path.join(src, 'offline/counting-bayes.ts'),
    }));
    building.onResolve({ filter: /.*/ }, async (asked) => {
      if (asked.pluginData === settled || asked.kind === 'entry-point') return undefined;
      const ours = asked.importer.startsWith(src);
      if (!ours) return undefined;
      if (!asked.path.startsWith('.') && !inBrowsers.has(asked.path)) {
        return { path: asked.path, external: true, sideEffects: false };
      }
      const { resolveDir, kind, importer } = asked;
      const found = await building.resolve(asked.path, {
        resolveDir,
        kind,
        importer,
        pluginData: settled,
      });
      return { path: found.path, errors: found.errors, sideEffects: false };
    });
  },
};

const notSpoken = /^(portal|widget|rating|console|zalo|ticket|survey|report)\./;

/** Of the sentences in `locales/`, those that answers are made of; and data as text that is parsed. */
const sentences: Plugin = {
  name: 'sentences',
  setup: (building) => {
    building.onLoad({ filter: /\.json$/ }, async ({ path: file }) => {
      const data = JSON.parse(await readFile(file, 'utf8')) as object;
      const kept = /[\\/]locales[\\/]/.test(file)
        ? Object.fromEntries(Object.entries(data).filter(([key]) => !notSpoken.test(key)))
        : data;
      // Browsers parse JSON several times as fast as the same data written as a program.
      const text = JSON.stringify(JSON.stringify(kept));
      return { contents: `export default JSON.parse(${text});`, loader: 'js' };
    });
  },
};
